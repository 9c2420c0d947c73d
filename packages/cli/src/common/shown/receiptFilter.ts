import { parseInstant } from '@tongguan/kernel';
import type { Receipt } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';

export type ReceiptFilter = { readonly refused?: true; readonly number?: string; readonly since?: string };

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A receipt's time is China's. */
const ZONE = '+08:00';

/** Which receipts a reader wants: refusals, those that carry a number, those since a moment. `nowMs` is for `2h`, `3d`. */
export function wantedBy({ refused, number, since }: ReceiptFilter, nowMs: number): (receipt: Receipt) => boolean {
  const sinceMs = since === undefined ? null : sinceOf(since, nowMs);
  return (receipt) =>
    (refused !== true || isRefusal(receipt)) &&
    (number === undefined || carries(receipt, number)) &&
    (sinceMs === null || returnedMs(receipt) >= sinceMs);
}

/** C-02: rejected, or a negative code; of a message refused at the door, always (CEB900). */
export function isRefusal({ returnStatus, type }: Receipt): boolean {
  return returnStatus === '100' || /^[-−]/.test(returnStatus) || type === 'CEB900Message';
}

/** Whatever it is called by: copNo, preNo, invtNo, orderNo, logisticsNo … */
function carries(receipt: Receipt, number: string): boolean {
  return Object.entries(receipt).some(([name, value]) => value === number && name !== 'returnStatus');
}

/** `2026-06-01`, `2026-06-01T10:00:00+08:00`, `30m`, `2h`, `3d`. */
function sinceOf(text: string, nowMs: number): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return nowMs - Number(count) * (UNITS_MS[unit] ?? 0);
  const instant = parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00${ZONE}` : text);
  if (instant !== null) return instant;
  throw new UsageError(
    say(`--since 不是时间：${text}`, `--since is no time: ${text}`),
    '2026-06-01, 2026-06-01T10:00:00+08:00, 30m, 2h, 3d',
  );
}

/** `yyyyMMddhhmmssfff`, as receipts carry it; 0 for what is no time. */
function returnedMs({ returnTime }: Receipt): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(returnTime.replace(/[^\d]/g, '')) ?? [];
  if (year === undefined) return 0;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${ZONE}`) ?? 0;
}
