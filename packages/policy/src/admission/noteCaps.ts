import { DECIMAL5_SCALE, type Decimal5, parseDecimal5 } from '@tongguan/kernel';
import type { Measure } from '../types.ts';

/** The quantity of a cap, and the unit of the unit table it is counted in. */
export type NoteCap = { readonly quantity5: Decimal5; readonly unit: string };

/** What units are called in remarks, and how many of the legal unit they are. */
const UNITS: readonly (readonly [name: RegExp, unit: string, thousandths: bigint])[] = [
  [/^(千克|公斤|kg)/i, '035', 1000n],
  [/^(克|g)/i, '035', 1n],
  [/^(升|l)/i, '095', 1000n],
  [/^(毫升|ml)/i, '095', 1n],
];

/**
 * H-01: the quantity that a clause such as 每人每年不超过20千克 names; null: it names none, or more than one, and nobody but an
 * officer can say what it allows.
 */
export function capOf(clause: string): NoteCap | null {
  const numbers = [...clause.normalize('NFKC').matchAll(/(\d+(?:\.\d{1,5})?)([^\d]*)/g)];
  const [found] = numbers;
  if (found === undefined || numbers.length > 1) return null;
  const quantity5 = parseDecimal5(found[1] ?? '');
  const unit = UNITS.find(([name]) => name.test(found[2] ?? ''));
  if (quantity5 === null || quantity5 <= 0n || unit === undefined) return null;
  const [, code, thousandths] = unit;
  return { quantity5: (quantity5 * thousandths) / 1000n, unit: code };
}

/** How much of a cap these quantities use; null: one of them is in a unit that cannot be compared with it. */
export function usedOf(cap: NoteCap, measures: readonly (Measure | null)[]): Decimal5 | null {
  let used = 0n;
  for (const measure of measures) {
    const share = measure === null ? null : inUnit(measure, cap.unit);
    if (share === null) return null;
    used += share;
  }
  return used;
}

const SMALLER: Readonly<Record<string, string>> = { '036': '035', '096': '095' };

function inUnit({ quantity5, unit }: Measure, wanted: string): Decimal5 | null {
  if (unit === wanted) return quantity5;
  // A gram is the thousandth of a kilogram; a part of one counts as one.
  return SMALLER[unit] === wanted ? (quantity5 + 999n) / 1000n : null;
}

/** `20` of 20.00000. */
export function plainQuantity(quantity5: Decimal5): string {
  const whole = quantity5 / DECIMAL5_SCALE;
  const rest = (quantity5 % DECIMAL5_SCALE)
    .toString()
    .padStart(5, '0')
    .replace(/(?<!0)0+$/, '');
  return rest === '' ? whole.toString() : `${whole}.${rest}`;
}
