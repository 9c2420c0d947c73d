import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import { clearanceClock, type ClearanceClockFacts } from '@tongguan/policy';
import type { ClockAnswer } from './api/watchAnswers.ts';

/** A step of 622 as the history has it. */
export type ToldStep = { readonly returnTime: string; readonly codes: readonly { readonly code: string }[] };

/** The declaration waits for more guarantee, which the enterprise must provide (G-04). */
const WAITS_FOR_ENTERPRISE: ReadonlySet<string> = new Set(['90264']);

const MINUTE_MS = 60_000;

/**
 * C-04: the clock of one declaration, from its acceptance – bonded goods are at their site, and for others no message tells
 * of the arrival – to its decision; paused while it waits for what the enterprise owes. Null: not accepted yet.
 */
export function clockHistory(
  times: { readonly acceptedMs: EpochMs | null; readonly decidedMs: EpochMs | null },
  steps: readonly ToldStep[],
  nowMs: EpochMs,
): ClockAnswer | null {
  const { acceptedMs, decidedMs } = times;
  if (acceptedMs === null || acceptedMs > (decidedMs ?? nowMs)) return null;
  return toldClock({ startedMs: acceptedMs, endedMs: decidedMs, asOfMs: nowMs, pauses: pausesOf(steps, nowMs) });
}

/** A clock in words and whole minutes. */
export function toldClock(facts: ClearanceClockFacts): ClockAnswer {
  const { state, usedMs, dueMs, law } = clearanceClock(facts);
  return {
    state,
    startedAt: shanghaiIso(facts.startedMs),
    dueAt: shanghaiIso(dueMs),
    usedMinutes: Math.floor(usedMs / MINUTE_MS),
    allowedHours: law.value,
    law: law.law,
    pauses: facts.pauses.map(({ fromMs, toMs }) => ({ from: shanghaiIso(fromMs), to: shanghaiIso(toMs) })),
  };
}

/** From the step that begins the waiting to the next one. */
export function pausesOf(steps: readonly ToldStep[], nowMs: EpochMs): ClearanceClockFacts['pauses'] {
  const inOrder = [...steps].sort((a, b) => (a.returnTime < b.returnTime ? -1 : a.returnTime > b.returnTime ? 1 : 0));
  return inOrder.flatMap(({ codes, returnTime }, index) => {
    if (!codes.some(({ code }) => WAITS_FOR_ENTERPRISE.has(code))) return [];
    const next = inOrder[index + 1];
    const fromMs = msOf(returnTime);
    return [{ fromMs, toMs: Math.max(fromMs, next === undefined ? nowMs : msOf(next.returnTime)) }];
  });
}

/** C17 of Shanghai. */
function msOf(c17: string): EpochMs {
  const [, y, m, d, h, min, s, ms] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(c17) ?? [];
  return Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}.${ms}+08:00`);
}
