// The functions of the module: arithmetic on elements in memory, and the two steps of every walk over the curve.
//
// A point of a table is (x, y). A point under construction is (X, Y, ZZ, ZZZ) with x = X/ZZ, y = Y/ZZZ, ZZ³ = ZZZ²,
// followed by working space of 8 elements, of which the last is never written and zero. Formulas: coordinates XYZZ of
// the Explicit-Formulas Database, madd-2008-s and dbl-2008-s-1, the latter with a = −3.
//
// Sizes, in multiples of p: a product of factors below h and k lies in (−hk/32, 1 + hk/32), as R > 32p. So X stays
// within ±4, Y within ±2, ZZ and ZZZ within ±1.2, and no product here has hk ≥ 32.
//
// Each step calls the arithmetic instead of containing it: V8 spills registers in functions of that length, and the
// calls cost less (addition 225 ns against 540 ns in one piece).

import { add, address, beginFunction, constant, get, isZero, or, shl, sub, xor } from './assembler.mjs';
import { ELEMENT_BYTES, fieldOf, LIMB_BITS } from './field.mjs';

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const POINT_ELEMENTS = 4;

export function moduleFunctions() {
  const functions = [
    multiplyFunction(),
    squareFunction(),
    multiplySubFunction(),
    squareSubFunction(),
    subProductsFunction(),
    isZeroFunction(),
  ];
  const call = Object.fromEntries(functions.map(({ name }, index) => [name, index]));
  return [...functions, addFunction(call), doubleFunction(call)];
}

/** multiply(target, a, b): a·b */
function multiplyFunction() {
  const f = beginFunction('multiply', 3);
  const { read, write, multiply } = fieldOf(f);
  write(0, 0, multiply(read(1, 0), read(2, 0)));
  return f;
}

/** square(target, a): a² */
function squareFunction() {
  const f = beginFunction('square', 2);
  const { read, write, square } = fieldOf(f);
  write(0, 0, square(read(1, 0)));
  return f;
}

/** multiplySub(target, a, b, c): a·b − c */
function multiplySubFunction() {
  const f = beginFunction('multiplySub', 4);
  const { read, write, multiply } = fieldOf(f);
  const c = read(3, 0);
  const minus = (limb) => sub(constant(0), get(c[limb]));
  write(0, 0, multiply(read(1, 0), read(2, 0), minus));
  return f;
}

/** squareSub(target, a, b, c): a² − b − 2c */
function squareSubFunction() {
  const f = beginFunction('squareSub', 4);
  const { read, write, square } = fieldOf(f);
  const [b, c] = [read(2, 0), read(3, 0)];
  const minus = (limb) => sub(constant(0), get(b[limb]), shl(get(c[limb]), 1));
  write(0, 0, square(read(1, 0), minus));
  return f;
}

/** subProducts(target, a, b, c, d, e): a·(b − c) − d·e */
function subProductsFunction() {
  const f = beginFunction('subProducts', 6);
  const { read, write, each, subProducts } = fieldOf(f);
  const [b, c] = [read(2, 0), read(3, 0)];
  const difference = each((limb) => sub(get(b[limb]), get(c[limb])));
  write(0, 0, subProducts(read(1, 0), difference, read(4, 0), read(5, 0)));
  return f;
}

/**
 * isZero(a): whether a product is zero modulo p. A product has exactly the limbs of one number, and that number lies
 * between −p and 2p, where only 0 and p are zero modulo p.
 */
function isZeroFunction() {
  const f = beginFunction('isZero', 1, { hasResult: true });
  const value = fieldOf(f).read(0, 0);
  const limbOfP = (limb) => constant((P >> BigInt(LIMB_BITS * limb)) & ((1n << BigInt(LIMB_BITS)) - 1n));
  const differsFrom0 = or(...value.map((local) => get(local)));
  const differsFromP = or(...value.map((local, limb) => xor(get(local), limbOfP(limb))));
  f.leave(isZero(differsFrom0, differsFromP));
  return f;
}

/**
 * add(point, x, y): point += (x, y). Where both are equal or opposite the formula gives ZZ = 0, and every later step
 * keeps it so: whoever uses the result asks once, at the end.
 */
function addFunction(call) {
  const f = beginFunction('add', 3);
  const { x1, y1, zz, zzz, work } = partsOf(0);
  const [p, r, pp, ppp, q] = work;
  const [x2, y2] = [get(1), get(2)];
  f.call(call.multiplySub, p, x2, zz, x1);
  f.call(call.multiplySub, r, y2, zzz, y1);
  f.call(call.square, pp, p);
  f.call(call.multiply, ppp, p, pp);
  f.call(call.multiply, q, x1, pp);
  f.call(call.squareSub, x1, r, ppp, q);
  f.call(call.subProducts, y1, r, q, x1, y1, ppp);
  f.call(call.multiply, zz, zz, pp);
  f.call(call.multiply, zzz, zzz, ppp);
  return f;
}

/** double(point): point += point. */
function doubleFunction(call) {
  const f = beginFunction('double', 1);
  const { read, write, each, carry } = fieldOf(f);
  const { x1, y1, zz, zzz, work, offsets } = partsOf(0);
  const [u, v, w, s, m, less, more, zero] = work;

  const y = read(0, offsets.y1);
  const twiceY = each((limb) => shl(get(y[limb]), 1));
  carry(twiceY);
  write(0, offsets.work[0], twiceY);
  f.call(call.square, v, u);
  f.call(call.multiply, w, u, v);
  f.call(call.multiply, s, x1, v);

  // 3x² + a = 3 (x − 1)(x + 1), here with ZZ for 1.
  const [x, z] = [read(0, offsets.x1), read(0, offsets.zz)];
  const terms = (join) => each((limb) => join(get(x[limb]), get(z[limb])));
  write(0, offsets.work[5], terms(sub));
  write(0, offsets.work[6], terms(add));
  f.call(call.multiply, m, less, more);
  const slope = read(0, offsets.work[4]);
  const threefold = each((limb) => add(get(slope[limb]), shl(get(slope[limb]), 1)));
  carry(threefold);
  write(0, offsets.work[4], threefold);

  f.call(call.squareSub, x1, m, zero, s);
  f.call(call.subProducts, y1, m, s, x1, w, y1);
  f.call(call.multiply, zz, zz, v);
  f.call(call.multiply, zzz, zzz, w);
  return f;
}

/** Where the parts of a point under construction lie, as offsets and as addresses. */
function partsOf(point) {
  const offset = (index) => index * ELEMENT_BYTES;
  const at = (index) => address(point, offset(index));
  const working = Array.from({ length: 8 }, (_, index) => POINT_ELEMENTS + index);
  return {
    x1: at(0),
    y1: at(1),
    zz: at(2),
    zzz: at(3),
    work: working.map(at),
    offsets: { x1: offset(0), y1: offset(1), zz: offset(2), work: working.map(offset) },
  };
}
