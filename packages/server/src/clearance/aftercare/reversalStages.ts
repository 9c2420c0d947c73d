import { type AccountRef, isRestored, type LedgerSession, restoredKey } from '../../ledgers/index.ts';
import { REVERSAL_STAGES, type ReversalStage, type ReversalWork } from './types.ts';
import type { Lease } from '../../lane/types.ts';
import { type LedgerRule, passLedgers } from '../../lane/index.ts';

/** In the order of the way back: goods, money, person; the list itself comes last. */
export const REVERSAL_RULES: readonly (readonly [ReversalStage, LedgerRule<ReversalWork>])[] = [
  [REVERSAL_STAGES.stock, { accounts: (work) => work.stock.map((line) => line.ref), run: returnStock }],
  [REVERSAL_STAGES.guarantee, { accounts: (work) => [work.guarantee], run: giveBackGuarantee }],
  [REVERSAL_STAGES.quota, { accounts: (work) => [work.quota], run: giveBackQuota }],
];

/**
 * Moves reversals through every stage whose partition is held, in one pass. `conclude` is called where the last stage,
 * the list's own, is reached.
 */
export async function runReversals(
  session: LedgerSession,
  works: readonly ReversalWork[],
  held: ReadonlyMap<number, Lease>,
  nowMs: number,
  fenced: Set<number>,
  conclude: (work: ReversalWork) => void,
): Promise<void> {
  if (works.length === 0) return;
  const keys = works.filter((work) => work.travelled).flatMap(keysOf);
  // A dispute may have given the quota back already (F-03).
  await session.recall([...keys, ...works.map((work) => ({ ...work.quota, key: restoredKey(work.preNo) }))]);
  await passLedgers(REVERSAL_RULES, session, works, held, nowMs, fenced);
  for (const work of works) {
    if (work.stage !== REVERSAL_STAGES.conclude || !held.has(work.part)) continue;
    conclude(work);
    moveTo(work, REVERSAL_STAGES.done);
  }
}

/** The first stage that has something to give back. */
export function firstStage(work: ReversalWork): void {
  if (work.stock.length > 0) moveTo(work, REVERSAL_STAGES.stock);
  else afterStock(work);
}

function afterStock(work: ReversalWork): void {
  if (work.guaranteeFen > 0n) moveTo(work, REVERSAL_STAGES.guarantee);
  else afterGuarantee(work);
}

function afterGuarantee(work: ReversalWork): void {
  moveTo(work, work.quotaFen > 0n ? REVERSAL_STAGES.quota : REVERSAL_STAGES.conclude);
}

/** J-01: back into the book. */
function returnStock(work: ReversalWork, session: LedgerSession, nowMs: number): void {
  for (const { ref, quantity5, gnum } of work.stock) {
    session.reverse(ref, quantity5, `${work.reversalPreNo}/${gnum}/back`, work.preNo, nowMs);
  }
  afterStock(work);
}

/** G-01: the guarantee held for the tax is free again. */
function giveBackGuarantee(work: ReversalWork, session: LedgerSession, nowMs: number): void {
  session.release(work.guarantee, work.guaranteeFen, `${work.reversalPreNo}/back`, work.preNo, nowMs);
  afterGuarantee(work);
}

/** F-01: given back to the year in which it was used. */
function giveBackQuota(work: ReversalWork, session: LedgerSession, nowMs: number): void {
  if (!isRestored(session, work.quota, work.preNo)) {
    session.reverse(work.quota, work.quotaFen, `${work.reversalPreNo}/back`, work.preNo, nowMs);
  }
  moveTo(work, REVERSAL_STAGES.conclude);
}

/** The keys a stage may have used before, for work that travelled. */
function keysOf(work: ReversalWork): readonly (AccountRef & { key: string })[] {
  return [
    { ...work.quota, key: `${work.reversalPreNo}/back` },
    { ...work.guarantee, key: `${work.reversalPreNo}/back` },
    ...work.stock.map((line) => ({ ...line.ref, key: `${work.reversalPreNo}/${line.gnum}/back` })),
  ];
}

function moveTo(work: ReversalWork, stage: ReversalStage): void {
  work.stage = stage;
  work.stagePart = partOfStage(work, stage);
}

function partOfStage(work: ReversalWork, stage: ReversalStage): number {
  if (stage === REVERSAL_STAGES.stock) return work.stock[0]?.ref.part ?? work.part;
  if (stage === REVERSAL_STAGES.guarantee) return work.guarantee.part;
  if (stage === REVERSAL_STAGES.quota) return work.quota.part;
  return work.part;
}
