import { type Fen, formatDecimal5, formatFen, type Fraction } from '@tongguan/kernel';
import type { LawOfDay } from './law.ts';
import { modeInForce } from './modes.ts';
import type { Cited } from './parameter.ts';
import type { ResolvedRates, RouteDecision } from './resolved.ts';
import { itemsText } from './route.ts';
import type { OriginDuty } from './rows.ts';
import type { FactOfDay } from './tariff/tariff.ts';
import type { AssessFacts, ExplainLine, LineRates } from './types.ts';

/** Every parameter an assessment used, in the order of the rules: which law, value, limits, factors, formula, lines. */
export function explainAssessment(
  law: LawOfDay,
  facts: AssessFacts,
  totalFen: Fen,
  decision: RouteDecision,
  resolved: readonly ResolvedRates[],
): readonly ExplainLine[] {
  const lines = explainOrder(law, facts, totalFen, decision);
  for (const [index, rates] of resolved.entries()) lines.push(...explainLine(law, facts, index, rates));
  return lines;
}

/** What is asked of the order as a whole. */
export function explainOrder(
  law: LawOfDay,
  facts: AssessFacts,
  totalFen: Fen,
  decision: Pick<RouteDecision, 'taxedAs'>,
): ExplainLine[] {
  const lines = [
    cite('C-03', law.lawOfMoment, `law of ${law.date}`),
    cite('C-03', law.acceptanceDocuments),
    modeLine(law, facts.mode),
    cite('E-01', law.dutiableValueBasis, `dutiable value ${formatFen(totalFen)}`),
    ...limits(law, facts, totalFen),
  ];
  if (decision.taxedAs === null) return lines;
  if (decision.taxedAs === 'reduced') lines.push(cite('E-02', law.dutyFactor), cite('E-02', law.taxFactor));
  lines.push(formula(law), cite('E-03', law.taxRounding));
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
  const line = { rule: 'C-03', parameter: 'supervision-mode', value: mode } as const;
  if (!known.ok) {
    const law = '不在进口监管方式表中或尚未生效 / not an import mode of the day';
    return { ...line, law, confidence: 'unverified' };
  }
  const confidence = known.value.confidence === 'verified' ? 'verified' : 'unverified';
  return { ...line, law: known.value.law, confidence, from: known.value.from };
}

function limits(law: LawOfDay, facts: AssessFacts, totalFen: Fen): ExplainLine[] {
  // Where more than the single limit is asked one item only, it is the notice of 2018 that asks.
  const rule = law.overSingleTreatment.value === 'full' ? 'E-04' : 'E-05';
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

/** What is asked of one goods line. */
export function explainLine(law: LawOfDay, facts: AssessFacts, index: number, resolved: ResolvedRates): ExplainLine[] {
  const line = index + 1;
  switch (resolved.kind) {
    case 'given':
      return givenRates(facts.lines[index]?.rates, line);
    case 'unknown':
      return unknownRates(law, resolved, line);
    case 'tariff':
      return tariffRates(law, resolved, line);
  }
}

/** Why there is no rate: the line, the rows that are there and do not decide, what a quantity would be compared with. */
function unknownRates(
  law: LawOfDay,
  { goods, doubted, origin, used }: Extract<ResolvedRates, { kind: 'unknown' }>,
  line: number,
): ExplainLine[] {
  if (goods === null) return [];
  const rows =
    doubted.length > 0
      ? doubted.map((fact) => rowLine(fact, line, fact.row.value))
      : [noRowLine(goods.hs8, goods.nameZh, line)];
  return [...rows, ...originLines(law, origin, line), ...used.map((one) => ({ ...cite('E-06', one), line }))];
}

/** Whose goods may bear another duty, and what the installation does about an agreement that nobody claimed. */
function originLines(law: LawOfDay, origin: OriginDuty | null, line: number): ExplainLine[] {
  if (origin === null) return [];
  const { country, kind, from } = origin;
  const row = { rule: 'E-05', law: origin.law, parameter: 'origin-duty', value: `${country} ${kind}` };
  const first: ExplainLine = { ...row, confidence: 'unverified', from, line };
  return kind === 'agreement' ? [first, { ...cite('E-05', law.agreementOrigin), line }] : [first];
}

function tariffRates(
  law: LawOfDay,
  { goods, rates, duty, consumption }: Extract<ResolvedRates, { kind: 'tariff' }>,
  line: number,
): ExplainLine[] {
  const { vatClass, consumptionClass } = goods;
  const lines: ExplainLine[] = [];
  if (duty !== null) {
    lines.push(rowLine(duty.rate, line, rateText(rates.duty)), ...originLines(law, duty.unclaimed, line));
  }
  if (vatClass !== null) {
    lines.push(rowLine(vatClass, line, vatClass.value), { ...cite('E-06', law.vat[vatClass.value]), line });
  }
  if (consumption === null || consumptionClass === null || consumptionClass === 'none') return lines;
  const value = `${consumptionClass.value}: ${rateText(rates.consumption)}`;
  lines.push(rowLine(consumptionClass, line, value));
  lines.push(...consumption.used.map((used) => ({ ...cite('E-06', used), line })));
  return lines;
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

/** A row of the tariff: its law, its days and how it was learned; only a row whose legal text was read is verified. */
function rowLine(fact: FactOfDay<unknown>, line: number, value: string): ExplainLine {
  const { row, edition } = fact;
  const days = row.to === null ? `from ${row.from}` : `from ${row.from} to ${row.to}`;
  const notes = [days, `confidence ${row.confidence}`, row.provenance, edition && `edition ${edition}`];
  return {
    rule: row.fact === 'mfn-duty' || row.fact === 'provisional-duty' ? 'E-05' : 'E-06',
    law: `${row.law}，税则号列 ${row.hs8}`,
    parameter: row.fact,
    value,
    confidence: row.confidence === 'V' ? 'verified' : 'unverified',
    from: row.from,
    line,
    note: notes.filter((note) => note !== null).join('; '),
  };
}

/** The line is known, and no row of the day says what is asked. */
function noRowLine(hs8: string, nameZh: string, line: number): ExplainLine {
  return {
    rule: 'E-06',
    law: `进出口税则 ${hs8}（摘录，未核实）/ import tariff, curated excerpt, unverified`,
    parameter: 'goods-table',
    value: nameZh,
    confidence: 'unverified',
    line,
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
  const decimals = digits.slice(-12).replace(/(?<!0)0+$/, '');
  return decimals === '' ? digits.slice(0, -12) : `${digits.slice(0, -12)}.${decimals}`;
}

function inLowestTerms(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${numerator / a}/${denominator / a}`;
}
