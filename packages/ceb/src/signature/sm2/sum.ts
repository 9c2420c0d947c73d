import { CURVE } from './curve.ts';
import { AT, ELEMENT, type Engine, loadEngine, TABLES, writeElement } from './engine.ts';
import { createKeyTables, KEY_TABLE_LIMITS, type KeyTableLimits, keyTablesBytes, type TableKey } from './keyTables.ts';
import { addMultiple, buildTable, digitsFor, type TableShape, tableBytes } from './table.ts';

/**
 * B-05: compares the sum of every SM2 verification, s·G + t·P, with the abscissa a signature claims, in WebAssembly
 * over prepared tables (docs/decisions/0013). For verification only: it takes different time for different numbers, all of them public.
 */
export type SumComparer = {
  /**
   * Whether the abscissa of s·G + t·P is x modulo n. s, t and x lie in [0, n), P is a point of the curve. `null` when
   * the formulas do not apply, because points met that are equal or opposite: this takes an owner of the key who
   * tries, or a chance of about 2^−250.
   */
  hasAbscissa(key: TableKey, s: bigint, t: bigint, x: bigint): boolean | null;
};

/** The generator's table, kept for good: 33 rows of 128 points, 300 KB, no doublings. */
const GENERATOR_SHAPE: TableShape = { width: 8, stride: 1 };

/** `null` where WebAssembly is not to be had. */
export function createSumComparer(limits: KeyTableLimits = KEY_TABLE_LIMITS): SumComparer | null {
  const keyTables = TABLES + tableBytes(GENERATOR_SHAPE);
  const engine = loadEngine(keyTables + keyTablesBytes(limits));
  if (engine === null) return null;
  const generator = { at: TABLES, shape: GENERATOR_SHAPE, digits: digitsFor(GENERATOR_SHAPE) };
  buildTable(engine, generator.at, generator.shape, { x: CURVE.Gx, y: CURVE.Gy });
  const tableOf = createKeyTables(engine, keyTables, limits);
  return {
    hasAbscissa: (key, s, t, x) => {
      const isStarted = addMultiple(engine, tableOf(key), t, false);
      if (!addMultiple(engine, generator, s, isStarted)) return null;
      if (engine.isZero(AT.point + 2 * ELEMENT) === 1) return null;
      // An abscissa lies below p, and p above n: two abscissas may be the same modulo n.
      return hasAffineX(engine, x) || (x + CURVE.n < CURVE.p && hasAffineX(engine, x + CURVE.n));
    },
  };
}

/** Compares x·ZZ with X: no inversion. */
function hasAffineX(engine: Engine, x: bigint): boolean {
  const { first: claimed, second: difference } = AT;
  writeElement(engine, claimed, x);
  engine.multiplySub(difference, claimed, AT.point + 2 * ELEMENT, AT.point);
  // A product again, because products have one way to write a number.
  engine.multiply(difference, difference, AT.one);
  return engine.isZero(difference) === 1;
}
