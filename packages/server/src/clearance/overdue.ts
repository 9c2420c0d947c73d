import type { EpochMs } from '@tongguan/kernel';
import { addDays, type Day, dayOf } from '@tongguan/policy';
import { actSeal } from '../office/types.ts';
import type { Vault } from '../vault/types.ts';
import type { BatchStore } from './store.ts';

/** Guarantors that have not paid, each with the last day on which the oldest of its open demands could be paid (G-02). */
export type Overdue = ReadonlyMap<string, Day>;

/** A payment that a lane has not looked at yet: the sealed body of its act. */
export type WaitingPayment = { readonly part: number; readonly actId: string; readonly body: Buffer };

/** Which demand a payment is for; null when it cannot be read, which is nobody's fault but ours. */
export type ReadDutyNo = (payment: WaitingPayment) => string | null;

/**
 * Who was late at a moment is known by the days of the demands, not by the day on which a lane looks: a list that was
 * accepted on the last day of payment is cleared after midnight, one of the day after is not.
 */
export function isOverdue(overdue: Overdue, assureCode: string, atMs: EpochMs): boolean {
  const payByDay = overdue.get(assureCode);
  return payByDay !== undefined && payByDay < dayOf(atMs);
}

/** Those whose last day is today are read too: the day may end before anybody looks again. */
export function readOverdue(
  store: BatchStore,
  vault: Vault,
  parts: readonly number[],
  nowMs: EpochMs,
): Promise<Overdue> {
  return store.overdueGuarantors(parts, addDays(dayOf(nowMs), 1), readDutyNo(vault));
}

export function readDutyNo(vault: Vault): ReadDutyNo {
  return ({ part, actId, body }) => {
    try {
      const said = JSON.parse(vault.open(body, actSeal(part, actId)).toString('utf8')) as { dutyNo?: unknown };
      return typeof said.dutyNo === 'string' ? said.dutyNo : null;
    } catch {
      return null;
    }
  };
}
