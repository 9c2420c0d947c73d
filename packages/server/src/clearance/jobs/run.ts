import { type Day, dayOf, startOfDay } from '@tongguan/policy';
import { AftercareBook } from '../later/book.ts';
import { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';
import { writeBatch } from '../write.ts';
import { DAYS, dueDays } from './due.ts';
import type { DayJob, DayTurn } from '../rooms.ts';
import type { Lease } from '../../lane/types.ts';
import { type Item, passFence, type Pick as Picked } from '../../lane/index.ts';

export type JobDeps<Store> = {
  readonly nowMs: number;
  readonly parameters: ClearanceParameters;
  readonly owner: string;
  /** In this order: what has lapsed today is billed tomorrow, what is billed is not closed. */
  readonly days: readonly DayJob<Store>[];
};

/**
 * Does what has fallen due for the given partitions, within one transaction: one day, or the part of it that fits.
 * Returns whether there is more to do. With items alone it does these and leaves the day open.
 */
export async function runJobs<Store extends BatchStore>(
  store: Store,
  held: ReadonlyMap<number, Lease>,
  { nowMs, parameters, owner, days: jobs }: JobDeps<Store>,
  pick: Picked,
): Promise<boolean> {
  const { fresh, here, day } = await dayOfParts(store, [...held.keys()], nowMs);
  if (fresh.length === 0 && here.length === 0) return false;

  const state = new BatchState(held, parameters, nowMs);
  const book = new AftercareBook(state);
  let isComplete = pick.only === null;
  let done = 0;
  if (day !== null && here.length > 0) {
    const reversalsOf: DayTurn<Store>['reversalsOf'] = (declarations) => store.reversalsOf(declarations);
    const declarationsOf: DayTurn<Store>['declarationsOf'] = (refs) => store.declarationsBySerial(refs);
    const turn = { store, state, book, parameters, parts: here, day, nowMs, pick, reversalsOf, declarationsOf };
    for (const job of jobs) {
      const one = await job.run(turn);
      isComplete &&= one.complete;
      done += one.done;
    }
  }
  const days = [
    ...(pick.only === null ? fresh.map((part) => ({ part, day: dayOf(nowMs) })) : []),
    ...(isComplete && day !== null ? here.map((part) => ({ part, day })) : []),
  ];
  if (days.length > 0) await store.setJobDays(DAYS, days);
  await writeBatch(store, state, book, [], []);
  // Every partition whose day moves must still be ours.
  await passFence(store, state, [], held, new Set([...fresh, ...here]), owner);
  // Items that are retried alone are skipped here.
  return here.length > 0 && (isComplete || done > 0);
}

/** The day's work in this partition, as single items. */
export async function jobItemsOf<Store extends BatchStore>(
  store: Store,
  part: number,
  { nowMs, days }: Pick<JobDeps<Store>, 'nowMs' | 'days'>,
): Promise<readonly Item[]> {
  const { here, day } = await dayOfParts(store, [part], nowMs);
  if (day === null || here.length === 0) return [];
  const items: Item[] = [];
  for (const { itemsOf } of days) items.push(...(await itemsOf(store, here, day)));
  return items;
}

/** The next day of these partitions, those that have to do it, and those that begin today. */
async function dayOfParts(
  store: BatchStore,
  parts: readonly number[],
  nowMs: number,
): Promise<{ readonly fresh: readonly number[]; readonly here: readonly number[]; readonly day: Day | null }> {
  const done = await store.jobDays(DAYS, parts);
  const fresh = done.filter(({ doneDay }) => doneDay === null).map(({ part }) => part);
  const [day = null] = dueDays(done, dayOf(nowMs));
  if (day === null) return { fresh, here: [], day };
  const behind = done.filter(({ doneDay }) => doneDay !== null && doneDay < day).map(({ part }) => part);
  // Messages accepted before the day began are processed first: an arrival in time counts, however late a lane runs (I-02).
  const waiting = behind.length === 0 ? [] : await store.partsWaiting(behind, startOfDay(day));
  return { fresh, here: behind.filter((part) => !waiting.includes(part)), day };
}
