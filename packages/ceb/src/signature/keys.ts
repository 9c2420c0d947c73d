import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import { ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
import { bitStringOf, DER, type DerNode, integerOf, oidOf, parseDer } from './der.ts';
import { OID } from './oids.ts';
import { type Sm2PublicKey, sm2PublicKey, sm2PublicKeyOf, sm2Sign, sm2Verify, userHash } from './sm2.ts';

/** A public key of the registry, prepared for many verifications. Its kind decides which algorithms it may verify. */
export type VerifyKey =
  | { readonly kind: 'rsa'; readonly key: KeyObject }
  | { readonly kind: 'sm2'; readonly key: Sm2PublicKey };

/** Whoever signs messages. `sign` is synchronous: keys in a file, or a device's answer fetched before. */
export type Signer = {
  readonly algorithm: SignatureAlgorithm;
  /** Serial number of the certificate in hexadecimal; becomes KeyName. */
  readonly keyName: string;
  readonly certificateDer?: Buffer;
  sign(data: Buffer): Buffer;
};

export type SignerIdentity = { readonly keyName: string; readonly certificateDer?: Buffer };

/** Below this RSA is not accepted (NIST SP 800-131A). */
const RSA_BITS_MIN = 2048;

/** An RSA public key from PEM. A key that is no RSA key or too short is a fault of configuration. */
export function rsaVerifyKey(pem: string): VerifyKey {
  const key = rsaKeyOf(createPublicKey(pem));
  assert(key !== null, 'an RSA key has at least 2048 bits');
  return key;
}

/** An SM2 public key from an uncompressed point in hexadecimal (04‖x‖y) or from PEM. */
export function sm2VerifyKey(pointHexOrPem: string): VerifyKey {
  const key = isPem(pointHexOrPem)
    ? publicKeyOf(parseDer(pemBytes(pointHexOrPem)) ?? undefined)
    : sm2KeyOf(Buffer.from(pointHexOrPem, 'hex'));
  assert(key?.kind === 'sm2', 'an SM2 public key is a point of the curve');
  return key;
}

/** The key of a SubjectPublicKeyInfo, `null` when it is not one we accept. */
export function publicKeyOf(info: DerNode | undefined): VerifyKey | null {
  const algorithm = info?.children[0];
  const bits = bitStringOf(info?.children[1]);
  if (info === undefined || bits === null) return null;
  if (oidOf(algorithm?.children[0]) === OID.ecPublicKey) {
    return oidOf(algorithm?.children[1]) === OID.sm2Curve ? sm2KeyOf(bits) : null;
  }
  if (oidOf(algorithm?.children[0]) !== OID.rsaEncryption) return null;
  try {
    return rsaKeyOf(createPublicKey({ key: info.whole, format: 'der', type: 'spki' }));
  } catch {
    return null;
  }
}

/** Whether `signature` over `data` was made with this key, by this algorithm and no other. */
export function keyVerifies(key: VerifyKey, algorithm: SignatureAlgorithm, data: Buffer, signature: Buffer): boolean {
  const profile = ALGORITHMS[algorithm];
  assert(profile.key === key.kind, 'the algorithm fits the key');
  return key.kind === 'rsa' ? verify(profile.hash, data, key.key, signature) : sm2Verify(key.key, data, signature);
}

export function rsaSigner(
  privateKeyPem: string,
  identity: SignerIdentity,
  algorithm: 'rsa-sha1' | 'rsa-sha256' = 'rsa-sha256',
): Signer {
  const key = createPrivateKey(privateKeyPem);
  assert(key.asymmetricKeyType === 'rsa', 'an RSA signer has an RSA key');
  return { algorithm, ...identity, sign: (data) => sign(ALGORITHMS[algorithm].hash, data, key) };
}

/** An SM2 signer from a private key in hexadecimal or PKCS#8 / SEC 1 PEM. */
export function sm2Signer(privateKeyHexOrPem: string, identity: SignerIdentity): Signer {
  const privateKey = isPem(privateKeyHexOrPem)
    ? sm2PrivateKeyOf(privateKeyHexOrPem)
    : BigInt(`0x${privateKeyHexOrPem}`);
  const z = userHash(sm2PublicKeyOf(privateKey));
  return { algorithm: 'sm2-sm3', ...identity, sign: (data) => sm2Sign(privateKey, z, data) };
}

function rsaKeyOf(key: KeyObject): VerifyKey | null {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === 'rsa' && bits >= RSA_BITS_MIN ? { kind: 'rsa', key } : null;
}

function sm2KeyOf(point: Buffer): VerifyKey | null {
  const key = sm2PublicKey(point);
  return key === null ? null : { kind: 'sm2', key };
}

/** PKCS#8 (RFC 5208) wraps SEC 1 (RFC 5915); both are read. */
function sm2PrivateKeyOf(pem: string): bigint {
  const outer = parseDer(pemBytes(pem));
  assert(outer !== null, 'an SM2 private key is DER inside PEM');
  const wrapped = outer.children[2]?.tag === DER.octetString;
  if (wrapped) assert(oidOf(outer.children[1]?.children[1]) === OID.sm2Curve, 'an SM2 private key names the SM2 curve');
  const sec1 = wrapped ? parseDer(outer.children[2]?.content ?? Buffer.alloc(0)) : outer;
  const secret = sec1?.children[1];
  assert(integerOf(sec1?.children[0])?.equals(Buffer.from([1])) === true, 'an EC private key has version 1');
  assert(secret?.tag === DER.octetString, 'an EC private key holds its scalar');
  return BigInt(`0x${secret.content.toString('hex')}`);
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN');
}

/** The last block: `openssl ecparam` writes the curve's parameters before the key. */
function pemBytes(pem: string): Buffer {
  const blocks = [...pem.matchAll(/-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]+)-----END [A-Z ]+-----/g)];
  return Buffer.from(blocks.at(-1)?.[1] ?? '', 'base64');
}
