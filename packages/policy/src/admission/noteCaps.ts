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

/** 每人每年不超过20千克, 年度限量2千克以下, and nothing else; 合计 is not among them, since it does not say of which lines. */
const YEARLY =
  /^(每人)?(每年度?|年度|一年|全年)内?(每人)?(购买|进口)?(数量)?(不得超过|不超过|限量|限购|上限为?)\d+(\.\d{1,5})?[^\d]{1,2}(以内|以下)?$/;

/**
 * H-01: the quantity of a person and calendar year that this clause names; null: it names another one, or says more than can
 * be counted. `parts`: what the clause says beside the way of import.
 */
export function yearlyCapOf(parts: readonly string[]): NoteCap | null {
  const [part = ''] = parts;
  return parts.length === 1 && YEARLY.test(part.normalize('NFKC')) ? capOf(part) : null;
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

/** A quantity in the unit of a cap; null: it cannot be compared with it. */
export function inUnit({ quantity5, unit }: Measure, wanted: string): Decimal5 | null {
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
