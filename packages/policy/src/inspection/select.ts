import { assert } from '@tongguan/kernel';
import type { Day } from '../calendar/days.ts';
import {
  inspectionRateAdvancedCertified,
  inspectionRateDiscredited,
  inspectionRateGeneral,
} from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';
import { sipHash24 } from './sipHash.ts';

/** O-01: 高级认证, 一般信用, 失信 */
export type CreditLevel = 'advancedCertified' | 'general' | 'discredited';

/** A rate for goods of a kind, beside that of the enterprise. A null field matches everything. */
export type GoodsRate = {
  readonly id: string;
  readonly hsPrefix: string | null;
  /** Three digits, as on the wire. */
  readonly country: string | null;
  /** 1210, 1239 or 9610. */
  readonly mode: string | null;
  readonly rateBasisPoints: number;
};

export type InspectionRates = {
  readonly byCredit: Readonly<Record<CreditLevel, number>>;
  readonly byGoods: readonly GoodsRate[];
};

export type SelectionFacts = {
  /** 32 hexadecimal digits, secret while it is in use: who knows it knows what is inspected. */
  readonly seed: string;
  /** preNo or invtNo: the same number, the same draw. */
  readonly declarationNo: string;
  readonly creditLevel: CreditLevel;
  readonly mode: string;
  readonly goods: readonly { readonly gcode: string; readonly country: string }[];
  readonly rates: InspectionRates;
};

export type Selection = {
  readonly isSelected: boolean;
  /** 0…9999; selected when it is below the rate. */
  readonly draw: number;
  readonly rateBasisPoints: number;
  /** What set the rate: the credit level, or the id of a goods rate. */
  readonly because: string;
};

/**
 * K-01, 486号 四(五)3: whether a declaration is inspected before release, at a rate that depends on the enterprise's credit and
 * on goods and route: the highest that applies. The draw is keyed by the seed and the declaration's number alone, so
 * that it can be repeated by an auditor and not improved by declaring the same number again.
 */
export function selectForInspection(facts: SelectionFacts): Selection {
  const { rates, creditLevel } = facts;
  let rateBasisPoints = checked(rates.byCredit[creditLevel]);
  let because: string = creditLevel;
  for (const rate of rates.byGoods) {
    if (checked(rate.rateBasisPoints) <= rateBasisPoints || !matches(rate, facts)) continue;
    rateBasisPoints = rate.rateBasisPoints;
    because = rate.id;
  }
  const draw = drawOf(facts.seed, facts.declarationNo);
  return { isSelected: draw < rateBasisPoints, draw, rateBasisPoints, because };
}

/** A whole number below ten thousand: the upper bits of a 64-bit hash, so that no remainder is preferred. */
export function drawOf(seed: string, declarationNo: string): number {
  return Number((sipHash24(seed, declarationNo) * BASIS_POINTS) >> 64n);
}

/** The rates by credit of a day, with their citations; goods rates are the installation's to add. */
export function creditRatesOn(date: Day): {
  readonly rates: InspectionRates['byCredit'];
  readonly law: readonly Cited<number>[];
} {
  const advanced = entryOn(inspectionRateAdvancedCertified, date);
  const general = entryOn(inspectionRateGeneral, date);
  const discredited = entryOn(inspectionRateDiscredited, date);
  const rates = { advancedCertified: advanced.value, general: general.value, discredited: discredited.value };
  return { rates, law: [advanced, general, discredited] };
}

const BASIS_POINTS = 10_000n;

function matches(rate: GoodsRate, { mode, goods }: SelectionFacts): boolean {
  if (rate.mode !== null && rate.mode !== mode) return false;
  return goods.some(
    (line) =>
      (rate.hsPrefix === null || line.gcode.startsWith(rate.hsPrefix)) &&
      (rate.country === null || rate.country === line.country),
  );
}

function checked(rateBasisPoints: number): number {
  assert(Number.isInteger(rateBasisPoints) && rateBasisPoints >= 0, 'a rate is a whole number of basis points');
  assert(rateBasisPoints <= 10_000, 'a rate is at most ten thousand basis points');
  return rateBasisPoints;
}
