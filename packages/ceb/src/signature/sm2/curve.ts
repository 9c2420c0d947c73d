import { type WeierstrassPoint, weierstrass } from '@noble/curves/abstract/weierstrass.js';

/** The recommended curve of GB/T 32918.5-2017 (sm2p256v1): y² = x³ + ax + b modulo p, with a = −3 and n points. */
export const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};

/** The maintained library: makes keys and signatures, checks points, and decides where the fast way cannot. */
export const Point = weierstrass(CURVE);
export type Sm2Point = WeierstrassPoint<bigint>;

export function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** 32 bytes, big-endian. */
export function fromBigInt(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}
