import { type EpochMs, parseInstant } from '@tongguan/kernel';
import { type TariffEdition, tariffOf } from '../tariff/tariff.ts';
import type { CitedRows } from './rows.ts';
import { citedRowsOf, SHIPPED_ROWS } from './shippedRows.ts';

/** Rows an installation has loaded, and when. */
export type LoadedEdition = TariffEdition & { readonly loadedMs: EpochMs };

/**
 * The tables for the checker, of the moment a record names: the rows that ship with the editions over them that had been loaded
 * by then. Which these are the record does not say, and does not decide: a moment that is none has what ships.
 */
export function rowsOfMoments(editions: readonly LoadedEdition[]): (record: unknown) => CitedRows {
  const inTurn = [...editions].sort((a, b) => a.loadedMs - b.loadedMs || (a.edition < b.edition ? -1 : 1));
  const known = new Map<number, CitedRows>([[0, SHIPPED_ROWS]]);
  return (record) => {
    const atMs = momentIn(record);
    const count = atMs === null ? 0 : inTurn.filter(({ loadedMs }) => loadedMs <= atMs).length;
    const rows = known.get(count) ?? citedRowsOf(tariffOf(inTurn.slice(0, count)));
    known.set(count, rows);
    return rows;
  };
}

function momentIn(record: unknown): EpochMs | null {
  const { facts } = (record ?? {}) as { readonly facts?: { readonly acceptedAt?: unknown } | null };
  const text = facts?.acceptedAt;
  return typeof text === 'string' ? parseInstant(text) : null;
}
