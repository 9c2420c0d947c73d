import { assert, formatFen } from '@tongguan/kernel';
import { dayOf, fourEyesWithdrawal, valueOn } from '@tongguan/policy';
import { guaranteeAccount } from '../ledgers/index.ts';
import { type Leaving, type RefusedAct, refusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { GuaranteeContext } from './context.ts';
import { INSTRUMENT_STATES, type Instrument } from './types.ts';

/** All that goes back to one guarantor on a day is one sum: cash, instruments in whole or in parts, tax (K-03). */
export function givenBack(act: Pick<Act, 'atMs'>, assureCode: string, amountFen: bigint | null): readonly Leaving[] {
  // Unreadable values are refused by the act itself.
  if (amountFen === null || amountFen <= 0n) return [];
  const limit = valueOn(fourEyesWithdrawal, dayOf(act.atMs));
  return [{ from: guaranteeAccount(assureCode), amount: amountFen, limit }];
}

/** A part of what is given back, of the instrument it comes from. */
export type Taken = { readonly number: string; readonly amountFen: bigint; readonly key: string };

/** All of it or nothing: the refusal when less is free. */
export async function shortFor(
  { session }: GuaranteeContext,
  act: Pick<Act, 'subject'>,
  parts: readonly Taken[],
): Promise<RefusedAct | null> {
  if (parts.length === 0) return null;
  const account = guaranteeAccount(act.subject);
  await session.load([account]);
  const balance = session.balance(account);
  const freeFen = balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
  const totalFen = parts.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  return totalFen > freeFen ? refusedAct('90002', formatFen(totalFen), `≤ ${formatFen(freeFen)}`) : null;
}

/** The amount that `shortFor` found free leaves the account. */
export function takeBack(
  { session, nowMs }: GuaranteeContext,
  act: Pick<Act, 'subject'>,
  parts: readonly Taken[],
): void {
  const account = guaranteeAccount(act.subject);
  for (const { number, amountFen, key } of parts) {
    assert(session.withdraw(account, amountFen, key, number, nowMs), 'what is free can be taken back');
  }
}

/** The instrument covers so much less; without a rest it is given back. */
export async function takeFrom({ store }: GuaranteeContext, instrument: Instrument, amountFen: bigint): Promise<void> {
  const leftFen = instrument.leftFen - amountFen;
  const state = leftFen === 0n ? INSTRUMENT_STATES.givenBack : instrument.state;
  await store.changeInstrument({ ...instrument, leftFen, state });
}

/** An instrument as it is returned to the caller. */
export function factsOf({ number, kind, fromDay, untilDay }: Instrument): Record<string, string> {
  return { document: number, kind, from: fromDay, ...(untilDay === null ? {} : { until: untilDay }) };
}
