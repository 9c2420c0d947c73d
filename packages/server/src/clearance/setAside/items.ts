import type { Clock } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import type { AccountRef } from '../../ledgers/index.ts';
import { isInstrumentDay } from '../jobs/instruments.ts';
import type { FollowingWay } from '../later/followingWay.ts';
import type { BatchStore } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';
import { arrivalItem, type Item, workItem } from '../../lane/index.ts';
import { instrumentItem, overdueItem } from './roomItems.ts';
import type { Stopped } from '../deps.ts';

export type ItemsDeps = {
  readonly clock: Clock;
  readonly parameters: ClearanceParameters;
  readonly stopped: Stopped;
  readonly suspects: { waiting(part: number): number };
  readonly unwoken: readonly AccountRef[];
  readonly ways: readonly Pick<FollowingWay<never>, 'name' | 'beforeActs'>[];
};

/** Declarations that wait for one guarantee and are looked at one by one. */
const WAITERS_MAX = 2_000;
/** More than any declaration is taxed. */
const ANY_FEN = 2n ** 62n;

/** Everything a batch would look at in this partition, as single items in the order of the batch. */
export async function itemsOf(store: BatchStore, part: number, deps: ItemsDeps): Promise<readonly Item[]> {
  const nowMs = deps.clock.now();
  const { arrivalsPerPart, guaranteeWaitMs } = deps.parameters;
  const arrivals = await store.takeArrivals([part], [arrivalsPerPart + deps.suspects.waiting(part)]);
  const overdue = await store.overdueOrders([part], nowMs);
  const work = await store.workAt([part]);
  const due = isInstrumentDay(deps.stopped.instrumentDay, nowMs)
    ? await store.dueInstruments([part], dayOf(nowMs))
    : [];
  const late = await store.parkedSince([part], 'guarantee wait', nowMs - guaranteeWaitMs);
  const accounts = deps.unwoken.filter((account) => account.part === part);
  const waiting = [];
  for (const account of accounts) waiting.push(...(await store.waitingFor(account, ANY_FEN, WAITERS_MAX)));
  const parked = new Map([...late, ...waiting].map((row) => [`${row.part}/${row.serial}`, row]));
  const early = new Set(deps.ways.flatMap(({ name, beforeActs }) => (beforeActs === true ? [name] : [])));
  const works = (isEarly: boolean): Item[] =>
    work.filter(({ way }) => early.has(way) === isEarly).map((row) => workItem(row, row.stepPart));
  return [
    ...due.map((one) => instrumentItem(one.part, one.assureCode, one.number)),
    ...works(true),
    ...arrivals.filter(({ held }) => !held).map(arrivalItem),
    ...overdue.map(({ orderNo }) => overdueItem(part, orderNo)),
    ...works(false),
    ...[...parked.values()].map((row) => workItem(row, part)),
  ];
}
