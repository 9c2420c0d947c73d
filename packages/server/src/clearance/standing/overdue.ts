import type { EpochMs } from '@tongguan/kernel';
import { addDays, dayOf } from '@tongguan/policy';
import { actSeal } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import type { BatchStore } from '../store.ts';
import type { Overdue, ReadDutyNo } from '../rows.ts';

/**
 * Whether a guarantor was overdue follows from the days of its demands, not from the day a lane runs: a declaration
 * accepted on the last day of payment is cleared even after midnight, one of the day after is not.
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
