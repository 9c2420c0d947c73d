import { formatReturnInfo } from '@tongguan/ceb';

import { refusedAct } from '../aftercare/actBody.ts';
import type { ActHandler, ActResult, AftercareContext } from '../aftercare/types.ts';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import { firstUndo, moveTo, undoFromQuota } from '../stages.ts';
import { LIST_STATES, mayFollow } from '../states.ts';
import { textOf } from '../texts.ts';
import { OUTCOMES, STAGES, type Stage, type Work } from '../types.ts';
import { unpackWork } from '../work.ts';
import { ASIDE_KINDS, ASIDE_STATES, type AsideRow, placeOfAside } from './types.ts';

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
 * gives back what it holds and is refused. What followed it is worked on again. What is released, billed or due may only
 * be tried again: giving it up would leave a ledger half moved or a tax unpaid.
 */
export const giveUpAside: ActHandler = async (act, context) => {
  const found = await openRow(act.subject, context);
  if ('result' in found) return found.result;
  const { row } = found;
  switch (row.kind) {
    case ASIDE_KINDS.document:
      await refuseDocument(row, context);
      break;
    case ASIDE_KINDS.act:
    case ASIDE_KINDS.refusedMessage:
      break;
    case ASIDE_KINDS.work: {
      const refused = await undoWork(row, context);
      if (refused !== null) return refused;
      break;
    }
    default:
      return refusedAct('90311', row.subject, 'queue.retry');
  }
  const followers = (await context.store.asideWith(row)).filter(({ asideId }) => asideId !== row.asideId);
  if (row.kind === ASIDE_KINDS.act) await endAct(row, context);
  await context.store.giveUp(row, context.nowMs);
  // Another row of the order that faulted itself keeps them where they are.
  const isFree = followers.every(({ follows }) => follows);
  if (isFree && followers.length > 0) await context.store.handBack(followers, context.nowMs);
  return { done: true, code: '', facts: { items: String(isFree ? followers.length : 0) } };
};

async function openRow(
  number: string,
  context: AftercareContext,
): Promise<{ readonly row: AsideRow } | { readonly result: ActResult }> {
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
  const info = formatReturnInfo([{ code: GIVEN_UP, text: textOf(GIVEN_UP) }]);
  const steps = [{ status: '-621017', info, atMs: state.nowMs }];
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

/** The list goes back through the stages to its refusal. Returns why it cannot, or null. */
async function undoWork(row: AsideRow, context: AftercareContext): Promise<ActResult | null> {
  const { store, state } = context;
  const ref = { part: row.part, serial: row.serial ?? 0n };
  const undo = row.stage === null ? undefined : HOLDS[row.stage];
  const [stored] = await store.parkedWork([ref]);
  const [declaration] = await store.declarationsBySerial([ref]);
  const isOpen = declaration !== undefined && mayFollow(declaration.state, LIST_STATES.rejected);
  if (undo === undefined || stored === undefined || !isOpen)
    return refusedAct('90311', declaration === undefined ? row.subject : String(declaration.state), 'queue.retry');
  const work = unpackWork(stored);
  moveTo(work, undo(work));
  work.reasons = [...work.reasons, { code: GIVEN_UP, text: textOf(GIVEN_UP), path: '/', found: '', allowed: '' }];
  context.begin(work, state.latest(declaration));
  return null;
}
