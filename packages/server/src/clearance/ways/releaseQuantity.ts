import type { EpochMs } from '@tongguan/kernel';
import { plainQuantity } from '@tongguan/policy';
import type { KeyRef, Turn } from '../../lane/index.ts';
import type { LedgerSession } from '../../ledgers/index.ts';
import type { LimitedGoods, Reason, Work } from '../types.ts';
import { reason } from './reasons.ts';
import type { ReleaseContext } from './releaseContext.ts';
import { keyBase, keysOfAccount } from './releaseKeys.ts';

export function keysOfQuantity(work: Work): readonly KeyRef[] {
  return work.limited.flatMap(({ ref }) => keysOfAccount(work, ref));
}

/** H-01: all kinds are held, or none, and everything that is too much is said at once (D-04). */
export function holdQuantity(work: Work, { session, nowMs }: ReleaseContext): Turn {
  const held: LimitedGoods[] = [];
  const over: Reason[] = [];
  for (const goods of work.limited) {
    const why = reserveLimited(session, goods, goods.quantity5, `${keyBase(work)}/reserve`, work.preNo, nowMs);
    if (why === null) held.push(goods);
    else over.push(why);
  }
  if (over.length === 0) return 'on';
  work.reasons = [...work.reasons, ...over];
  if (work.contingency) {
    forgo(work, held);
    return 'on';
  }
  for (const goods of held) free(work, goods, session, nowMs);
  return 'back';
}

export function undoQuantity(work: Work, { session, nowMs }: ReleaseContext): void {
  for (const goods of work.limited) free(work, goods, session, nowMs);
}

export function postQuantity(work: Work, { session, nowMs }: ReleaseContext): void {
  for (const { ref, quantity5 } of work.limited) {
    session.post(ref, quantity5, `${keyBase(work)}/post`, work.preNo, nowMs);
  }
}

/**
 * Takes this much of a person's year; or says why not. An edition may change the quantity during the year: the account is
 * granted the highest, and each declaration is judged by the one of its own day.
 */
export function reserveLimited(
  session: LedgerSession,
  { ref, kind, gcode, limit5, unit, note, path, law }: LimitedGoods,
  quantity5: bigint,
  key: string,
  preNo: string,
  nowMs: EpochMs,
): Reason | null {
  session.open(ref, limit5, 'opened', `yearly quantity ${kind}`, nowMs);
  const balance = session.balance(ref);
  const usedBefore5 = balance === null ? 0n : balance.reserved + balance.posted;
  const isRecorded = session.isRecorded(ref, key);
  if (!isRecorded && balance !== null && balance.granted < limit5) {
    session.deposit(ref, limit5 - balance.granted, `raised/${limit5}`, `yearly quantity ${kind}`, nowMs);
  }
  const fits = isRecorded || usedBefore5 + quantity5 <= limit5;
  if (fits && session.reserve(ref, quantity5, key, preNo, nowMs).kind === 'reserved') return null;
  const [used, own, sum, limit] = [usedBefore5, quantity5, usedBefore5 + quantity5, limit5].map(plainQuantity);
  return reason(
    '90122',
    path,
    `${gcode} 本年已用 ${used} + 本单 ${own} = ${sum} (${unit})`,
    `≤ ${limit} (${unit})；清单备注：${note}（${law}）`,
  );
}

function free(work: Work, { ref, quantity5 }: LimitedGoods, session: LedgerSession, nowMs: EpochMs): void {
  session.release(ref, quantity5, `${keyBase(work)}/release`, work.preNo, nowMs);
}

/** The goods are out already (K-03): what exceeds the year is reported and takes nothing, since nothing is left. */
function forgo(work: Work, held: readonly LimitedGoods[]): void {
  work.limited = held;
  const kinds = new Set(held.map(({ kind }) => kind));
  work.lines = work.lines.map(({ limit, ...line }) =>
    limit === undefined || !kinds.has(limit.kind) ? line : { ...line, limit },
  );
}
