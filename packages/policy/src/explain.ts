import { type Fen, formatDecimal5, formatFen, type Fraction } from '@tongguan/kernel';
import { consumptionParameters } from './rules/consumptionParameters.ts';
import type { Goods } from './goods.ts';
import type { LawOfDay } from './law.ts';
import { modeInForce } from './modes.ts';
import type { Cited } from './parameter.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { ResolvedRates } from './rates.ts';
import { itemsText, type RouteDecision } from './route.ts';
import type { AssessFacts, ExplainLine, LineRates } from './types.ts';

/** Every parameter an assessment used, in the order of the rules: which law, value, limits, factors, formula, lines. */
export function explainAssessment(
  law: LawOfDay,
  facts: AssessFacts,
  totalFen: Fen,
  decision: RouteDecision,
  resolved: readonly ResolvedRates[],
): readonly ExplainLine[] {
  const lines = [
    cite('C-03', law.lawOfMoment, `law of ${law.date}`),
    modeLine(law, facts.mode),
    cite('E-01', law.dutiableValueBasis, `dutiable value ${formatFen(totalFen)}`),
    ...limits(law, facts, totalFen),
  ];
  if (decision.taxedAs === null) return lines;
  if (decision.taxedAs === 'reduced') lines.push(cite('E-02', law.dutyFactor), cite('E-02', law.taxFactor));
  lines.push(formula(law), cite('E-03', law.taxRounding));
  for (const [index, rates] of resolved.entries()) lines.push(...lineRates(law, facts, index, rates, decision.taxedAs));
  return lines;
}

/** The notices give the factors; the arithmetic is that of the general VAT and consumption tax rules, not read in full. */
function formula(law: LawOfDay): ExplainLine {
  const note = 'factors and taxes named by the notice; arithmetic of the general VAT and consumption tax rules';
  return {
    rule: 'E-03',
    law: law.rule.law,
    parameter: 'tax-formula',
    value: law.rule.name,
    confidence: 'unverified',
    from: law.rule.from,
    note,
  };
}

/** The mode as declared; an unknown one is only named. */
function modeLine(law: LawOfDay, mode: string): ExplainLine {
  const known = modeInForce(mode, law.date);
  const line = { rule: 'C-03', parameter: 'supervision-mode', value: mode, confidence: 'unverified' } as const;
  if (known.ok) return { ...line, law: known.value.law, from: known.value.from };
  return { ...line, law: '不在进口监管方式表中或尚未生效 / not an import mode of the day' };
}

function limits(law: LawOfDay, facts: AssessFacts, totalFen: Fen): ExplainLine[] {
  const rule = law.singleLimit.from < '2019-01-01' ? 'E-04' : 'E-05';
  const { annualUsedFen } = facts;
  // Only a fact is told: what is judged elsewhere, or was not kept, has no number here.
  const used = annualUsedFen === null ? null : `${formatFen(annualUsedFen)} used before this order`;
  const lines = [cite(rule, law.singleLimit), cite(rule, law.annualLimit, used), cite('F-01', law.annualLimitYear)];
  const overSingle = totalFen > law.singleLimit.value;
  const overAnnual = (annualUsedFen ?? 0n) + totalFen > law.annualLimit.value;
  if (overSingle) lines.push(cite(rule, law.overSingleTreatment, itemsText(facts)));
  if (overAnnual) lines.push(cite(rule, law.overAnnualTreatment));
  if (overSingle && totalFen === law.annualLimit.value) lines.push(cite(rule, law.exactAnnualSingleItem));
  if (overSingle || overAnnual) lines.push(cite(rule, law.fullRouteCounts));
  return lines;
}

