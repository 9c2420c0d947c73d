import { refusedAct } from '../aftercare/actBody.ts';
import { withoutAmendment } from '../aftercare/amendmentStages.ts';
import type { AmendmentWork } from '../aftercare/types.ts';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import { firstUndo, moveTo, undoFromQuota } from '../stages.ts';
import { LIST_STATES, mayFollow } from '../states.ts';
import { bareReason, reasonsInfo } from '../texts.ts';
import { type Declaration, OUTCOMES, type Reason, STAGES, type Stage, type Work } from '../types.ts';
import { isAmendment, packWork, unpackAmendment, unpackWork } from '../work.ts';
import { ASIDE_KINDS, ASIDE_STATES, type AsideRow, placeOfAside } from './types.ts';
import type { ActHandler, ActJudge, ActResult, AftercareContext, Impossible } from '../aftercare/context.ts';

const GIVEN_UP = '90312';

/** Act `queue.retry`: what was set aside, and what followed it of the same order, is worked on again in its old order. */
export const retryAside: ActHandler = async (act, context) => {
  const found = await openRow(act.subject, context);
  if ('result' in found) return found.result;
  const rows = await context.store.asideWith(found.row);
  for (const row of rows) if (row.kind === ASIDE_KINDS.work) await resume(row, context);
  await context.store.handBack(rows, context.nowMs);
  return { done: true, code: '', facts: { items: String(rows.length), tries: String(found.row.tries) } };
};

/**
 * Act `queue.give-up`: what was set aside is not tried any more. A document counts as refused, an act as not done; a list
 * gives back what it holds and is refused; an amendment, or the reconciliation of goods that went by hand, ends before it
 * has moved anything and may be asked for again. What followed it is worked on again. What is half moved, billed or due
 * may only be tried again: giving it up would leave a ledger half moved or a tax unpaid.
 */
export const giveUpAside: ActJudge = async (act, context) => {
  const found = await openRow(act.subject, context);
  if ('result' in found) return found.result;
  const { row } = found;
  if (!MAY_BE_GIVEN_UP.has(row.kind)) return refusedAct('90311', row.subject, 'queue.retry');
  if (row.kind !== ASIDE_KINDS.work) return { carryOut: () => giveUp(row, context) };
  const way = await wayBack(row, context);
  if ('code' in way) return way;
  const carryOut = async (): Promise<ActResult> => {
    await undoWork(way, context);
    return giveUp(row, context);
  };
  return { carryOut };
};

const MAY_BE_GIVEN_UP: ReadonlySet<AsideRow['kind']> = new Set([
  ASIDE_KINDS.document,
  ASIDE_KINDS.act,
  ASIDE_KINDS.refusedMessage,
  ASIDE_KINDS.work,
]);

async function giveUp(row: AsideRow, context: AftercareContext): Promise<ActResult> {
  if (row.kind === ASIDE_KINDS.document) await refuseDocument(row, context);
  const followers = (await context.store.asideWith(row)).filter(({ asideId }) => asideId !== row.asideId);
  if (row.kind === ASIDE_KINDS.act) await endAct(row, context);
  await context.store.giveUp(row, context.nowMs);
  // Another row of the order that faulted itself keeps them where they are.
  const isFree = followers.every(({ follows }) => follows);
  if (isFree && followers.length > 0) await context.store.handBack(followers, context.nowMs);
  return { done: true, code: '', facts: { items: String(isFree ? followers.length : 0) } };
}

async function openRow(
  number: string,
  context: AftercareContext,
): Promise<{ readonly row: AsideRow } | { readonly result: Exclude<Impossible, 'later'> }> {
  const place = placeOfAside(number);
  const row = place === null ? null : await context.store.asideRow(place.part, place.asideId);
  if (row === null) return { result: refusedAct('90042', number, '队列编号 a number of the queue') };
  if (row.state !== ASIDE_STATES.aside) return { result: refusedAct('90043', String(row.state), '1') };
  return { row };
}

