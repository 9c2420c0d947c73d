import { type Claims, NumberTaken } from './claims.ts';
import type { BatchState } from './state.ts';
import type { BatchStore } from './store.ts';
import { DEALT_WITH, type AftercareBook } from './aftercare/book.ts';
import { AMENDMENT_STAGES, type AmendmentWork, REVERSAL_STAGES, type ReversalWork } from './aftercare/types.ts';
import { STAGES, type Work } from './types.ts';
import { packWork } from './work.ts';
import type { ArrivalRow, Lease } from '../lane/types.ts';

/** The leases were taken by another lane, or the counters moved without us: nothing of this batch may stay. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What the batch decided: one statement a table, sent together. */
export async function writeBatch(
  store: BatchStore,
  state: BatchState,
  book: AftercareBook,
  works: readonly (Work | ReversalWork | AmendmentWork)[],
  arrivals: readonly ArrivalRow[],
): Promise<void> {
  const rows = state.finish();
  const after = book.finish();
  const looked = state.inspections.finish();
  const ended = works.filter((work) => work.travelled && isDone(work));
  const onward = works.filter((work) => !isDone(work));
  const dealtWith = after.dealtWith.map((document) => ({
    ...document,
    outcome: DEALT_WITH,
    code: '',
    atMs: state.nowMs,
  }));
  rows.outcomes.push(...dealtWith);
  const { chain } = state;
  await Promise.all([
    rows.inserts.length > 0 && store.insertDeclarations(rows.inserts),
    rows.updates.length > 0 && store.updateDeclarations(rows.updates),
    rows.outcomes.length > 0 && store.insertOutcomes(rows.outcomes, chain.linkOf),
    rows.receipts.length > 0 && store.insertReceipts(rows.receipts),
    rows.taxBills.length > 0 && store.insertTaxBills(rows.taxBills),
    ended.length > 0 && store.deleteWork(ended),
    onward.length > 0 && store.upsertWork(onward.map(packWork), state.nowMs),
    after.inserts.length > 0 && store.insertReversals(after.inserts),
    after.updates.length > 0 && store.updateReversals(after.updates),
    after.bills.length > 0 && store.changeBills(after.bills),
    after.amendedBills.length > 0 && store.amendBills(after.amendedBills),
    after.refunds.length > 0 && store.insertRefundClaims(after.refunds, state.nowMs),
    after.acts.length > 0 && store.insertActOutcomes(after.acts, chain.linkOf),
    state.reconciliations.length > 0 && store.insertReconciliations(state.reconciliations),
    looked.inserts.length > 0 && store.insertInspections(looked.inserts),
    looked.updates.length > 0 && store.updateInspections(looked.updates),
    looked.evidence.length > 0 && store.insertEvidence(looked.evidence),
    looked.controls.length > 0 && store.insertControls(looked.controls),
    arrivals.length > 0 && store.deleteArrivals(arrivals),
    writeClaims(store, state.claims),
    // Hashed while the database is at work.
    chain.take(rows, after.acts),
  ]);
}

export function isDone(work: Work | ReversalWork | AmendmentWork): boolean {
  return DONE.has(work.stage);
}

const DONE: ReadonlySet<number> = new Set([STAGES.done, REVERSAL_STAGES.done, AMENDMENT_STAGES.done]);

/** The last statements: what was written is linked, every partition this batch wrote to is still leased, its counters move. */
export async function passFence(
  store: BatchStore,
  state: BatchState,
  arrivals: readonly ArrivalRow[],
  held: ReadonlyMap<number, Lease>,
  fenced: ReadonlySet<number>,
  owner: string,
): Promise<void> {
  const links = await state.chain.finish((refs) => store.linkedActs(refs), state.nowMs);
  if (links.length > 0) await store.insertLinks(links);
  const leases = new Set(state.out.touched());
  // Taking an arrival away is a change as well, whether or not a receipt told about it.
  const linked = links.map(({ part }) => part);
  for (const part of [...fenced, ...linked, ...arrivals.map((arrival) => arrival.part)]) {
    const lease = held.get(part);
    if (lease) leases.add(lease);
  }
  const moved = await store.moveCounters(owner, [...leases]);
  if (moved !== leases.size) throw new LeaseLost('a partition is leased by another lane');
}

async function writeClaims(store: BatchStore, claims: Claims): Promise<void> {
  const { taken, givenBack } = claims.finish();
  if (givenBack.length > 0) await store.deleteClaims(givenBack);
  if (taken.length === 0) return;
  const written = await store.insertClaims(taken);
  if (written !== taken.length) throw new NumberTaken('another lane took the same number');
}
