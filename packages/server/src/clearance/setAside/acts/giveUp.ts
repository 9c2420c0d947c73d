import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  type PublicAct,
  type RefusedAct,
  refusedAct,
} from '../../../office/defineAct.ts';
import { RECEIPT_KINDS } from '../../../receipts/types.ts';
import type { AftercareContext } from '../../later/context.ts';
import { STATES, mayFollow } from '../../states.ts';
import { bareReason, reasonsInfo } from '../../texts.ts';
import { OUTCOMES, type Reason } from '../../types.ts';
import { RELEASE } from '../../ways/release.ts';
import { openRow } from '../openRow.ts';
import { ASIDE_KINDS, type AsideRow } from '../types.ts';

const GIVEN_UP = '90312';

/**
 * Gives up an item that was set aside. A document counts as refused, an act as not done; a declaration gives back its holds
 * and is refused. An amendment, or the reconciliation of a contingency release, ends before it has moved anything and may
 * be requested again; goods that left a book and reached no other are in it again (J-03). Its successors are processed
 * again. Items that are half moved, billed or due may only be retried: giving them up would leave a ledger half moved or
 * a tax unpaid.
 */
export const giveUpAside: PublicAct<AftercareContext> = defineAct({
  name: 'queue.give-up',
  subject: 'aside',
  path: 'queue/:number/end',
  roles: ['supervisor'],
  district: 'subject',
  zh: '放弃搁置项：单证按退单、操作按未执行、清单退还占用后退单；须双人复核',
  en: 'give up what was set aside: a document is refused, an act not done, a declaration gives back what it holds; two persons',
  rules: ['B-07', 'K-03'],
  body: closed({}),
  async judge(act, context) {
    const found = await openRow(act.subject, context);
    if ('result' in found) return found.result;
    const { row } = found;
    if (!MAY_BE_GIVEN_UP.has(row.kind)) return refusedAct('90311', row.subject, 'queue.retry');
    if (row.kind !== ASIDE_KINDS.work) return { carryOut: () => giveUp(row, context) };
    const way = await sendBack(row, context);
    if ('code' in way) return way;
    const carryOut = async (): Promise<ActResult> => {
      await way.undo();
      return giveUp(row, context);
    };
    return { carryOut };
  },
});

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
  return doneAct({ items: String(isFree ? followers.length : 0) });
}

async function refuseDocument(row: AsideRow, { store, state }: AftercareContext): Promise<void> {
  if (row.document === null) return;
  state.outcome({ part: row.part, ...row.document }, OUTCOMES.refused, GIVEN_UP);
  const sender = await store.senderOf(row);
  if (sender === null) return;
  const subject = { oriCopMsgId: sender.messageGuid, oriMessageType: sender.messageType };
  const steps = [{ status: '-621017', info: reasonsInfo([REASON]), atMs: state.nowMs }];
  state.answer(row.part, [sender.callerCode], RECEIPT_KINDS.message, { subject, steps }, null, row.document);
}

async function endAct({ part, document }: AsideRow, { store, state, nowMs }: AftercareContext): Promise<void> {
  if (document === null) return;
  const outcome = { part, actId: document.messageId, done: false, code: GIVEN_UP, facts: {}, atMs: nowMs };
  await store.insertActOutcomes([outcome], state.chain.linkOf);
  state.chain.acts([outcome]);
}

/** How what is not done yet goes back to its end, or why it cannot. */
async function sendBack(
  row: AsideRow,
  context: AftercareContext,
): Promise<{ readonly undo: () => Promise<void> } | RefusedAct> {
  const { store, state, ways } = context;
  const ref = { part: row.part, serial: row.serial ?? 0n };
  const [stored] = await store.parkedWork([ref]);
  const [declaration] = await store.declarationsBySerial([ref]);
  const { step } = row;
  const unknown = refusedAct('90311', row.subject, 'queue.retry');
  if (step === null || stored === undefined) return unknown;
  // Goods between books have none.
  const begun = declaration === undefined ? unknown : refusedAct('90311', String(declaration.state), 'queue.retry');
  if (stored.way !== RELEASE.name) {
    const back = ways.find(({ name }) => name === stored.way)?.giveUp(stored, step, REASON) ?? null;
    // The next batch processes it, together with the history of its declaration, if it has one.
    return back === null ? begun : { undo: () => store.upsertWork([back], context.nowMs) };
  }
  if (declaration === undefined) return unknown;
  const work = RELEASE.unpack(stored);
  // Goods that went by hand stay released: the attempt to reconcile them ends, and may be made again (K-03).
  const isOpen = work.contingency !== undefined || mayFollow(declaration.state, STATES.rejected);
  if (!isOpen || !RELEASE.mayGoBack(work, step)) return begun;
  const undo = async (): Promise<void> => {
    RELEASE.goBack(work, step);
    work.reasons = [...work.reasons, REASON];
    context.begin(work, state.latest(declaration));
  };
  return { undo };
}

const REASON: Reason = bareReason(GIVEN_UP);
