import { formatDecimal5, type Fen, formatFen, shanghaiIso } from '@tongguan/kernel';
import { type Sheets, sheetsOf } from '../consumption/sheets.ts';
import { lawAt, REGIME_FROM_MS } from '../law.ts';
import type { AssessFacts, AssessLine, Assessment, ExplainLine, LineTax } from '../types.ts';
import { rateText } from '../explain.ts';
import { arithmeticOf } from './arithmetic.ts';
import type {
  Citation,
  DecisionRecord,
  RecordedFacts,
  RecordedGoods,
  RecordedLine,
  RecordedSums,
  Sha256,
} from './types.ts';

type Taxes = Pick<LineTax, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>;

/**
 * Writes down a decision: `assessment` must be `assess(facts)`. `decided`: the taxes of each line as they were decided in the
 * end; a line on which they are not the law's, because no rate was known and an officer said them, is marked given.
 */
export function recordOf(
  facts: AssessFacts,
  assessment: Assessment,
  sha256: Sha256,
  decided: readonly Taxes[] = assessment.lines,
): DecisionRecord {
  const lines = assessment.lines.map((line, index) => lineOf(assessment, line, decided[index] ?? line, index));
  const sum = (pick: (line: Taxes) => Fen): Fen => decided.reduce((total, line) => total + pick(line), 0n);
  const duty = sum((line) => line.customsDutyFen);
  const consumption = sum((line) => line.consumptionTaxFen);
  const vat = sum((line) => line.valueAddedTaxFen);
  const explained = assessment.explain();
  const cosmetics = new Set(explained.filter(isCosmetic).map((one) => (one.line ?? 0) - 1));
  const record: Omit<DecisionRecord, 'digest'> = {
    version: 1,
    by: lines.some(({ given }) => given) ? 'customs' : 'law',
    facts: factsOf(facts, cosmetics),
    cited: explained.flatMap(citationOf),
    sums: sumsOf(facts, assessment.dutiableFen),
    outcome: {
      route: assessment.route,
      quota: formatFen(assessment.quotaFen),
      dutiable: formatFen(assessment.dutiableFen),
      codes: assessment.refusals.map(({ code }) => code),
    },
    lines,
    total: {
      duty: formatFen(duty),
      consumption: formatFen(consumption),
      vat: formatFen(vat),
      tax: formatFen(duty + consumption + vat),
    },
  };
  return { ...record, digest: sha256(JSON.stringify(record)) };
}

function lineOf(assessment: Assessment, line: LineTax, decided: Taxes, index: number): RecordedLine {
  const given =
    line.customsDutyFen !== decided.customsDutyFen ||
    line.consumptionTaxFen !== decided.consumptionTaxFen ||
    line.valueAddedTaxFen !== decided.valueAddedTaxFen;
  const rates = assessment.rates[index] ?? null;
  return {
    dutiable: formatFen(line.dutiableFen),
    duty: formatFen(decided.customsDutyFen),
    consumption: formatFen(decided.consumptionTaxFen),
    vat: formatFen(decided.valueAddedTaxFen),
    arithmetic: rates === null || given ? ['', '', ''] : arithmeticOf(line, rates),
    ...(given ? { given } : {}),
  };
}

const isCosmetic = ({ parameter, value }: ExplainLine): boolean =>
  parameter === 'consumption-class' && /^(cosmetics|skin-care)\b/.test(value);

/** `cosmetics`: indexes of lines at which it was asked whether they come in sheets. */
function factsOf(facts: AssessFacts, cosmetics: ReadonlySet<number>): RecordedFacts {
  return {
    acceptedAt: shanghaiIso(facts.acceptedAtMs),
    mode: facts.mode,
    annualUsed: facts.annualUsedFen === null ? null : formatFen(facts.annualUsedFen),
    freight: formatDecimal5(facts.freight5),
    insurance: formatDecimal5(facts.insurance5),
    lines: facts.lines.map((line, index) => goodsOf(line, cosmetics.has(index))),
  };
}

function goodsOf(line: AssessLine, isCosmetic: boolean): RecordedGoods {
  const { gcode, quantity5, total5, measures = [], country, rates } = line;
  const sheets = isCosmetic ? sheetsOf(line) : NO_SHEETS;
  return {
    gcode,
    quantity: formatDecimal5(quantity5),
    price: formatDecimal5(total5),
    measures: measures.map((one) => [formatDecimal5(one.quantity5), one.unit]),
    ...(country === undefined || country === null ? {} : { country }),
    ...(sheets.kind === 'none' ? {} : { sheets: [sheets.kind, countOf(sheets)] as const }),
    ...(rates === undefined
      ? {}
      : {
          rates: {
            duty: rateText(rates.duty),
            vat: rateText(rates.vat),
            consumption: rateText(rates.consumption),
            specific: formatDecimal5(rates.specific5),
          },
        }),
  };
}

const NO_SHEETS: Sheets = { kind: 'none' };

const countOf = (sheets: Sheets): string => ('sheets5' in sheets ? formatDecimal5(sheets.sheets5) : '0');

/** Rates that a caller gives are facts of the record; they cite nothing. */
function citationOf(line: ExplainLine): [] | [Citation] {
  if (line.confidence === 'given') return [];
  return [[line.rule, line.parameter, line.from ?? '', line.value, line.law, line.line ?? 0]];
}

/** What was compared with the limits of the day, written out; before the regime there was none to compare with. */
function sumsOf(facts: AssessFacts, valueFen: Fen): RecordedSums {
  const value = formatFen(valueFen);
  const parts = [...facts.lines.map((line) => line.total5), facts.freight5, facts.insurance5];
  const items = facts.lines.map((line) => formatDecimal5(line.quantity5)).join(' + ');
  const sums = { value: `${parts.map(formatDecimal5).join(' + ')} = ${value}`, single: '', annual: '', items };
  if (facts.acceptedAtMs < REGIME_FROM_MS) return sums;
  const law = lawAt(facts.acceptedAtMs);
  const used = facts.annualUsedFen;
  const compared = (text: string, fen: Fen, limit: Fen): string =>
    `${text} ${fen > limit ? '>' : '≤'} ${formatFen(limit)}`;
  const total = (used ?? 0n) + valueFen;
  const annual = used === null ? value : `${formatFen(used)} + ${value} = ${formatFen(total)}`;
  return {
    ...sums,
    single: compared(value, valueFen, law.singleLimit.value),
    annual: compared(annual, total, law.annualLimit.value),
  };
}
