import { DECIMAL5_SCALE, type Fen, type Fraction } from '@tongguan/kernel';
import { consumptionTax, NOTHING } from './consumption/consumption.ts';
import type { ConsumptionUndecided } from './consumption/types.ts';
import type { LawOfDay } from './law.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { OriginDuty } from './rows.ts';
import type { ResolvedRates } from './resolved.ts';
import type { TaxRates } from './rules/types.ts';
import { dutyOf } from './tariff/duty.ts';
import type { FactOfDay, GoodsOnDay, Tariff } from './tariff/tariff.ts';
import type { AssessLine } from './types.ts';

/** Rates given by the caller win over the tariff. Within the limits the duty rate is not needed, so it may be unknown. */
export function resolveRates(
  law: LawOfDay,
  tariff: Tariff,
  line: AssessLine,
  index: number,
  dutiableFen: Fen,
  taxedAs: 'reduced' | 'full',
): ResolvedRates {
  if (line.rates !== undefined) return { kind: 'given', rates: given(line, line.rates) };
  const goods = tariff.goodsOn(line.gcode, law.date);
  if (goods === null)
    return unknown(line, index, null, '商品税目表收录的税目 / a tariff line of the shipped goods table');
  const duty = taxedAs === 'reduced' ? null : dutyOf(goods, line.country ?? null, law);
  if (duty?.kind === 'unknown')
    return unknown(line, index, goods, '已知关税税率的税目 / a tariff line whose duty rate of the day is known');
  if (duty?.kind === 'doubted') return doubted(line, index, goods, duty.why, duty.rows, duty.origin);
  const { vatClass, consumptionClass } = goods;
  if (vatClass === null)
    return unknown(line, index, goods, '已知增值税税率的税目 / a tariff line whose VAT class is known');
  if (vatClass.row.confidence === 'L') return doubted(line, index, goods, CLASS_UNSURE, [vatClass]);
  const vat: Fraction = law.vat[vatClass.value].value;
  const dutyRate = duty?.rate.value ?? NOTHING;
  if (consumptionClass === 'none') {
    const rates = { duty: dutyRate, vat, consumption: NOTHING, specificFen: NOTHING };
    return { kind: 'tariff', rates, goods, duty, consumption: null };
  }
  if (consumptionClass === null) return unknown(line, index, goods, CLASS_UNKNOWN);
  if (consumptionClass.row.confidence === 'L') return doubted(line, index, goods, CLASS_UNSURE, [consumptionClass]);
  const consumption = consumptionTax(consumptionClass.value, law.consumption, line, dutiableFen);
  if (consumption.kind === 'undecided') return undecided(line, index, goods, consumption);
  const rates = { duty: dutyRate, vat, consumption: consumption.rate, specificFen: consumption.specificFen };
  return { kind: 'tariff', rates, goods, duty, consumption };
}

const CLASS_UNKNOWN = '已知消费税类别的税目 / a tariff line whose consumption tax class, or that it has none, is known';
const CLASS_UNSURE = '税目类别未核实，由关员判断 / the class of the line is not certain; an officer decides';

function given(line: AssessLine, rates: NonNullable<AssessLine['rates']>): TaxRates {
  // CNY per unit (five decimals) × quantity (five decimals) × 100 fen.
  const specificFen = {
    numerator: rates.specific5 * line.quantity5 * 100n,
    denominator: DECIMAL5_SCALE * DECIMAL5_SCALE,
  };
  return { duty: rates.duty, vat: rates.vat, consumption: rates.consumption, specificFen };
}

function unknown(line: AssessLine, index: number, goods: GoodsOnDay | null, allowed: string): ResolvedRates {
  const reason = { code: POLICY_CODES.goodsUnknown, path: `lines[${index}].gcode`, found: line.gcode, allowed };
  return { kind: 'unknown', goods, reason, doubted: [], origin: null, used: [] };
}

function doubted(
  line: AssessLine,
  index: number,
  goods: GoodsOnDay,
  allowed: string,
  rows: readonly FactOfDay<unknown>[],
  origin: OriginDuty | null = null,
): ResolvedRates {
  const said = rows.map(({ row }) => `${row.fact} ${row.value}`).join(', ');
  const found = said === '' ? line.gcode : `${line.gcode} (${said})`;
  const reason = { code: POLICY_CODES.rateUnsure, path: `lines[${index}].gcode`, found, allowed };
  return { kind: 'unknown', goods, reason, doubted: rows, origin, used: [] };
}

function undecided(line: AssessLine, index: number, goods: GoodsOnDay, { used }: ConsumptionUndecided): ResolvedRates {
  const { consumptionClass } = goods;
  const kind = consumptionClass === null || consumptionClass === 'none' ? '' : consumptionClass.value;
  const reason = {
    code: POLICY_CODES.classUndecided,
    path: `lines[${index}].gcode`,
    found: `${line.gcode} (${kind})`,
    allowed:
      '能确定消费税类别的数量，例如毫升、克、片、升 / quantities that decide the consumption tax: ml, g, sheets, litres',
  };
  const rows = consumptionClass === null || consumptionClass === 'none' ? [] : [consumptionClass];
  return { kind: 'unknown', goods, reason, doubted: rows, origin: null, used };
}
