import { createHash, randomBytes } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import { CURVE, fromBigInt, Point, type Sm2Point, toBigInt } from './sm2/curve.ts';
import type { TableKey } from './sm2/keyTables.ts';
import { createSumComparer, type SumComparer } from './sm2/sum.ts';

const ORDER = CURVE.n;

/** The user id of the specification; signer and verifier hash it into every signature (GB/T 32918.2, 5.5). */
const USER_ID = Buffer.from('1234567812345678');
/** Windows of the maintained library's tables, which it builds when it first needs them: half a megabyte a key. */
const WINDOW_BITS = 8;

/** A public key that is a point of the curve, with what every verification with it would otherwise compute again. */
export type Sm2PublicKey = {
  readonly bytes: Buffer;
  readonly z: Buffer;
  readonly point: Sm2Point;
  readonly tableKey: TableKey;
};

/**
 * Reads an uncompressed point (0x04, x, y). `null` when it is not on the curve; the curve has a prime number of points, so
 * each of them is of its order. G and −G are refused: their secrets are 1 and n − 1, and GB/T 32918.1, 6.1, allows no n − 1.
 */
export function sm2PublicKey(bytes: Buffer): Sm2PublicKey | null {
  if (bytes.length !== 65 || bytes[0] !== 4) return null;
  try {
    const point = Point.fromBytes(bytes);
    point.assertValidity();
    const tableKey = { id: bytes.toString('latin1'), ...point.toAffine() };
    if (tableKey.x === CURVE.Gx) return null;
    return { bytes, z: userHash(bytes), point: point.precompute(WINDOW_BITS), tableKey };
  } catch {
    return null;
  }
}

/** GB/T 32918.2, section 7. `signature` is r‖s, 64 bytes; nothing else is read. */
export function sm2Verify(key: Sm2PublicKey, message: Buffer, signature: Buffer): boolean {
  return signature.length === 64 && sm2VerifyHash(key, messageHash(key.z, message), signature, fastComparer());
}

/** The same from the hash on, with the comparer to use: `null` is the way of the maintained library alone. */
export function sm2VerifyHash(key: Sm2PublicKey, e: bigint, signature: Buffer, comparer: SumComparer | null): boolean {
  const r = toBigInt(signature.subarray(0, 32));
  const s = toBigInt(signature.subarray(32));
  if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) return false;
  const t = (r + s) % ORDER;
  if (t === 0n) return false;
  // (e + x) mod n = r, solved for x. e lies below 2n.
  const x = (r - e + ORDER + ORDER) % ORDER;
  return comparer?.hasAbscissa(key.tableKey, s, t, x) ?? hasAbscissa(key.point, s, t, x);
}

/**
 * The hash modulo n over which a value would be this key’s signature; `null` when r or s are out of range. Any r and s are a
 * signature of any key over some hash: so this tells for certain what was signed, if the key is right, and costs one product.
 */
export function sm2SignedHash(key: Sm2PublicKey, signature: Buffer): bigint | null {
  const r = toBigInt(signature.subarray(0, 32));
  const s = toBigInt(signature.subarray(32));
  if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) return null;
  const t = (r + s) % ORDER;
  if (t === 0n) return null;
  const sum = Point.BASE.multiplyUnsafe(s).add(key.point.multiplyUnsafe(t));
  return sum.is0() ? null : (((r - sum.toAffine().x) % ORDER) + ORDER) % ORDER;
}

/** A hash as `sm2SignedHash` gives it. */
export function hashModulo(hash: bigint): bigint {
  return hash % ORDER;
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
export function userHash(publicKey: Buffer, userId = USER_ID): Buffer {
  const idBits = Buffer.alloc(2);
  idBits.writeUInt16BE(userId.length * 8);
  const curve = [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].map(fromBigInt);
  return sm3(Buffer.concat([idBits, userId, ...curve, publicKey.subarray(1)]));
}

/** e of GB/T 32918.2: the number that is signed. Without Z it is what wrong programs sign. */
export function messageHash(z: Buffer, message: Buffer): bigint {
  return toBigInt(sm3(Buffer.concat([z, message])));
}

function sm3(data: Buffer): Buffer {
  return createHash('sm3').update(data).digest();
}

/** Slow and complete: every case the standard knows, and the reference of the fast way in tests. */
function hasAbscissa(point: Sm2Point, s: bigint, t: bigint, x: bigint): boolean {
  const sum = Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
  return !sum.is0() && sum.toAffine().x % ORDER === x;
}

let comparer: SumComparer | null | undefined;

/** Made at the first verification, some milliseconds of work; one for all keys. */
function fastComparer(): SumComparer | null {
  if (comparer === undefined) comparer = createSumComparer();
  return comparer;
}
