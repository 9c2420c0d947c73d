import { assert } from '@tongguan/kernel';
import { CURVE } from './curve.ts';
import { AT, BATCH_MAX, copyBytes, ELEMENT, type Engine, POINT, TABLE_POINT, writeElement } from './engine.ts';
import { digitCount, signedDigitsOf } from './limbs.ts';

/**
 * Multiples of one point, prepared. A scalar is read as signed digits of `width` bits; row i holds 1…2^(width−1) times
 * the point's multiple for digit i·stride. Digits between the rows are reached by doubling: a stride of 1 needs
 * none, a stride of 4 a quarter of the memory and 3 × width doublings.
 */
export type TableShape = { readonly width: number; readonly stride: number };

/** A table in memory, with room for the digits of a scalar. */
export type Table = { readonly at: number; readonly shape: TableShape; readonly digits: Int16Array };

export function tableBytes(shape: TableShape): number {
  return rowsOf(shape) * pointsOf(shape) * TABLE_POINT;
}

/** Writes the table of a point of the curve at `at`. */
export function buildTable(engine: Engine, at: number, shape: TableShape, point: { x: bigint; y: bigint }): void {
  const rows = rowsOf(shape);
  const points = pointsOf(shape);
  assert(points <= BATCH_MAX, 'a row of a table fits the batch');
  writeElement(engine, at, point.x);
  writeElement(engine, at + ELEMENT, point.y);
  for (let row = 0; row < rows; row++) {
    const base = at + row * points * TABLE_POINT;
    startPoint(engine, base, false);
    for (let index = 0; index + 1 < points; index++) {
      // The first step would add the base to itself.
      if (index === 0) engine.double(AT.point);
      else engine.add(AT.point, base, base + ELEMENT);
      copyBytes(engine, AT.batch + index * POINT, AT.point, POINT);
    }
    const isLast = row + 1 === rows;
    if (!isLast) {
      // From 2^(width−1) times the base to the base of the next row.
      for (let bit = 0; bit < shape.width * (shape.stride - 1) + 1; bit++) engine.double(AT.point);
      copyBytes(engine, AT.batch + (points - 1) * POINT, AT.point, POINT);
    }
    writeAffine(engine, base + TABLE_POINT, isLast ? points - 1 : points);
  }
}

export function digitsFor(shape: TableShape): Int16Array {
  return new Int16Array(digitCount(shape.width));
}

/**
 * Adds scalar × point to the point under construction, and returns whether there is one now. `isStarted` says whether
 * there was one before. Doublings would hit that one too: with a stride above 1 there must be none.
 */
export function addMultiple(engine: Engine, table: Table, scalar: bigint, isStarted: boolean): boolean {
  const { digits } = table;
  const { width, stride } = table.shape;
  assert(stride === 1 || !isStarted, 'a table with doublings comes first');
  const rowBytes = pointsOf(table.shape) * TABLE_POINT;
  signedDigitsOf(scalar, width, digits);
  let started = isStarted;
  for (let phase = stride - 1; phase >= 0; phase--) {
    for (let index = phase, row = table.at; index < digits.length; index += stride, row += rowBytes) {
      const digit = digits[index] as number;
      if (digit === 0) continue;
      const isNegative = digit < 0;
      const x = row + ((isNegative ? -digit : digit) - 1) * TABLE_POINT;
      if (!started) startPoint(engine, x, isNegative);
      else engine.add(AT.point, x, isNegative ? negative(engine, x + ELEMENT) : x + ELEMENT);
      started = true;
    }
    if (phase > 0 && started) for (let bit = 0; bit < width; bit++) engine.double(AT.point);
  }
  return started;
}

function rowsOf({ width, stride }: TableShape): number {
  return Math.ceil(digitCount(width) / stride);
}

function pointsOf({ width }: TableShape): number {
  return 2 ** (width - 1);
}

/** The point under construction becomes ± a table point. */
function startPoint(engine: Engine, tablePoint: number, isNegative: boolean): void {
  copyBytes(engine, AT.point, tablePoint, TABLE_POINT);
  if (isNegative) copyBytes(engine, AT.point + ELEMENT, negative(engine, tablePoint + ELEMENT), ELEMENT);
  copyBytes(engine, AT.point + 2 * ELEMENT, AT.one, ELEMENT);
  copyBytes(engine, AT.point + 3 * ELEMENT, AT.one, ELEMENT);
}

function negative(engine: Engine, element: number): number {
  const { words } = engine;
  const from = element / 4;
  const to = AT.first / 4;
  for (let limb = 0; limb < ELEMENT / 4; limb++) words[to + limb] = -(words[from + limb] as number);
  return AT.first;
}

/** Brings the batch to affine form with one inversion (Montgomery's trick) and writes it as table points. */
function writeAffine(engine: Engine, to: number, count: number): void {
  const { first: inverse, second: factor, third: scale } = AT;
  const zzz = (index: number) => AT.batch + index * POINT + 3 * ELEMENT;
  const prefix = (index: number) => AT.prefixes + index * ELEMENT;
  copyBytes(engine, prefix(0), zzz(0), ELEMENT);
  for (let index = 1; index < count; index++) engine.multiply(prefix(index), prefix(index - 1), zzz(index));
  invert(engine, inverse, prefix(count - 1));
  for (let index = count - 1; index >= 0; index--) {
    const x = AT.batch + index * POINT;
    const target = to + index * TABLE_POINT;
    // 1/ZZZ, then (ZZ/ZZZ)² = 1/ZZ.
    if (index > 0) engine.multiply(factor, inverse, prefix(index - 1));
    else copyBytes(engine, factor, inverse, ELEMENT);
    engine.multiply(inverse, inverse, zzz(index));
    engine.multiply(target + ELEMENT, x + ELEMENT, factor);
    engine.multiply(scale, x + 2 * ELEMENT, factor);
    engine.square(scale, scale);
    engine.multiply(target, x, scale);
  }
}

const INVERSION_EXPONENT = (CURVE.p - 2n).toString(2);

/** target = a^(p−2) = 1/a. */
function invert(engine: Engine, target: number, a: number): void {
  copyBytes(engine, target, AT.one, ELEMENT);
  for (const bit of INVERSION_EXPONENT) {
    engine.square(target, target);
    if (bit === '1') engine.multiply(target, target, a);
  }
}
