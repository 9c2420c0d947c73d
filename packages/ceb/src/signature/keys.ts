import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import { ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
import { bitStringOf, DER, type DerNode, integerOf, oidOf, parseDer } from './der.ts';
import { OID } from './oids.ts';
import { rsaFlaw } from './soundKey.ts';
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

/** An RSA public key from PEM. A key that is no RSA key or must not be trusted is a fault of configuration. */
export function rsaVerifyKey(pem: string): VerifyKey {
  const key = rsaKeyOf(createPublicKey(pem));
  assert(typeof key !== 'string', 'an RSA key is sound and has at least 2048 bits');
  return key;
}

/** An SM2 public key from an uncompressed point in hexadecimal (04‖x‖y) or from PEM. */
export function sm2VerifyKey(pointHexOrPem: string): VerifyKey {
  const key = isPem(pointHexOrPem)
    ? publicKeyOf(parseDer(pemBytes(pointHexOrPem)) ?? undefined)
    : sm2KeyOf(Buffer.from(pointHexOrPem, 'hex'));
  assert(typeof key !== 'string' && key.kind === 'sm2', 'an SM2 public key is a point of the curve');
  return key;
}

/** The key of a SubjectPublicKeyInfo; in words why not, when it is not one we accept. */
export function publicKeyOf(info: DerNode | undefined): VerifyKey | string {
  const [algorithm, value, ...more] = info?.tag === DER.sequence ? info.children : [];
  const bits = bitStringOf(value);
  if (info === undefined || algorithm?.tag !== DER.sequence || bits === null || more.length > 0) return NO_KEY;
  const [kind, parameters, ...further] = algorithm.children;
  if (further.length > 0) return NO_KEY;
  if (oidOf(kind) === OID.ecPublicKey) {
    return oidOf(parameters) === OID.sm2Curve ? sm2KeyOf(bits) : 'EC: another curve';
  }
  if (oidOf(kind) !== OID.rsaEncryption) return NO_KEY;
  try {
    return rsaKeyOf(createPublicKey({ key: info.whole, format: 'der', type: 'spki' }));
  } catch {
    return NO_KEY;
  }
}

const NO_KEY = 'public key';

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

/** The one gate of RSA keys: whatever verifies has come through here. */
function rsaKeyOf(key: KeyObject): VerifyKey | string {
  if (key.asymmetricKeyType !== 'rsa') return NO_KEY;
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  return rsaFlaw(numberOf(n), numberOf(e)) ?? { kind: 'rsa', key };
}

function numberOf(base64url: string): bigint {
  return BigInt(`0x0${Buffer.from(base64url, 'base64url').toString('hex')}`);
}

function sm2KeyOf(point: Buffer): VerifyKey | string {
  const key = sm2PublicKey(point);
  return key === null ? 'SM2: no point of the curve, or ±G' : { kind: 'sm2', key };
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
