import { assert, type Fen, roundHalfUp } from '@tongguan/kernel';
import type { Day } from '../calendar/days.ts';
import { postalTaxClass1, postalTaxClass2, postalTaxClass3, postalTaxExemption } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

/** 1: books, food, toys …; 2: everything in neither of the others; 3: tobacco, liquor, high-end goods. */
export type PostalClass = 1 | 2 | 3;

export type PostalLine = {
  readonly postalClass: PostalClass;
  /** Customs' value of the articles, which need not be the price paid. */
  readonly valueFen: Fen;
};

export type PostalTax = {
  readonly lines: readonly Fen[];
  readonly taxFen: Fen;
  /** True when the whole parcel's tax is not above the exemption. */
  readonly isExempt: boolean;
  readonly payableFen: Fen;
  readonly law: readonly Cited<unknown>[];
};

/**
 * E-10: tax on one parcel of personal articles (行邮税), for comparison and for goods that this channel refuses. Not
 * levied up to 50 yuan of tax, 50.00 included. The classes of goods, the rates before 2018-11-01 and the exemption are not from read notices.
 */
export function postalTax(date: Day, lines: readonly PostalLine[]): PostalTax {
  const exemption = entryOn(postalTaxExemption, date);
  const used = new Map<PostalClass, Cited<{ readonly numerator: bigint; readonly denominator: bigint }>>();
  const taxes = lines.map(({ postalClass, valueFen }) => {
    assert(valueFen >= 0n, 'articles have a value of at least nothing');
    const rate = entryOn(CLASSES[postalClass], date);
    used.set(postalClass, rate);
    return roundHalfUp(valueFen * rate.value.numerator, rate.value.denominator);
  });
  const taxFen = taxes.reduce((sum, tax) => sum + tax, 0n);
  const isExempt = taxFen <= exemption.value;
  return { lines: taxes, taxFen, isExempt, payableFen: isExempt ? 0n : taxFen, law: [...used.values(), exemption] };
}

const CLASSES = { 1: postalTaxClass1, 2: postalTaxClass2, 3: postalTaxClass3 } as const;
