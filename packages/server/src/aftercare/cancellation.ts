import type { InvtCancel } from '@tongguan/ceb';
import { assert } from '@tongguan/kernel';
import {
  type AftercareContext,
  type DocumentHandler,
  ENDINGS,
  endingWords,
  infoOf,
  isHeldInReview,
  isUnreconciled,
  type Life,
  STATES,
  reasonOf,
  reasonsInfo,
  RELEASE,
} from '../clearance/index.ts';
import type { Declaration } from '../clearance/types.ts';
import { beginReversal } from './reversal.ts';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../clearance/later/types.ts';

export type CancellationDecision =
  /** Before release a declaration is cancelled when it is asked for (I-01). */
  | { readonly kind: 'at once' }
  /** After release an officer decides (I-01). */
  | { readonly kind: 'officer' }
  | { readonly kind: 'refused'; readonly code: '-623003' | '-623005' | '-623009'; readonly found: string };

const OPEN: ReadonlySet<number> = new Set([REVERSAL_STATES.accepted, REVERSAL_STATES.manual]);
const BEFORE_RELEASE: ReadonlySet<number> = new Set([
  STATES.sent,
  STATES.accepted,
  STATES.manual,
  // Reviewed, and waiting for guarantee.
  STATES.concluded,
]);

/** I-01, 194号(十一): who may have a declaration cancelled when. Official codes of the 202205 table 7-2. */
export function decideCancellation(life: Pick<Life, 'declaration' | 'reversals'> | null): CancellationDecision {
  if (life === null) return { kind: 'refused', code: '-623003', found: '' };
  const { declaration, reversals } = life;
  const asked = reversals.some((reversal) => OPEN.has(reversal.state));
  if (asked || declaration.ending === ENDINGS.cancelled) {
    return { kind: 'refused', code: '-623009', found: endingWords(declaration.ending) || '申请未结 still open' };
  }
  const { state } = declaration;
  if (isUnreconciled(declaration)) return { kind: 'refused', code: '-623005', found: `${state}, 应急放行未核对` };
  if (BEFORE_RELEASE.has(state) && !isHeldInReview(declaration)) return { kind: 'at once' };
  // A partly returned declaration cannot be cancelled: its trade took place. More of it may be returned.
  const returned = reversals.some(
    ({ kind, state: its }) => kind === REVERSAL_KINDS.return && its === REVERSAL_STATES.concluded,
  );
  if (state === STATES.released && !returned) return { kind: 'officer' };
  return { kind: 'refused', code: '-623005', found: returned ? `${state}, 已部分退货` : String(state) };
}

/** 623: asks that a declaration be cancelled. */
export const handleCancellation: DocumentHandler = async (document, context) => {
  const head = document.content as InvtCancel;
  const life = context.livesOfOrder(document.part, document.orderNo).findLast((one) => isMeant(one.declaration, head));
  const decision = decideCancellation(life ?? null);
  if (life && decision.kind === 'at once' && !(await takeFromWait(life, context))) return 'later';
  const reversal = beginReversal(context, document, REVERSAL_KINDS.cancellation, head, life ?? null);
  if (decision.kind === 'refused') {
    const { code, found } = decision;
    const path = found === '' ? '' : 'invtNo';
    const why = reasonOf({ code, path, found, allowed: '' }, { declaration: head.invtNo });
    context.book.refuseAtOnce(reversal, code, reasonsInfo([why]));
    return 'done';
  }
  assert(life !== undefined, 'what may be cancelled is there');
  const open = context.book.open(reversal);
  const accepted = context.book.step(open, REVERSAL_STATES.accepted, {}, infoOf('1800'));
  if (decision.kind === 'at once') cancelBeforeRelease(life.declaration, accepted, context);
  else context.book.step(accepted, REVERSAL_STATES.manual, {}, infoOf('1200'));
  return 'done';
};

/**
 * G-04: a declaration that waits for guarantee gives back its holds. False when the guarantor's lane has just resumed it.
 */
async function takeFromWait({ declaration, parked }: Life, context: AftercareContext): Promise<boolean> {
  if (parked?.step !== 'guarantee wait') return true;
  if ((await context.store.claimParked([parked], 'guarantee wait')).length === 0) return false;
  RELEASE.goBack(parked);
  context.begin(parked, declaration);
  return true;
}

/** Nothing is held, posted or billed yet: the declaration ends as refused, with the reason. */
function cancelBeforeRelease(
  declaration: Declaration,
  reversal: Reversal,
  { state, book, nowMs }: Parameters<DocumentHandler>[1],
): void {
  const reason = reasonOf({ code: '90040', path: 'invtNo', found: reversal.preNo, allowed: '' });
  const changes = { reasons: [reason], decidedMs: nowMs, deadlineMs: null, ending: ENDINGS.cancelled };
  state.transition(declaration, STATES.rejected, changes, reasonsInfo([reason]));
  book.step(reversal, REVERSAL_STATES.concluded, { approvedMs: nowMs, endedMs: nowMs }, infoOf('2300'));
}

/** By its number; a declaration without one yet by its preNo, in either field. */
function isMeant(declaration: Declaration, head: InvtCancel): boolean {
  if (declaration.ebpCode !== head.ebpCode || declaration.ebcCode !== head.ebcCode) return false;
  const names = [declaration.invtNo, declaration.preNo];
  return names.includes(head.invtNo) || declaration.preNo === head.preNo;
}
