import { assert, type EpochMs } from '@tongguan/kernel';
import { dayOf } from '../calendar/days.ts';
import { clearanceHours } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

export type ClearanceClockFacts = {
  /** When the goods reached the supervision site, or, goods being there already, when customs accepted the declaration. */
  readonly startedMs: EpochMs;
  /** When customs was done: released, rejected or sent back. Null: not yet. */
  readonly endedMs: EpochMs | null;
  readonly asOfMs: EpochMs;
  /** Times that are not customs' own, such as waiting for what the enterprise owes. They must not overlap. */
  readonly pauses: readonly { readonly fromMs: EpochMs; readonly toMs: EpochMs }[];
};

export type ClearanceClock = {
  readonly state: 'running' | 'overdue' | 'kept' | 'missed';
  readonly usedMs: number;
  /** When the time is up, if nothing pauses it from now on. */
  readonly dueMs: EpochMs;
  readonly law: Cited<number>;
};

const HOUR_MS = 3_600_000;

/**
 * C-04, 海关总署〔2015〕121号: no day off all year, and formalities done within 24 hours of the goods' arrival at the
 * supervision site. Hours, not working hours: weekends and holidays count.
 */
export function clearanceClock(facts: ClearanceClockFacts): ClearanceClock {
  const { startedMs, endedMs, asOfMs } = facts;
  const law = entryOn(clearanceHours, dayOf(startedMs));
  const untilMs = endedMs ?? asOfMs;
  assert(untilMs >= startedMs, 'a clock ends after it began');
  const pausedMs = pausedBetween(facts, startedMs, untilMs);
  const usedMs = untilMs - startedMs - pausedMs;
  const allowedMs = law.value * HOUR_MS;
  const inTime = usedMs <= allowedMs;
  const state = endedMs === null ? (inTime ? 'running' : 'overdue') : inTime ? 'kept' : 'missed';
  return { state, usedMs, dueMs: dueOf(facts, allowedMs), law };
}

function pausedBetween({ pauses }: ClearanceClockFacts, fromMs: EpochMs, toMs: EpochMs): number {
  let total = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const pause of inOrder(pauses)) {
    assert(pause.fromMs <= pause.toMs && pause.fromMs >= before, 'pauses end after they begin and do not overlap');
    before = pause.toMs;
    total += Math.max(0, Math.min(pause.toMs, toMs) - Math.max(pause.fromMs, fromMs));
  }
  return total;
}

/** Every pause that begins before the time is up moves the end by its length. */
function dueOf({ pauses, startedMs }: ClearanceClockFacts, allowedMs: number): EpochMs {
  let dueMs = startedMs + allowedMs;
  for (const pause of inOrder(pauses)) {
    if (pause.toMs > startedMs && pause.fromMs < dueMs) dueMs += pause.toMs - Math.max(pause.fromMs, startedMs);
  }
  return dueMs;
}

function inOrder(pauses: ClearanceClockFacts['pauses']): ClearanceClockFacts['pauses'] {
  return [...pauses].sort((a, b) => a.fromMs - b.fromMs);
}
