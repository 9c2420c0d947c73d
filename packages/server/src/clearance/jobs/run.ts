import { dayOf } from '@tongguan/policy';
import { AftercareBook } from '../aftercare/book.ts';
import { BatchState } from '../state.ts';
import type { BatchStore, Lease } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';
import { passFence, writeBatch } from '../write.ts';
import { closeDay } from './closing.ts';
import { dueDays, JOBS } from './due.ts';
import { endLapsedReturns } from './lapsedReturns.ts';
import { settleDay } from './settlement.ts';

export type JobDeps = {
  readonly nowMs: number;
  readonly parameters: ClearanceParameters;
  readonly owner: string;
};

/**
 * Does what has fallen due for the given partitions, within one transaction: one day, or the part of it that fits.
 * Returns whether there is more to do.
 */
export async function runJobs(
  store: BatchStore,
  held: ReadonlyMap<number, Lease>,
  { nowMs, parameters, owner }: JobDeps,
): Promise<boolean> {
  const parts = [...held.keys()];
  const today = dayOf(nowMs);
  const done = await store.jobDays(JOBS.settlement, parts);
  const fresh = done.filter(({ doneDay }) => doneDay === null).map(({ part }) => part);
  const [day] = dueDays(done, today);
  const behind = day === undefined ? [] : done.filter(({ doneDay }) => doneDay !== null && doneDay < day);
  if (fresh.length === 0 && behind.length === 0) return false;

  const state = new BatchState(held, parameters, nowMs);
  const book = new AftercareBook(state);
  const here = behind.map(({ part }) => part);
  // First: what has lapsed today is billed tomorrow.
  if (day !== undefined && here.length > 0) await endLapsedReturns(store, book, here, day, nowMs);
  const settled =
    day === undefined || here.length === 0
      ? { items: [], complete: true }
      : await settleDay(store, state, book, here, day, parameters.settlementPeriodOn);
  const isClosed = day === undefined || here.length === 0 || (await closeDay(store, state, here, day));
  if (settled.items.length > 0) await store.insertDemandItems(settled.items, nowMs);
  const days = [
    ...fresh.map((part) => ({ part, day: today })),
    ...(settled.complete && isClosed && day !== undefined ? here.map((part) => ({ part, day })) : []),
  ];
  if (days.length > 0) await store.setJobDays(JOBS.settlement, days);
  await writeBatch(store, state, book, [], []);
  // Every partition whose day moves must still be ours.
  await passFence(store, state, [], held, new Set([...fresh, ...here]), owner);
  return here.length > 0;
}
