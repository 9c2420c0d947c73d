// Arithmetic modulo p = 2^256 − 2^224 − 2^96 + 2^64 − 1 (GB/T 32918.5) as WebAssembly instructions.
//
// A number is 9 limbs of 29 bits, least significant first: i64 locals here, signed 32-bit words in memory. It stands
// for itself times R = 2^261 (Montgomery), may be negative, and is known modulo p only. "Tight" limbs, as every
// operation writes them, lie in [0, 2^29), the highest within ±2^28. Sums, differences and negatives are taken limb by
// limb, without carries. A column of a product of tight numbers is below 9 · 2^58; a signed i64 holds three of them
// with room for the terms of the reduction. In use are at most two.

import { add, and, constant, get, load, mul, shl, shr, sub } from './assembler.mjs';

const LIMBS = 9;
export const LIMB_BITS = 29;
export const ELEMENT_BYTES = LIMBS * 4;
const MASK = (1n << BigInt(LIMB_BITS)) - 1n;
const COLUMNS = 2 * LIMBS - 1;

/** p + 1 = 2^256 − 2^224 − 2^96 + 2^64: where a multiple of p meets the columns above its own. */
const POWERS = [
  { exponent: 64, join: add },
  { exponent: 96, join: sub },
  { exponent: 224, join: sub },
  { exponent: 256, join: add },
].map(({ exponent, join }) => ({ limbs: Math.floor(exponent / LIMB_BITS), bits: exponent % LIMB_BITS, join }));

/** The field's operations, each appending to the function `f` and returning the 9 locals of its result. */
export function fieldOf(f) {
  const accumulator = f.newLocal();
  const quotients = Array.from({ length: LIMBS }, f.newLocal);
  const newElement = () => Array.from({ length: LIMBS }, f.newLocal);
  const each = (limbOf) => {
    const target = newElement();
    target.forEach((local, limb) => f.set(local, limbOf(limb)));
    return target;
  };

  /**
   * Montgomery's reduction, column by column. As p ≡ −1 modulo 2^64, the multiple of p that clears a column is the
   * column's own low 29 bits, and adding it takes shifts only. `plus`, if given, is added to the quotient by R.
   */
  function reduce(columnOf, plus) {
    const target = newElement();
    for (let column = 0; column < COLUMNS; column++) {
      let sum = columnOf(column);
      for (const { limbs, bits, join } of POWERS) {
        const quotient = quotients[column - limbs];
        if (quotient !== undefined) sum = join(sum, shl(get(quotient), bits));
      }
      const high = column - LIMBS;
      if (high >= 0 && plus) sum = add(sum, plus(high));
      if (column > 0) sum = add(sum, shr(get(accumulator), LIMB_BITS));
      f.set(accumulator, sum);
      f.set(high < 0 ? quotients[column] : target[high], and(get(accumulator), constant(MASK)));
    }
    const top = shr(get(accumulator), LIMB_BITS);
    f.set(target[LIMBS - 1], plus ? add(top, plus(LIMBS - 1)) : top);
    return target;
  }

  return {
    each,
    read: (address, offset) => each((limb) => load(address, offset + 4 * limb)),
    write: (address, offset, value) => value.forEach((local, limb) => f.store(address, offset + 4 * limb, get(local))),
    multiply: (a, b, plus) => reduce((column) => productColumn(a, b, column), plus),
    square: (a, plus) => {
      const twice = each((limb) => shl(get(a[limb]), 1));
      return reduce((column) => squareColumn(a, twice, column), plus);
    },
    /** a·b − c·d with one reduction. */
    subProducts: (a, b, c, d) => reduce((column) => sub(productColumn(a, b, column), productColumn(c, d, column))),
    /** Makes limbs tight again, in place. */
    carry: (value) => {
      for (let limb = 0; limb + 1 < LIMBS; limb++) {
        f.set(value[limb + 1], add(get(value[limb + 1]), shr(get(value[limb]), LIMB_BITS)));
        f.set(value[limb], and(get(value[limb]), constant(MASK)));
      }
    },
  };
}

function productColumn(a, b, column) {
  const terms = [];
  for (let i = 0; i < LIMBS; i++) {
    const j = column - i;
    if (j >= 0 && j < LIMBS) terms.push(mul(get(a[i]), get(b[j])));
  }
  return add(...terms);
}

function squareColumn(a, twice, column) {
  const terms = [];
  for (let i = 0; 2 * i <= column; i++) {
    const j = column - i;
    if (j < LIMBS) terms.push(i === j ? mul(get(a[i]), get(a[i])) : mul(get(twice[i]), get(a[j])));
  }
  return add(...terms);
}
