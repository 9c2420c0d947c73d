import { assert, type Fraction, parseFraction } from '@tongguan/kernel';
import { isUnit } from '../codeTables.ts';
import type { VatClass } from '../law.ts';

export type ConsumptionClass =
  | 'cosmetics'
  | 'skin-care'
  | 'wine'
  | 'spirits'
  | 'rice-wine'
  | 'beer'
  | 'watch'
  | 'golf'
  | 'jewellery-at-retail'
  | 'jewellery-other';

/** What the law says of a tariff line, one after the other. */
export const TARIFF_FACTS = [
  'mfn-duty',
  'provisional-duty',
  'vat-class',
  'consumption-class',
  'unit-1',
  'unit-2',
] as const;
export type TariffFact = (typeof TARIFF_FACTS)[number];

/**
 * V: the legal text was read. H: seen on a public page or in the press. M: not seen. L: known to exist, and unsure in its
 * value, days or cover: no number is made of it, an officer decides.
 */
export type RowConfidence = 'V' | 'H' | 'M' | 'L';

/** One fact of one tariff line and its days. */
export type TariffRow = {
  readonly hs8: string;
  readonly fact: TariffFact;
  /** A percentage, a class, a unit code; `none` says that there is no such duty, class or unit. */
  readonly value: string;
  /** First day, Asia/Shanghai. */
  readonly from: string;
  /** Last day; null: until something else is said. */
  readonly to: string | null;
  readonly law: string;
  readonly confidence: RowConfidence;
  /** How it was learned. */
  readonly provenance: string;
};

/** `none`: said to be nothing. */
export const NONE = 'none';

const VAT_CLASSES: readonly VatClass[] = ['standard', 'reduced', 'exempt'];
const CONSUMPTION_CLASSES: readonly ConsumptionClass[] = [
  'cosmetics',
  'skin-care',
  'wine',
  'spirits',
  'rice-wine',
  'beer',
  'watch',
  'golf',
  'jewellery-at-retail',
  'jewellery-other',
];

/** What a value of a fact looks like, for whoever wrote another one; null: the value is good. */
export function factProblem(fact: TariffFact, value: string): string | null {
  switch (fact) {
    case 'mfn-duty':
    case 'provisional-duty':
      return value === NONE || /^\d{1,4}(\.\d{1,4})?$/.test(value) ? null : '百分数，例 5 或 6.5 / a percentage';
    case 'vat-class':
      return isVatClass(value) ? null : VAT_CLASSES.join(', ');
    case 'consumption-class':
      return value === NONE || isConsumptionClass(value) ? null : [NONE, ...CONSUMPTION_CLASSES].join(', ');
    case 'unit-1':
      return isUnit(value) ? null : '三位计量单位代码 / a three-digit unit code';
    case 'unit-2':
      return value === NONE || isUnit(value) ? null : '三位计量单位代码 / a three-digit unit code';
  }
}

export function isVatClass(text: string): text is VatClass {
  return VAT_CLASSES.some((known) => known === text);
}

export function isConsumptionClass(text: string): text is ConsumptionClass {
  return CONSUMPTION_CLASSES.some((known) => known === text);
}

/** `6.5` is 65/1000. */
export function percentage(text: string): Fraction {
  const value = parseFraction(text);
  assert(value !== null, 'a duty rate of the tariff is a percentage');
  return { numerator: value.numerator, denominator: value.denominator * 100n };
}
