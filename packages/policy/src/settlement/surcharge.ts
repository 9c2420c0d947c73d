import { assert, type Fen, roundHalfUp } from '@tongguan/kernel';
import { type Day, daysBetween } from '../calendar/days.ts';
import { lateSurcharge, lateSurchargeMinimum } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

export type Surcharge = {
  /** From the day after the last day in time to the day of payment, both counted. */
  readonly daysLate: number;
  readonly surchargeFen: Fen;
  /** What the rate gives; above `surchargeFen` only when it is below the minimum and not levied. */
  readonly computedFen: Fen;
  readonly law: readonly Cited<unknown>[];
};

const BASIS_POINTS = 10_000n;

/**
 * G-02: tax × daily rate × days late, rounded half up to the fen once; below the minimum nothing is levied. Paid on
 * the last day or before: nothing. Both numbers are parameters, since their texts were not read.
 */
export function surcharge(amountFen: Fen, dueDay: Day, paidDay: Day): Surcharge {
  assert(amountFen >= 0n, 'a tax is not negative');
  const daysLate = Math.max(0, daysBetween(dueDay, paidDay));
  const rate = entryOn(lateSurcharge, dueDay);
  const minimum = entryOn(lateSurchargeMinimum, dueDay);
  const computedFen = roundHalfUp(amountFen * BigInt(rate.value) * BigInt(daysLate), BASIS_POINTS);
  const surchargeFen = computedFen < minimum.value ? 0n : computedFen;
  return { daysLate, surchargeFen, computedFen, law: [rate, minimum] };
}
