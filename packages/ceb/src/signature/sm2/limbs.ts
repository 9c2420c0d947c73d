const LIMBS = 9;
const LIMB_BITS = 29;

/** One number at a time, cut into pieces: 32-bit words, least significant first, and one of zeros. */
const memory = new ArrayBuffer(40);
const words = new Uint32Array(memory);
const quads = new BigUint64Array(memory);

/** Writes a number below 2^256 as 9 limbs of 29 bits. */
export function limbsOf(value: bigint, target: Int32Array, at: number): void {
  spread(value);
  for (let limb = 0; limb < LIMBS; limb++) target[at + limb] = bitsAt(LIMB_BITS * limb, LIMB_BITS);
}

/** Digits of `width` bits a scalar below 2^256 has. One bit more than the scalar, for the last carry. */
export function digitCount(width: number): number {
  return Math.floor(256 / width) + 1;
}

/** Writes a scalar as digits in (−2^(width−1), 2^(width−1)], least significant first: half the table does. */
export function signedDigitsOf(scalar: bigint, width: number, target: Int16Array): void {
  spread(scalar);
  const half = 2 ** (width - 1);
  let carry = 0;
  for (let index = 0; index < digitCount(width); index++) {
    const digit = bitsAt(width * index, width) + carry;
    carry = digit > half ? 1 : 0;
    target[index] = digit - carry * 2 * half;
  }
}

function spread(value: bigint): void {
  // The array keeps the low 64 bits of what it is given.
  quads[0] = value;
  quads[1] = value >> 64n;
  quads[2] = value >> 128n;
  quads[3] = value >> 192n;
}

function bitsAt(offset: number, width: number): number {
  const index = offset >>> 5;
  const shift = offset & 31;
  const low = (words[index] as number) >>> shift;
  // Shifted in two steps, as a shift by 32 would be one by 0.
  const high = ((words[index + 1] as number) << 1) << (31 - shift);
  return (low | high) & (2 ** width - 1);
}
