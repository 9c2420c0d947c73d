import { generateKeyPairSync, sign } from 'node:crypto';
import { assert, type EpochMs } from '@tongguan/kernel';
import { DER, der, derBitString, derInteger, derOid } from './der.ts';
import { OID } from './oids.ts';
import { randomScalar, sm2PublicKeyOf, sm2Sign, userHash } from './sm2.ts';

/** A key with a self-signed certificate: sandbox participants and tests have these. */
export type Identity = {
  readonly privateKeyPem: string;
  readonly certificateDer: Buffer;
  /** The serial number as KeyName shows it. */
  readonly serialHex: string;
};

export type IdentityRequest = {
  readonly subject: { readonly commonName: string; readonly organization?: string; readonly country?: string };
  /** Serial number in hexadecimal, for example `01691f7f`; not zero. */
  readonly serial: string;
  readonly notBefore: EpochMs;
  readonly notAfter: EpochMs;
};

export function generateRsaIdentity(request: IdentityRequest): Identity {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const algorithm = der(DER.sequence, derOid(OID.sha256WithRsa), der(DER.null));
  const certificateDer = selfSigned(request, algorithm, pair.publicKey, (body) =>
    sign('sha256', body, pair.privateKey),
  );
  return { privateKeyPem: pair.privateKey, certificateDer, serialHex: request.serial.toLowerCase() };
}

export function generateSm2Identity(request: IdentityRequest): Identity {
  const privateKey = randomScalar();
  const publicKey = sm2PublicKeyOf(privateKey);
  const keyAlgorithm = der(DER.sequence, derOid(OID.ecPublicKey), derOid(OID.sm2Curve));
  const keyInfo = der(DER.sequence, keyAlgorithm, derBitString(publicKey));
  const z = userHash(publicKey);
  const certificateDer = selfSigned(request, der(DER.sequence, derOid(OID.sm2WithSm3)), keyInfo, (body) => {
    // Certificates carry SM2 signatures as SEQUENCE { r, s } (GB/T 35276), messages as r‖s.
    const raw = sm2Sign(privateKey, z, body);
    return der(DER.sequence, derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32)));
  });
  const privateKeyPem = sm2Pem(privateKey, publicKey, keyAlgorithm);
  return { privateKeyPem, certificateDer, serialHex: request.serial.toLowerCase() };
}

function selfSigned(
  request: IdentityRequest,
  algorithm: Buffer,
  keyInfo: Buffer,
  signBody: (body: Buffer) => Buffer,
): Buffer {
  const serial = Buffer.from(request.serial.padStart(request.serial.length + (request.serial.length % 2), '0'), 'hex');
  assert(serial.some((byte) => byte !== 0) && serial.length <= 20, 'a serial number is positive, of 20 bytes at most');
  assert(request.notBefore < request.notAfter, 'a certificate begins before it ends');
  const name = distinguishedName(request.subject);
  const body = der(
    DER.sequence,
    der(DER.explicit0, derInteger(Buffer.from([2]))),
    derInteger(serial),
    algorithm,
    name,
    der(DER.sequence, derTime(request.notBefore), derTime(request.notAfter)),
    name,
    keyInfo,
    der(DER.explicit3, der(DER.sequence, ...extensions())),
  );
  return der(DER.sequence, body, algorithm, derBitString(signBody(body)));
}

function distinguishedName(subject: IdentityRequest['subject']): Buffer {
  const attributes: readonly (readonly [string, number, string | undefined])[] = [
    [OID.country, DER.printableString, subject.country],
    [OID.organization, DER.utf8String, subject.organization],
    [OID.commonName, DER.utf8String, subject.commonName],
  ];
  const sets = attributes.flatMap(([type, tag, text]) =>
    text === undefined ? [] : [der(DER.set, der(DER.sequence, derOid(type), der(tag, Buffer.from(text))))],
  );
  return der(DER.sequence, ...sets);
}

/** Not an authority; may sign messages with non-repudiation. */
function extensions(): Buffer[] {
  const critical = der(DER.boolean, Buffer.from([0xff]));
  const noAuthority = der(DER.octetString, der(DER.sequence));
  const digitalSignatureAndNonRepudiation = der(DER.octetString, der(DER.bitString, Buffer.from([6, 0xc0])));
  return [
    der(DER.sequence, derOid(OID.basicConstraints), critical, noAuthority),
    der(DER.sequence, derOid(OID.keyUsage), critical, digitalSignatureAndNonRepudiation),
  ];
}

/** RFC 5280, 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. */
function derTime(atMs: EpochMs): Buffer {
  const text = `${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const year = Number(text.slice(0, 4));
  assert(year >= 1950 && year <= 9999, 'a certificate lies within the years X.509 can write');
  return year < 2050 ? der(DER.utcTime, Buffer.from(text.slice(2))) : der(DER.generalizedTime, Buffer.from(text));
}

/** PKCS#8 with SEC 1 inside, as `openssl genpkey` writes it. */
function sm2Pem(privateKey: bigint, publicKey: Buffer, keyAlgorithm: Buffer): string {
  const secret = Buffer.from(privateKey.toString(16).padStart(64, '0'), 'hex');
  const sec1 = der(
    DER.sequence,
    derInteger(Buffer.from([1])),
    der(DER.octetString, secret),
    der(DER.explicit1, derBitString(publicKey)),
  );
  const pkcs8 = der(DER.sequence, derInteger(Buffer.from([0])), keyAlgorithm, der(DER.octetString, sec1));
  const lines = pkcs8.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}
