import { assert } from '@tongguan/kernel';
import type { Engine } from './engine.ts';
import { buildTable, digitsFor, type Table, type TableShape, tableBytes } from './table.ts';

/** A point of the curve, and the name under which its table is kept. */
export type TableKey = { readonly id: string; readonly x: bigint; readonly y: bigint };

export type KeyTableLimits = {
  /** Tables kept at a time; beyond, the one not used for the longest time gives way. */
  readonly kept: number;
  /** Uses after which a key gets a table of its own, so that many keys used once cost no table. */
  readonly usesBeforeKept: number;
};

export const KEY_TABLE_LIMITS: KeyTableLimits = { kept: 512, usesBeforeKept: 8 };

/** 11 rows of 32 points, 25 KB: costs what four passing verifications do, and makes each three times as fast. */
const KEPT_SHAPE: TableShape = { width: 6, stride: 4 };
/** A single row of 16 points for a key that is met rarely. */
const PASSING_SHAPE: TableShape = { width: 5, stride: 52 };
/** Keys whose uses are counted at a time. */
const COUNTED_MAX = 16_384;

export function keyTablesBytes({ kept }: KeyTableLimits): number {
  return tableBytes(PASSING_SHAPE) + kept * tableBytes(KEPT_SHAPE);
}

/** Finds or builds the table of a key. A passing table is good until the next call. */
export function createKeyTables(engine: Engine, at: number, limits: KeyTableLimits): (key: TableKey) => Table {
  assert(limits.kept >= 1, 'at least one key has a table');
  const passing: Table = { at, shape: PASSING_SHAPE, digits: digitsFor(PASSING_SHAPE) };
  const firstKept = at + tableBytes(PASSING_SHAPE);
  const digits = digitsFor(KEPT_SHAPE);
  const uses = new Map<string, number>();
  // The order of the map is the order of use.
  const kept = new Map<string, Table>();

  function keep(key: TableKey): Table {
    const [oldest] = kept.size >= limits.kept ? kept : [];
    if (oldest !== undefined) kept.delete(oldest[0]);
    const slot = oldest?.[1].at ?? firstKept + kept.size * tableBytes(KEPT_SHAPE);
    buildTable(engine, slot, KEPT_SHAPE, key);
    return { at: slot, shape: KEPT_SHAPE, digits };
  }

  return (key) => {
    const known = kept.get(key.id);
    if (known !== undefined) kept.delete(key.id);
    const used = known === undefined ? (uses.get(key.id) ?? 0) + 1 : 0;
    if (known === undefined && used <= limits.usesBeforeKept) {
      if (uses.size >= COUNTED_MAX) uses.clear();
      uses.set(key.id, used);
      buildTable(engine, passing.at, PASSING_SHAPE, key);
      return passing;
    }
    uses.delete(key.id);
    const table = known ?? keep(key);
    kept.set(key.id, table);
    return table;
  };
}
