import { DECIMAL5_SCALE, type Fen, type Fraction, type Refusal } from '@tongguan/kernel';
import { consumptionTax, type ConsumptionTax, NOTHING } from './consumption.ts';
import { dutyOn, type Goods, goodsOf } from './goods.ts';
import type { LawOfDay } from './law.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { TaxRates } from './rules/types.ts';
import type { AssessLine } from './types.ts';

/** The rates of a line, or why there are none. */
export type ResolvedRates =
  | { readonly kind: 'given'; readonly rates: TaxRates }
  | {
      readonly kind: 'tariff';
      readonly rates: TaxRates;
      readonly goods: Goods;
      readonly consumption: ConsumptionTax | null;
    }
  | { readonly kind: 'unknown'; readonly goods: Goods | null; readonly reason: Refusal };

/** Rates given by the caller win over the tariff. Within the limits the duty rate is not needed, so it may be unknown. */
export function resolveRates(
  law: LawOfDay,
  line: AssessLine,
  index: number,
  dutiableFen: Fen,
  taxedAs: 'reduced' | 'full',
): ResolvedRates {
  if (line.rates !== undefined) return { kind: 'given', rates: given(line, line.rates) };
  const goods = goodsOf(line.gcode);
  if (goods === null)
    return unknown(line, index, null, '商品税目表收录的税目 / a tariff line of the shipped goods table');
  const duty = taxedAs === 'reduced' ? NOTHING : dutyOn(goods, law.date);
  if (duty === null)
    return unknown(line, index, goods, '已知关税税率的税目 / a tariff line whose duty rate of the day is known');
  if (goods.vatClass === null)
    return unknown(line, index, goods, '已知增值税税率的税目 / a tariff line whose VAT class is known');
  const vat: Fraction = law.vat[goods.vatClass].value;
  if (goods.consumptionClass === null) {
    return {
      kind: 'tariff',
      rates: { duty, vat, consumption: NOTHING, specificFen: NOTHING },
      goods,
      consumption: null,
    };
  }
  const consumption = consumptionTax(goods.consumptionClass, law.consumption, line, dutiableFen);
  if (consumption === null) return undecided(line, index, goods);
  const rates = { duty, vat, consumption: consumption.rate, specificFen: consumption.specificFen };
  return { kind: 'tariff', rates, goods, consumption };
}

function given(line: AssessLine, rates: NonNullable<AssessLine['rates']>): TaxRates {
  // CNY per unit (five decimals) × quantity (five decimals) × 100 fen.
  const specificFen = {
    numerator: rates.specific5 * line.quantity5 * 100n,
    denominator: DECIMAL5_SCALE * DECIMAL5_SCALE,
  };
  return { duty: rates.duty, vat: rates.vat, consumption: rates.consumption, specificFen };
}

function unknown(line: AssessLine, index: number, goods: Goods | null, allowed: string): ResolvedRates {
  const reason = { code: POLICY_CODES.goodsUnknown, path: `lines[${index}].gcode`, found: line.gcode, allowed };
  return { kind: 'unknown', goods, reason };
}

function undecided(line: AssessLine, index: number, goods: Goods): ResolvedRates {
  const reason = {
    code: POLICY_CODES.classUndecided,
    path: `lines[${index}].gcode`,
    found: `${line.gcode} (${goods.consumptionClass ?? ''})`,
    allowed:
      '能确定消费税类别的数量，例如毫升、克、片、升 / quantities that decide the consumption tax: ml, g, sheets, litres',
  };
  return { kind: 'unknown', goods, reason };
}
