import { stockAccount } from '../ledgers/index.ts';
import { type ActResult, NAME, refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { TString } from 'typebox';
import type { BondedContext } from './context.ts';
import { BOOK_NO, doneIn, ITEM_NO } from './items.ts';
import { type BatchEvent, type FoodBatch } from './types.ts';

/** How an act names a batch. */
export const BATCH: { itemRecordNo: TString; batchNo: TString } = { itemRecordNo: ITEM_NO, batchNo: BOOK_NO };
export const SAMPLE_NO: TString = NAME;

type BatchAct = Pick<Act, 'actId' | 'part' | 'subject' | 'actor' | 'atMs'> & {
  readonly body: { readonly itemRecordNo: string; readonly batchNo: string };
};

/** The batch the act names, once it has entered. */
export async function batchOf(
  act: BatchAct,
  { store }: BondedContext,
): Promise<{ readonly batch: FoodBatch } | { readonly result: RefusedAct }> {
  const { itemRecordNo, batchNo } = act.body;
  const known = (await store.batchesOf([stockAccount(act.subject, itemRecordNo)])).filter(
    ({ entered5 }) => entered5 > 0n,
  );
  const batch = known.find((one) => one.batchNo === batchNo);
  if (batch !== undefined) return { batch };
  const there = known.slice(0, NAMED_MAX).map((one) => one.batchNo);
  const allowed = there.length === 0 ? '已入账的批次 / a batch that has entered' : there.join('、');
  return { result: refusedAct('90384', `${itemRecordNo}: ${batchNo}`, allowed) };
}

const NAMED_MAX = 10;

/** Writes down what happened to the batch, by whoever asked for the act. */
export async function record(
  act: BatchAct,
  context: BondedContext,
  { part, account, batchNo }: FoodBatch,
  event: Pick<BatchEvent, 'kind' | 'sampleNo' | 'document'>,
): Promise<ActResult> {
  const by = { actId: act.actId, byCode: act.actor.code, atMs: act.atMs };
  await context.store.addBatchEvents([{ part, account, batchNo, ...event, ...by }]);
  return doneIn(act, context, [
    ['itemRecordNo', act.body.itemRecordNo],
    ['batchNo', batchNo],
    ['state', event.kind],
  ]);
}
