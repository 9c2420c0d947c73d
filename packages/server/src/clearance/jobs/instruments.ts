import { type Day, dayOf } from '@tongguan/policy';
import { guaranteeAccount, type LedgerSession } from '../../ledgers/index.ts';
import { INSTRUMENT_STATES, type Instrument } from '../../guarantee/types.ts';
import type { StandingStore } from '../store.ts';

/**
 * G-01: instruments cover from the first to the last millisecond of their days in Shanghai. Called by every batch before
 * anything is held, so that no declaration of the day after is covered by what has ended; `nextDay` keeps other days free.
 * What is held stays held: an account may hold more than it is granted, and then nothing new fits.
 */
export async function passInstruments(
  store: Pick<StandingStore, 'changeInstrument'>,
  session: LedgerSession,
  due: readonly Instrument[],
  nowMs: number,
  fenced: Set<number>,
  /** Declarations that asked for credit on days before: what was accepted on the last day of an instrument it still covers. */
  holdEarlier: () => Promise<void>,
): Promise<void> {
  if (due.length === 0) return;
  if (due.some(({ state }) => state === INSTRUMENT_STATES.covers)) await holdEarlier();
  const today = dayOf(nowMs);
  await session.load(due.map(({ assureCode }) => guaranteeAccount(assureCode)));
  for (const instrument of due) {
    fenced.add(instrument.part);
    await store.changeInstrument({ ...instrument, state: pass(instrument, session, today, nowMs) });
  }
}

/** Whether a day has come on which an instrument begins or no longer covers. */
export function isInstrumentDay(nextDay: Day | null, nowMs: number): boolean {
  return nextDay !== null && nextDay <= dayOf(nowMs);
}

function pass(instrument: Instrument, session: LedgerSession, today: Day, nowMs: number): Instrument['state'] {
  const { assureCode, number, leftFen, untilDay, state } = instrument;
  const account = guaranteeAccount(assureCode);
  const isOver = untilDay !== null && untilDay < today;
  if (state === INSTRUMENT_STATES.waiting) {
    // The platform did not run on any of its days.
    if (isOver) return INSTRUMENT_STATES.ended;
    session.deposit(account, leftFen, `begin/${number}`, number, nowMs);
    return INSTRUMENT_STATES.covers;
  }
  session.lapse(account, leftFen, `lapse/${number}/${untilDay ?? ''}`, number, nowMs);
  return INSTRUMENT_STATES.ended;
}
