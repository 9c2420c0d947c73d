import { createHash, randomBytes } from 'node:crypto';
import { type WeierstrassPoint, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { assert } from '@tongguan/kernel';

/** The recommended curve of GB/T 32918.5-2017 (sm2p256v1). */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const ORDER = CURVE.n;

const Point = weierstrass(CURVE);
type Sm2Point = WeierstrassPoint<bigint>;

/** The user id of the specification; signer and verifier hash it into every signature (GB/T 32918.2, 5.5). */
const USER_ID = Buffer.from('1234567812345678');
/** Bits of the window tables: 8 costs half a megabyte and some 30 ms a key, once. */
const WINDOW_BITS = 8;

/** A public key with what every verification with it would otherwise compute again. */
export type Sm2PublicKey = { readonly bytes: Buffer; readonly z: Buffer; readonly point: Sm2Point };

/** Reads an uncompressed point (0x04, x, y). `null` when it is not on the curve. */
export function sm2PublicKey(bytes: Buffer): Sm2PublicKey | null {
  if (bytes.length !== 65 || bytes[0] !== 4) return null;
  try {
    const point = Point.fromBytes(bytes);
    point.assertValidity();
    return { bytes, z: userHash(bytes), point: point.precompute(WINDOW_BITS) };
  } catch {
    return null;
  }
}

/** GB/T 32918.2, section 7. `signature` is r‖s, 64 bytes; nothing else is read. */
export function sm2Verify(key: Sm2PublicKey, message: Buffer, signature: Buffer): boolean {
  if (signature.length !== 64) return false;
  const r = toBigInt(signature.subarray(0, 32));
  const s = toBigInt(signature.subarray(32));
  if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) return false;
  const t = (r + s) % ORDER;
  if (t === 0n) return false;
  const sum = Point.BASE.multiplyUnsafe(s).add(key.point.multiplyUnsafe(t));
  if (sum.is0()) return false;
  return (messageHash(key.z, message) + sum.toAffine().x) % ORDER === r;
}

/** GB/T 32918.2, section 6. Returns r‖s. `drawSecret` is replaced only by the test vector of the standard. */
export function sm2Sign(privateKey: bigint, z: Buffer, message: Buffer, drawSecret = randomScalar): Buffer {
  assert(privateKey > 0n && privateKey < ORDER - 1n, 'an SM2 private key lies in [1, n−2]');
  const e = messageHash(z, message);
  for (;;) {
    const k = drawSecret();
    const r = (e + Point.BASE.multiply(k).toAffine().x) % ORDER;
    if (r === 0n || r + k === ORDER) continue;
    const inverse = Point.Fn.inv(privateKey + 1n);
    const s = (inverse * ((((k - r * privateKey) % ORDER) + ORDER) % ORDER)) % ORDER;
    if (s === 0n) continue;
    return Buffer.concat([fromBigInt(r), fromBigInt(s)]);
  }
}

export function sm2PublicKeyOf(privateKey: bigint): Buffer {
  return Buffer.from(Point.BASE.multiply(privateKey).toBytes(false));
}

/** A scalar in [1, n−2], by rejection: no bias. */
export function randomScalar(): bigint {
  for (;;) {
    const candidate = toBigInt(randomBytes(32));
    if (candidate > 0n && candidate < ORDER - 1n) return candidate;
  }
}

/** Z of GB/T 32918.2, 5.5: binds the user id, the curve and the key into the hash. */
export function userHash(publicKey: Buffer): Buffer {
  const idBits = Buffer.alloc(2);
  idBits.writeUInt16BE(USER_ID.length * 8);
  const curve = [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].map(fromBigInt);
  return sm3(Buffer.concat([idBits, USER_ID, ...curve, publicKey.subarray(1)]));
}

function messageHash(z: Buffer, message: Buffer): bigint {
  return toBigInt(sm3(Buffer.concat([z, message])));
}

function sm3(data: Buffer): Buffer {
  return createHash('sm3').update(data).digest();
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

function fromBigInt(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}
