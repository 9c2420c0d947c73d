import { type EpochMs, formatDecimal5, formatFen, shanghaiIso } from '@tongguan/kernel';
import { sheetsOf } from '../consumption/sheets.ts';
import { rateText } from '../explain.ts';
import type { AssessmentBasis, ResolvedRates } from '../resolved.ts';
import type { AssessFacts, AssessLine, Assessment, LineTax } from '../types.ts';
import type { CitationSets } from './citations.ts';
import type { RecordCore, RecordedFacts, RecordedGoods, Sha256, WrittenRecord } from './types.ts';

type Taxes = Pick<LineTax, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>;

/**
 * Writes down a decision: `assessment` must be what the law makes of `facts`. `decided`: the taxes of each line as they were
 * decided in the end; a line on which they are not the law's, because no rate was known and an officer said them, is marked
 * given.
 */
export function writeRecord(
  facts: AssessFacts,
  assessment: Assessment,
  { sets, sha256 }: { readonly sets: CitationSets; readonly sha256: Sha256 },
  decided: readonly Taxes[] = assessment.lines,
): WrittenRecord {
  const { basis, dutiableFen } = assessment;
  const order = sets.order(facts, dutiableFen, basis);
  const resolved = basis?.resolved ?? [];
  const lines = assessment.lines.map((line, index) => lineOf(line, decided[index] ?? line, resolved[index]));
  const used = [order, ...facts.lines.map((_, index) => sets.line(facts, index, basis))];
  const core: RecordCore = {
    version: 1,
    by: lines.some(({ given }) => given) ? 'customs' : 'law',
    facts: factsOf(facts, basis),
    cited: used.map(({ address }) => address),
    outcome: {
      route: assessment.route,
      quota: formatFen(assessment.quotaFen),
      dutiable: formatFen(dutiableFen),
      codes: assessment.refusals.map(({ code }) => code),
    },
    lines,
  };
  const text = JSON.stringify(core);
  return { text: `${text.slice(0, -1)},"digest":"${sha256(text)}"}`, sets: used };
}

function lineOf(line: LineTax, decided: Taxes, resolved: ResolvedRates | undefined): RecordCore['lines'][number] {
  const given =
    line.customsDutyFen !== decided.customsDutyFen ||
    line.consumptionTaxFen !== decided.consumptionTaxFen ||
    line.valueAddedTaxFen !== decided.valueAddedTaxFen;
  const taxes = {
    dutiable: formatFen(line.dutiableFen),
    duty: formatFen(decided.customsDutyFen),
    consumption: formatFen(decided.consumptionTaxFen),
    vat: formatFen(decided.valueAddedTaxFen),
  };
  if (given) return { ...taxes, given };
  if (resolved === undefined || resolved.kind === 'unknown') return taxes;
  const { numerator, denominator } = resolved.rates.specificFen;
  return numerator === 0n ? taxes : { ...taxes, specific: rateText({ numerator, denominator: denominator * 100n }) };
}

function factsOf(facts: AssessFacts, basis: AssessmentBasis | null): RecordedFacts {
  return {
    acceptedAt: momentOf(facts.acceptedAtMs),
    mode: facts.mode,
    annualUsed: facts.annualUsedFen === null ? null : formatFen(facts.annualUsedFen),
    freight: formatDecimal5(facts.freight5),
    insurance: formatDecimal5(facts.insurance5),
    lines: facts.lines.map((line, index) => goodsOf(line, isCosmetic(basis?.resolved[index]))),
  };
}

/** To the thousandth: which tables had been loaded by then follows from it. */
export function momentOf(atMs: EpochMs): string {
  const iso = shanghaiIso(atMs);
  const rest = atMs % 1000;
  return rest === 0 ? iso : `${iso.slice(0, 19)}.${String(rest).padStart(3, '0')}${iso.slice(19)}`;
}

/** Whether it was asked if the line comes in sheets: its class is told, and is one of cosmetics. */
function isCosmetic(resolved: ResolvedRates | undefined): boolean {
  if (resolved === undefined || resolved.kind === 'given' || resolved.goods === null) return false;
  const { consumptionClass } = resolved.goods;
  if (consumptionClass === null || consumptionClass === 'none') return false;
  // Where another row is the doubt it did not come to that.
  if (resolved.kind === 'unknown' && !resolved.doubted.includes(consumptionClass)) return false;
  return consumptionClass.value === 'cosmetics' || consumptionClass.value === 'skin-care';
}

function goodsOf(line: AssessLine, isCosmetic: boolean): RecordedGoods {
  const { gcode, quantity5, total5, measures = [], country, rates } = line;
  const goods: { -readonly [K in keyof RecordedGoods]: RecordedGoods[K] } = {
    gcode,
    quantity: formatDecimal5(quantity5),
    price: formatDecimal5(total5),
    measures: measures.map((one) => [formatDecimal5(one.quantity5), one.unit]),
  };
  if (country !== undefined) goods.country = country;
  const sheets = isCosmetic ? sheetsOf(line) : null;
  if (sheets !== null && sheets.kind !== 'none') {
    goods.sheets = [sheets.kind, 'sheets5' in sheets ? formatDecimal5(sheets.sheets5) : '0'];
  }
  if (rates !== undefined) {
    const { duty, vat, consumption, specific5 } = rates;
    const [d, v, c] = [rateText(duty), rateText(vat), rateText(consumption)];
    goods.rates = { duty: d, vat: v, consumption: c, specific: formatDecimal5(specific5) };
  }
  return goods;
}
