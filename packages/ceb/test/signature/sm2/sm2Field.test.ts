import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CURVE, Point, type Sm2Point } from '../../../src/signature/sm2/curve.ts';
import {
  AT,
  ELEMENT,
  type Engine,
  loadEngine,
  POINT,
  TABLES,
  writeElement,
} from '../../../src/signature/sm2/engine.ts';
import { digitCount, signedDigitsOf } from '../../../src/signature/sm2/limbs.ts';
import { addMultiple, buildTable, digitsFor, tableBytes } from '../../../src/signature/sm2/table.ts';

// Proves the WebAssembly arithmetic under SM2 verification against BigInt, at the edges of its number format and at
// random, and its points and tables against the maintained library.

const { p, n } = CURVE;
const R = 1n << 261n;
const LIMB = 1n << 29n;
const MEMORY = 1_048_576;

const loaded = loadEngine(MEMORY);
assert.ok(loaded !== null, 'Node has WebAssembly');
const engine: Engine = loaded;

type Six = [number, number, number, number, number, number];

/** Room for operands beyond everything the engine uses by itself. */
const [A, B, C, D, E, TARGET] = [0, 1, 2, 3, 4, 5].map((index) => MEMORY - (index + 1) * 64) as Six;

/** Deterministic 261-bit numbers: enough for any operand. */
let state = 0x9e3779b97f4a7c15n;
function random(): bigint {
  let value = 0n;
  for (let word = 0; word < 5; word++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    value = (value << 53n) | (state >> 11n);
  }
  return value & (R - 1n);
}

/** Numbers where carries, borrows, quotients and the last comparison are at their limits. */
const EDGES: readonly bigint[] = [
  ...[0n, 1n, 2n, p - 2n, p - 1n, p, p + 1n, 2n * p - 1n, -1n, -p, -p + 1n, 3n * p, -3n * p, 4n * p - 1n, 1n - 4n * p],
  ...[(1n << 256n) - 1n, 1n << 255n, (1n << 64n) - 1n, 1n << 64n, 1n << 96n, 1n << 224n, p - (1n << 64n)],
  ...[LIMB - 1n, LIMB, (1n << 232n) - 1n, 1n << 232n, R % p, (R * R) % p, p - (R % p)],
  // Every limb full, and every second one.
  ...[(1n << 258n) - 1n, ((1n << 261n) - 1n) / (LIMB + 1n), (((1n << 261n) - 1n) / (LIMB + 1n)) * (LIMB - 1n)],
].filter((value) => value < 5n * p && value > -5n * p);

const OPERANDS: readonly bigint[] = [
  ...EDGES,
  ...Array.from({ length: 40 }, () => (random() % (9n * p)) - (9n * p) / 2n),
];

test('products, squares and their combinations are those of BigInt', () => {
  let compared = 0;
  for (const a of OPERANDS) {
    put(A, a);
    engine.square(TARGET, A);
    compared += same(a * a, 'square');
    for (const b of OPERANDS) {
      put(B, b);
      engine.multiply(TARGET, A, B);
      compared += same(a * b, 'multiply');
      const [c, d, e] = [pick(compared), pick(compared * 7 + 1), pick(compared * 13 + 2)];
      put(C, c);
      put(D, d);
      put(E, e);
      engine.multiplySub(TARGET, A, B, C);
      compared += same(a * b - c * R, 'multiplySub');
      engine.squareSub(TARGET, A, B, C);
      compared += same(a * a - (b + 2n * c) * R, 'squareSub');
      engine.subProducts(TARGET, A, B, C, D, E);
      compared += same(a * (b - c) - d * e, 'subProducts');
    }
  }
  assert.ok(compared > 10_000, `${compared} results`);
});

test('an operand may have every limb negative, or be the target', () => {
  for (const a of OPERANDS) {
    for (const b of EDGES) {
      put(A, a);
      put(B, b);
      for (let limb = 0; limb < 9; limb++) engine.words[B / 4 + limb] = -(engine.words[B / 4 + limb] as number);
      engine.multiply(TARGET, A, B);
      same(-a * b, 'multiply');
      engine.multiply(A, A, B);
      assert.equal(take(A), take(TARGET));
    }
  }
});

test('a product is found to be zero exactly when it is a multiple of p', () => {
  const answers = { zero: 0, other: 0 };
  for (const a of OPERANDS) {
    for (const b of [...EDGES.filter((edge) => edge > -2n * p && edge < 2n * p), random() % p]) {
      put(A, a);
      put(B, b);
      engine.multiply(TARGET, A, B);
      const isZero = (a * b) % p === 0n;
      assert.equal(engine.isZero(TARGET), isZero ? 1 : 0, `${a} × ${b}`);
      answers[isZero ? 'zero' : 'other']++;
    }
  }
  assert.ok(answers.zero > 100 && answers.other > 100);
  // 0 and p are written differently, and both are zero.
  put(TARGET, p);
  assert.equal(engine.isZero(TARGET), 1);
  put(TARGET, p - 1n);
  assert.equal(engine.isZero(TARGET), 0);
});

