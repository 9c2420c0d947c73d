import type { Certificate } from '@tongguan/ceb';
import forge from 'node-forge';
import { readable } from './certificate.ts';
import { SignerError } from './errors.ts';

export type PfxContent = {
  /** PKCS#8, or for RSA what it wraps (PKCS#1). */
  readonly privateKeys: readonly Buffer[];
  readonly certificates: Certificate[];
};

/** Far above any key with its chain; the parser is not made for hostile sizes. */
const PFX_BYTES_MAX = 1024 * 1024;

const ASCII = /^[ -~]*$/;
const ASCII_ONLY = 'PKCS#12 的口令只能用 ASCII 字符 / only ASCII passwords are read';

const BAGS = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;

/**
 * The keys and certificates of a PKCS#12 file (RFC 7292), which Node cannot take apart. The library decrypts and checks
 * the MAC; keys and certificates it does not know (SM2) come out of it as they were stored and are read by us.
 */
export function readPfx(bytes: Buffer, password: string): PfxContent {
  if (bytes.length > PFX_BYTES_MAX) throw new SignerError('file', `${bytes.length} bytes`);
  const bags = bagsOf(bytes, password);
  const keys = bags.filter(({ type }) => type === BAGS.key || type === BAGS.shroudedKey);
  const certificates = bags.filter(({ type }) => type === BAGS.certificate);
  if (keys.length === 0) throw new SignerError('file', 'PKCS#12 中没有私钥 / no private key inside');
  return {
    privateKeys: keys.map(keyBytes),
    certificates: certificates.flatMap((bag) => readable(certificateBytes(bag))),
  };
}

function bagsOf(bytes: Buffer, password: string): forge.pkcs12.Bag[] {
  let pfx: forge.asn1.Asn1;
  try {
    pfx = forge.asn1.fromDer(bytes.toString('latin1'));
  } catch (error) {
    throw new SignerError('file', 'PKCS#12', { cause: error });
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(pfx, true, password).safeContents.flatMap(({ safeBags }) => safeBags);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    // Its only way to tell: "PKCS#12 MAC could not be verified. Invalid password?" and the like.
    if (/password/i.test(text)) throw new SignerError('password', '', { cause: error });
    // Its PBES2 takes one byte a letter, so that AES files with other passwords pass the MAC and fail here.
    if (!ASCII.test(password)) throw new SignerError('password', ASCII_ONLY, { cause: error });
    throw new SignerError('file', `PKCS#12: ${text.slice(0, 80)}`, { cause: error });
  }
}

function keyBytes({ key, asn1 }: forge.pkcs12.Bag): Buffer {
  return derOf(key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1);
}

function certificateBytes({ cert, asn1 }: forge.pkcs12.Bag): Buffer {
  return derOf(cert ? forge.pki.certificateToAsn1(cert) : asn1);
}

function derOf(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
}