function lineRates(
  law: LawOfDay,
  facts: AssessFacts,
  index: number,
  resolved: ResolvedRates,
  taxedAs: 'reduced' | 'full',
): ExplainLine[] {
  const line = index + 1;
  switch (resolved.kind) {
    case 'given':
      return givenRates(facts.lines[index]?.rates, line);
    case 'unknown':
      return resolved.goods === null ? [] : unknownRates(law, resolved.goods, resolved.reason.code, line);
    case 'tariff': {
      const { goods, rates, consumption } = resolved;
      const vatClass = goods.vatClass ?? 'standard';
      const lines: ExplainLine[] = [];
      if (taxedAs === 'full') lines.push(tableLine(goods, line, 'mfn-duty', rateText(rates.duty)));
      lines.push(tableLine(goods, line, 'vat-class', vatClass), { ...cite('E-06', law.vat[vatClass]), line });
      if (consumption !== null) {
        lines.push(
          tableLine(
            goods,
            line,
            'consumption-class',
            `${goods.consumptionClass ?? ''}: ${rateText(rates.consumption)}`,
          ),
        );
        lines.push(...consumption.used.map((used) => ({ ...cite('E-06', used), line })));
      }
      return lines;
    }
  }
}

/** The row, and where the quantities do not decide the class, what they would have been held against (E-06, E-09). */
function unknownRates(law: LawOfDay, goods: Goods, code: string, line: number): ExplainLine[] {
  const row = tableLine(goods, line, 'goods-table', goods.nameZh);
  const { consumptionClass } = goods;
  if (code !== POLICY_CODES.classUndecided || consumptionClass === null) return [row];
  const tests = consumptionParameters(consumptionClass, law.consumption);
  return [
    row,
    tableLine(goods, line, 'consumption-class', consumptionClass),
    ...tests.map((one) => ({ ...cite('E-06', one), line })),
  ];
}

function givenRates(rates: LineRates | undefined, line: number): ExplainLine[] {
  if (rates === undefined) return [];
  const texts: [string, string][] = [
    ['duty', rateText(rates.duty)],
    ['vat', rateText(rates.vat)],
    ['consumption', rateText(rates.consumption)],
    ['specific', formatDecimal5(rates.specific5)],
  ];
  return texts.map(([name, value]) => ({
    rule: 'E-06',
    law: '由调用方给出 / given by the caller',
    parameter: `rates.${name}`,
    value,
    confidence: 'given',
    line,
  }));
}

type TableFact = 'goods-table' | 'mfn-duty' | 'vat-class' | 'consumption-class';

/** How each fact of a row was learned: the row's confidence and provenance are those of its duty rate, and of its name. */
function remarksOn(goods: Goods, parameter: TableFact): readonly (string | null)[] {
  if (parameter === 'vat-class' || parameter === 'consumption-class') return [CLASSES_LEARNED];
  return [`confidence ${goods.confidence}`, goods.provenance, goods.listNote, goods.note];
}

const CLASSES_LEARNED = 'tax classes of the goods table are curated by hand and mostly not seen in a source';

/** A fact of the curated goods table, which is no law whatever its confidence: always marked unverified. */
function tableLine(goods: Goods, line: number, parameter: TableFact, value: string): ExplainLine {
  return {
    rule: 'E-06',
    law: `进出口税则 ${goods.hs8}（摘录，未核实）/ import tariff, curated excerpt, unverified`,
    parameter,
    value,
    confidence: 'unverified',
    line,
    note: remarksOn(goods, parameter)
      .filter((remark) => remark !== null)
      .join('; '),
  };
}

/** `context`: what the value was compared with or applied to. An unverified value also says how it was learned. */
function cite(rule: string, cited: Cited<unknown>, context: string | null = null): ExplainLine {
  const { law, parameter, text: value, confidence } = cited;
  const notes = [context, confidence === 'verified' ? null : cited.reference].filter((note) => note !== null);
  const line = { rule, law, parameter, value, confidence, from: cited.from };
  return notes.length === 0 ? line : { ...line, note: notes.join('; ') };
}

/** A rate as a decimal when it is one, else as a fraction. */
export function rateText({ numerator, denominator }: Fraction): string {
  const scale = 10n ** 12n;
  if ((numerator * scale) % denominator !== 0n) return inLowestTerms(numerator, denominator);
  const digits = ((numerator * scale) / denominator).toString().padStart(13, '0');
  const decimals = digits.slice(-12).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -12) : `${digits.slice(0, -12)}.${decimals}`;
}

function inLowestTerms(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${numerator / a}/${denominator / a}`;
}