test('doubling and adding points agree with the library; equal and opposite points end in ZZ = 0', () => {
  for (let round = 0; round < 60; round++) {
    const first = Point.BASE.multiply((random() % (n - 1n)) + 1n);
    const second = Point.BASE.multiply((random() % (n - 1n)) + 1n);
    putPoint(first);
    let expected = first;
    for (let step = 0; step < 6; step++) {
      engine.double(AT.point);
      putTablePoint(second);
      engine.add(AT.point, A, B);
      expected = expected.double().add(second);
      assertPoint(expected);
    }
  }
  const point = Point.BASE.multiply(random() % n);
  for (const other of [point, point.negate()]) {
    putPoint(point);
    putTablePoint(other);
    engine.add(AT.point, A, B);
    assert.equal(engine.isZero(AT.point + 2 * ELEMENT), 1);
    putTablePoint(Point.BASE);
    engine.add(AT.point, A, B);
    engine.double(AT.point);
    assert.equal(engine.isZero(AT.point + 2 * ELEMENT), 1, 'and it stays');
  }
});

const SCALARS = [1n, 2n, 31n, 32n, 33n, 127n, 128n, 129n, 255n, 256n, n - 2n, n - 1n, 1n << 255n, (1n << 256n) - 1n];

test('signed digits stand for the scalar and stay within half a window', () => {
  for (let width = 4; width <= 8; width++) {
    const digits = new Int16Array(digitCount(width));
    for (const scalar of [0n, ...SCALARS, ...Array.from({ length: 200 }, () => random() >> 5n)]) {
      signedDigitsOf(scalar, width, digits);
      const value = digits.reduceRight((sum, digit) => (sum << BigInt(width)) + BigInt(digit), 0n);
      assert.equal(value, scalar);
      assert.ok(digits.every((digit) => digit > -(2 ** (width - 1)) && digit <= 2 ** (width - 1)));
    }
  }
});

test('tables of every shape multiply as the library does', () => {
  const key = Point.BASE.multiply(random() % n);
  for (const [width, stride] of [
    [8, 1],
    [7, 2],
    [6, 4],
    [6, 3],
    [5, 52],
    [5, 60],
    [4, 1],
  ] as const) {
    const shape = { width, stride };
    assert.ok(TABLES + tableBytes(shape) < MEMORY - 1024);
    const table = { at: TABLES, shape, digits: digitsFor(shape) };
    buildTable(engine, table.at, shape, key.toAffine());
    for (const scalar of [...SCALARS, ...Array.from({ length: 20 }, () => random() >> 5n)]) {
      assert.ok(addMultiple(engine, table, scalar, false));
      assertPoint(key.multiplyUnsafe(scalar % n));
    }
    assert.equal(addMultiple(engine, table, 0n, false), false);
  }
});

/** Tight limbs, as operations write them: the highest carries the sign. */
function put(at: number, value: bigint): void {
  for (let limb = 0n; limb < 8n; limb++)
    engine.words[at / 4 + Number(limb)] = Number((value >> (29n * limb)) & (LIMB - 1n));
  engine.words[at / 4 + 8] = Number(value >> 232n);
}

function take(at: number): bigint {
  let value = 0n;
  for (let limb = 8; limb >= 0; limb--) value = (value << 29n) + BigInt(engine.words[at / 4 + limb] as number);
  return value;
}

/** The target holds expected/R modulo p, in tight limbs, and no larger than the formulas count on. */
function same(expected: bigint, what: string): 1 {
  const found = take(TARGET);
  assert.ok((found * R - expected) % p === 0n, what);
  assert.ok(found > -20n * p && found < 20n * p, what);
  for (let limb = 0; limb < 8; limb++) {
    const word = engine.words[TARGET / 4 + limb] as number;
    assert.ok(word >= 0 && word < 2 ** 29, what);
  }
  return 1;
}

function pick(index: number): bigint {
  return OPERANDS[index % OPERANDS.length] as bigint;
}

function putPoint(point: Sm2Point): void {
  const { x, y } = point.toAffine();
  [x, y, 1n, 1n].forEach((value, index) => writeElement(engine, AT.point + index * ELEMENT, value));
}

function putTablePoint(point: Sm2Point): void {
  const { x, y } = point.toAffine();
  writeElement(engine, A, x);
  writeElement(engine, B, y);
}

/** Compares the point under construction without touching it: it may be built on. */
function assertPoint(expected: Sm2Point): void {
  const [x, y, zz, zzz] = [0, 1, 2, 3].map((index) => take(AT.point + index * (POINT / 4))) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const affine = expected.toAffine();
  assert.ok(zz % p !== 0n);
  assert.ok((affine.x * zz - x) % p === 0n && (affine.y * zzz - y) % p === 0n);
  assert.ok((zz ** 3n - zzz ** 2n * R) % p === 0n, 'ZZ³ = ZZZ²');
}
