import { Fault } from '@tongguan/kernel';
import type { BatchState } from './state.ts';
import type { BatchStore } from './store.ts';
import { DEALT_WITH, type AftercareBook } from './later/book.ts';
import type { OnWay } from '../lane/index.ts';
import type { ArrivalRow, WorkRow } from '../lane/types.ts';
import { DONE, writeClaims } from '../lane/index.ts';

/** Writes the batch: one statement per table, sent together. */
export async function writeBatch(
  store: BatchStore,
  state: BatchState,
  book: AftercareBook,
  works: readonly OnWay[],
  arrivals: readonly ArrivalRow[],
  pack: (work: OnWay) => WorkRow = unexpected,
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
  const { decisions, sets } = state.proofs ?? { decisions: [], sets: new Map<string, string>() };
  await Promise.all([
    rows.inserts.length > 0 && store.insertDeclarations(rows.inserts),
    rows.updates.length > 0 && store.updateDeclarations(rows.updates),
    rows.outcomes.length > 0 && store.insertOutcomes(rows.outcomes, chain.linkOf),
    rows.receipts.length > 0 && store.insertReceipts(rows.receipts),
    rows.taxBills.length > 0 && store.insertTaxBills(rows.taxBills),
    sets.size > 0 && store.insertCitationSets(sets),
    decisions.length > 0 && store.insertDecisionRecords(decisions, chain.linkOf),
    ended.length > 0 && store.deleteWork(ended),
    onward.length > 0 && store.upsertWork(onward.map(pack), state.nowMs),
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
    chain.take({ ...rows, decisions }, after.acts),
  ]);
}

export function isDone({ step }: OnWay): boolean {
  return step === DONE;
}

/** Daily work starts no way. */
function unexpected(): never {
  throw new Fault('work is packed by its own way');
}
