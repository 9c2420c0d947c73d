import { type EpochMs, parseInstant, type Refusal, shanghaiIso } from '@tongguan/kernel';
import type { GivenEvent } from './types.ts';

/** Clocks of firms run fast by some minutes; what lies further ahead is a wrong date. */
const AHEAD_MS = 10 * 60_000;
/** A parcel that circles through every hub for a month stays below it. */
export const EVENTS_PER_WAYBILL_MAX = 200;

/**
 * Whether an event may be recorded (L-01); null when it may. `known`: customs knows the waybill as this firm's.
 * `recorded`: events of this waybill that are there or come before it in the same request.
 */
export function judgeEvent(event: GivenEvent, known: boolean, recorded: number, nowMs: EpochMs): Refusal | null {
  const { logisticsNo, at } = event;
  if (!known) {
    const allowed = '本企业已申报（511）的运单 a waybill of yours that was sent by 511';
    return { code: '90290', path: 'logisticsNo', found: logisticsNo, allowed };
  }
  const happenedMs = parseInstant(at);
  if (happenedMs === null || happenedMs > nowMs + AHEAD_MS) {
    return { code: '90292', path: 'at', found: at, allowed: `≤ ${shanghaiIso(nowMs)}` };
  }
  if (recorded >= EVENTS_PER_WAYBILL_MAX) {
    return { code: '90294', path: 'logisticsNo', found: logisticsNo, allowed: `≤ ${EVENTS_PER_WAYBILL_MAX}` };
  }
  return null;
}
