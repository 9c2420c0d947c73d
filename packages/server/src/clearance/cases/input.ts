import { dayOf } from '@tongguan/policy';
import type { Instrument } from '../../guarantee/types.ts';
import { isInstrumentDay } from '../jobs/instruments.ts';
import { arrivalsOf, type Item, LANE_ITEMS, workItem } from '../../lane/index.ts';
import { instrumentItem, overdueItem } from '../setAside/roomItems.ts';
import type { BatchStore } from '../store.ts';
import { lateWaiters } from '../ways/wake.ts';
import type { ArrivalRow, OrderRef, WaitingArrival, WorkRow } from '../../lane/types.ts';
import type { BatchDeps } from '../deps.ts';

/** What there is to do for some partitions. */
export type BatchInput = {
  readonly arrivals: readonly ArrivalRow[];
  /** Arrivals whose order is set aside: they go there too. */
  readonly followers: readonly ArrivalRow[];
  readonly overdue: readonly OrderRef[];
  readonly rows: readonly WorkRow[];
  readonly instruments: readonly Instrument[];
  /** Declarations that have waited for guarantee long enough (G-04). */
  readonly late: readonly WorkRow[];
  /** Declarations that are woken alone, whoever else waits. */
  readonly alone: readonly WorkRow[];
};

/** Deferred arrivals behind which a batch looks further; more of one partition wait with what is behind them. */
const IN_FRONT_MAX = 2_000;

/** Reads what there is to do, as far as this batch looks at it. */
export async function takeInput(
  store: BatchStore,
  deps: BatchDeps,
  parts: readonly number[],
  nowMs: number,
): Promise<BatchInput> {
  const { pick, looksForOverdue, parameters, stopped } = deps;
  const queued =
    pick.only === null
      ? await store.takeArrivals(
          parts,
          parts.map((part) => parameters.arrivalsPerPart + Math.min(pick.waiting(part), IN_FRONT_MAX)),
        )
      : await thereAmong(store, pick.only);
  const taken = queued.filter((row) => row.held || pick.takesArrival(row));
  const overdue = looksForOverdue || pick.only !== null ? await store.overdueOrders(parts, nowMs) : [];
  const rows = await store.workAt(parts);
  const instruments = isInstrumentDay(stopped.instrumentDay, nowMs)
    ? await store.dueInstruments(parts, dayOf(nowMs))
    : [];
  const late = looksForOverdue || pick.only !== null ? await lateWaiters(store, deps, parts) : [];
  const isLate = new Set(late.map(({ part, serial }) => `${part}/${serial}`));
  const alone = pick.only === null ? [] : await parkedAmong(store, pick.only);
  return {
    arrivals: taken.filter(({ held }) => !held),
    followers: taken.filter(({ held }) => held),
    overdue: overdue.filter(({ part, orderNo }) => pick.takes(overdueItem(part, orderNo))),
    rows: rows.filter((row) => pick.takes(workItem(row, row.stepPart))),
    instruments: instruments.filter((one) => pick.takes(instrumentItem(one.part, one.assureCode, one.number))),
    late: late.filter((row) => pick.takes(workItem(row, -1 - row.stepPart))),
    alone: alone.filter(({ part, serial }) => !isLate.has(`${part}/${serial}`)),
  };
}

async function parkedAmong(store: BatchStore, items: readonly Item[]): Promise<WorkRow[]> {
  const works = items.flatMap(({ kind, ref }) => (kind === LANE_ITEMS.work && ref !== undefined ? [ref] : []));
  if (works.length === 0) return [];
  return (await store.parkedWork(works)).filter(({ step }) => step === 'guarantee wait');
}

async function thereAmong(store: BatchStore, items: readonly Item[]): Promise<WaitingArrival[]> {
  const arrivals = arrivalsOf(items);
  return arrivals.length === 0 ? [] : store.arrivalsThere(arrivals);
}
