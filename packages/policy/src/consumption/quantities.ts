import { DECIMAL5_SCALE, type Fen, type Fraction } from '@tongguan/kernel';
import type { Measure } from '../types.ts';

export const LITRE = '095';
export const MILLILITRE = '096';
export const KILOGRAM = '035';
export const GRAM = '036';

/** Whether value ÷ quantity is at least the threshold in CNY, compared without dividing. */
export function reaches(dutiableFen: Fen, quantity5: bigint, threshold: Fraction): boolean {
  return dutiableFen * DECIMAL5_SCALE * threshold.denominator >= threshold.numerator * 100n * quantity5;
}

/** A weight in grams or a volume in millilitres, whichever of the two units it was declared in. */
export function thousandths5(measures: readonly Measure[] | undefined, large: string, small: string): bigint | null {
  const inSmall = measureIn(measures, [small]);
  if (inSmall !== null) return inSmall.quantity5;
  const inLarge = measureIn(measures, [large]);
  return inLarge === null ? null : inLarge.quantity5 * 1000n;
}

export function measureIn(measures: readonly Measure[] | undefined, units: readonly string[]): Measure | null {
  return measures?.find((measure) => measure.quantity5 > 0n && units.includes(measure.unit)) ?? null;
}
