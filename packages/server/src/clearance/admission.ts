import { done, type EpochMs, type Outcome, shanghaiDate } from '@tongguan/kernel';
import { type PositiveList, readPositiveList, STOPPED_GOODS, type StoppedGoods } from '@tongguan/policy';
import { editionOn, positiveListOf, stoppedGoods } from '../goods/types.ts';
import type { GoodsBatchStore } from './goodsStore.ts';

/** What is judged by at the acceptance of a list. */
export type AdmissionAt = { readonly stopped: readonly StoppedGoods[]; readonly official: PositiveList | null };
export type Admission = { readonly on: (acceptedMs: EpochMs) => AdmissionAt };
export type AdmissionReader = (store: GoodsBatchStore) => Promise<Admission>;

export const NOTHING_STOPPED: Admission = { on: () => ({ stopped: STOPPED_GOODS, official: null }) };

/**
 * Stops and official lists as the database has them now. Read in every batch that judges, so that what one lane has
 * recorded holds for all of them at once (H-02); a list of more than a thousand rows is read once and kept.
 */
export function createAdmission(): AdmissionReader {
  const known = new Map<string, PositiveList>();
  return async (store) => {
    const [stops, lists] = await Promise.all([store.stops(), store.lists()]);
    if (stops.length + lists.length === 0) return NOTHING_STOPPED;
    for (const { edition } of lists) {
      if (known.has(edition)) continue;
      const row = await store.list(edition);
      if (row !== null) known.set(edition, positiveListOf(row));
    }
    const stopped = [...STOPPED_GOODS, ...stops.map(stoppedGoods)];
    return {
      on: (acceptedMs) => {
        const edition = editionOn(lists, shanghaiDate(acceptedMs));
        return { stopped, official: edition === null ? null : (known.get(edition.edition) ?? null) };
      },
    };
  };
}

/** The rows of a file as they are stored, or everything that is wrong with it. */
export function contentOfList(rows: readonly (readonly string[])[]): Outcome<{ content: string; lines: number }> {
  const read = readPositiveList(rows);
  if (!read.ok) return read;
  const entries = [...read.value.entries.values()];
  return done({
    content: JSON.stringify(entries.map(({ hs8, nameZh, note }) => [hs8, nameZh, note ?? ''])),
    lines: entries.length,
  });
}