/** Examined by people: while it goes on, it is nobody's to change. */
async function resume(row: AsideRow, { store, state }: AftercareContext): Promise<void> {
  const [stored] =
    row.serial === null ? [] : await store.declarationsBySerial([{ part: row.part, serial: row.serial }]);
  if (stored === undefined) return;
  const declaration = state.latest(stored);
  if (declaration.state !== LIST_STATES.manual) return;
  const reasons = declaration.reasons.filter(({ code }) => code !== '-621017');
  state.transition(declaration, LIST_STATES.concluded, { reasons });
}

async function refuseDocument(row: AsideRow, { store, state }: AftercareContext): Promise<void> {
  if (row.document === null) return;
  state.outcome({ part: row.part, ...row.document }, OUTCOMES.refused, GIVEN_UP);
  const sender = await store.senderOf(row);
  if (sender === null) return;
  const subject = { oriCopMsgId: sender.messageGuid, oriMessageType: sender.messageType };
  const steps = [{ status: '-621017', info: reasonsInfo([REASON]), atMs: state.nowMs }];
  state.out.emit(row.part, [sender.callerCode], RECEIPT_KINDS.message, { subject, steps }, null, row.document);
}

async function endAct({ part, document }: AsideRow, { store, state, nowMs }: AftercareContext): Promise<void> {
  if (document === null) return;
  const outcome = { part, actId: document.messageId, done: false, code: GIVEN_UP, facts: {}, atMs: nowMs };
  await store.insertActOutcomes([outcome], state.chain.linkOf);
  state.chain.acts([outcome]);
}

/** Stages at which a list is not released yet, by what it holds there. */
const HOLDS: Readonly<Partial<Record<Stage, (work: Work) => Stage>>> = {
  [STAGES.quota]: () => STAGES.refuse,
  [STAGES.guarantee]: undoFromQuota,
  [STAGES.tellShort]: undoFromQuota,
  [STAGES.guaranteeWait]: undoFromQuota,
  [STAGES.stock]: (work) => (work.taxFen > 0n ? STAGES.undoGuarantee : undoFromQuota(work)),
  [STAGES.release]: firstUndo,
  [STAGES.inspection]: firstUndo,
};

/** How what was set aside goes back through its stages. */
type WayBack =
  | { readonly work: Work; readonly undo: Stage; readonly declaration: Declaration }
  | { readonly amendment: AmendmentWork };

/** How what is not done yet goes back to its end, or why it cannot. */
async function wayBack(row: AsideRow, { store }: AftercareContext): Promise<WayBack | Exclude<Impossible, 'later'>> {
  const ref = { part: row.part, serial: row.serial ?? 0n };
  const [stored] = await store.parkedWork([ref]);
  const [declaration] = await store.declarationsBySerial([ref]);
  if (row.stage === null || stored === undefined || declaration === undefined)
    return refusedAct('90311', row.subject, 'queue.retry');
  if (isAmendment({ ...stored, stage: row.stage })) {
    const amendment = withoutAmendment(unpackAmendment(stored), row.stage, REASON);
    return amendment === null ? refusedAct('90311', String(declaration.state), 'queue.retry') : { amendment };
  }
  const undo = HOLDS[row.stage as Stage];
  const work = unpackWork(stored);
  // Goods that went by hand stay released: the attempt to reconcile them ends, and may be made again (K-03).
  const isOpen = work.contingency !== undefined || mayFollow(declaration.state, LIST_STATES.rejected);
  if (undo === undefined || !isOpen) return refusedAct('90311', String(declaration.state), 'queue.retry');
  return { work, undo: undo(work), declaration };
}

async function undoWork(way: WayBack, context: AftercareContext): Promise<void> {
  // Looked at with the next batch, together with the life of its list.
  if ('amendment' in way) return context.store.upsertWork([packWork(way.amendment)], context.nowMs);
  const { work, undo, declaration } = way;
  moveTo(work, undo);
  work.reasons = [...work.reasons, REASON];
  context.begin(work, context.state.latest(declaration));
}

const REASON: Reason = bareReason(GIVEN_UP);
