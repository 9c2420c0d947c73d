import type { Fen, Refusal } from '@tongguan/kernel';
import { dutiableValues } from './dutiableValue.ts';
import { explainAssessment } from './explain.ts';
import { lawNotCarried } from './rules/beforeRegime.ts';
import { lawAt, type LawOfDay } from './law.ts';
import { modeInForce } from './modes.ts';
import { resolveRates } from './rates.ts';
import type { ResolvedRates, RouteDecision } from './resolved.ts';
import { decideRoute } from './route.ts';
import type { TaxFactors } from './rules/types.ts';
import { SHIPPED_TARIFF, type Tariff } from './tariff/tariff.ts';
import type { AssessFacts, Assessment, LineTax, TaxTotal } from './types.ts';

/**
 * Assesses one order (E-01…E-06): route, tax of every line, what counts against the annual total. Pure: the same
 * facts give the same answer on any day, in a server and in a browser. Never throws on facts of the stated shape.
 * `tariff`: the shipped rows, or these with loaded editions over them.
 */
export function assess(facts: AssessFacts, tariff: Tariff = SHIPPED_TARIFF): Assessment {
  const { totalFen, linesFen } = dutiableValues(facts);
  const before = lawNotCarried(facts.acceptedAtMs);
  if (before !== null) return refuse(totalFen, linesFen, [before], () => [], null);
  const law = lawAt(facts.acceptedAtMs);
  const decision = decideRoute(law, facts, totalFen);
  const mode = modeInForce(facts.mode, law.date);
  if (!mode.ok || decision.taxedAs === null) {
    const refusals = mode.ok
      ? decision.refusals
      : [...mode.refusals, ...(decision.taxedAs === null ? decision.refusals : [])];
    const refused: RouteDecision = { ...decision, taxedAs: null };
    const explain = () => explainAssessment(law, facts, totalFen, refused, []);
    return refuse(totalFen, linesFen, refusals, explain, { law, decision: refused, factors: IN_FULL, resolved: [] });
  }
  return taxed(law, tariff, facts, totalFen, linesFen, decision, decision.taxedAs);
}

function taxed(
  law: LawOfDay,
  tariff: Tariff,
  facts: AssessFacts,
  totalFen: Fen,
  linesFen: readonly Fen[],
  decision: RouteDecision,
  taxedAs: 'reduced' | 'full',
): Assessment {
  const factors: TaxFactors =
    taxedAs === 'reduced' ? { duty: law.dutyFactor.value, tax: law.taxFactor.value } : IN_FULL;
  const resolved: ResolvedRates[] = [];
  const lines: LineTax[] = [];
  const reasons: Refusal[] = [];
  for (const [index, line] of facts.lines.entries()) {
    const dutiableFen = linesFen[index] ?? 0n;
    const rates = resolveRates(law, tariff, line, index, dutiableFen, taxedAs);
    resolved.push(rates);
    if (rates.kind === 'unknown') {
      reasons.push(rates.reason);
      lines.push(untaxed(dutiableFen, false));
    } else {
      lines.push({ dutiableFen, ...law.rule.taxOnLine(dutiableFen, rates.rates, factors), rated: true });
    }
  }
  return {
    route: reasons.length > 0 ? 'manual' : decision.route,
    dutiableFen: totalFen,
    lines,
    total: totalOf(lines),
    quotaFen: decision.quotaFen,
    refusals: reasons.length > 0 ? [...reasons, ...decision.refusals] : decision.refusals,
    explain: () => explainAssessment(law, facts, totalFen, decision, resolved),
    basis: { law, decision, factors, resolved },
  };
}

/**
 * Assesses the order of `known` once more with another use of the year, which is all that may differ in `facts`. Rates and
 * taxes are looked for again only where it is taxed in another way now.
 */
export function assessAfterUse(facts: AssessFacts, known: Assessment, tariff: Tariff = SHIPPED_TARIFF): Assessment {
  const { basis, dutiableFen } = known;
  if (basis === null || basis.decision.taxedAs === null) return assess(facts, tariff);
  const { law, resolved } = basis;
  const decision = decideRoute(law, facts, dutiableFen);
  if (decision.taxedAs !== basis.decision.taxedAs) return assess(facts, tariff);
  const reasons = resolved.flatMap((one) => (one.kind === 'unknown' ? [one.reason] : []));
  return {
    ...known,
    route: reasons.length > 0 ? 'manual' : decision.route,
    quotaFen: decision.quotaFen,
    refusals: [...reasons, ...decision.refusals],
    explain: () => explainAssessment(law, facts, dutiableFen, decision, resolved),
    basis: { ...basis, decision },
  };
}

const ONE = { numerator: 1n, denominator: 1n };
const IN_FULL: TaxFactors = { duty: ONE, tax: ONE };

function refuse(
  totalFen: Fen,
  linesFen: readonly Fen[],
  refusals: readonly Refusal[],
  explain: Assessment['explain'],
  basis: Assessment['basis'],
): Assessment {
  const lines = linesFen.map((dutiableFen) => untaxed(dutiableFen, true));
  const total = totalOf(lines);
  return { route: 'refused', dutiableFen: totalFen, lines, total, quotaFen: 0n, refusals, explain, basis };
}

function untaxed(dutiableFen: Fen, rated: boolean): LineTax {
  return { dutiableFen, customsDutyFen: 0n, consumptionTaxFen: 0n, valueAddedTaxFen: 0n, rated };
}

function totalOf(lines: readonly LineTax[]): TaxTotal {
  let customsDutyFen = 0n;
  let consumptionTaxFen = 0n;
  let valueAddedTaxFen = 0n;
  for (const line of lines) {
    customsDutyFen += line.customsDutyFen;
    consumptionTaxFen += line.consumptionTaxFen;
    valueAddedTaxFen += line.valueAddedTaxFen;
  }
  const taxFen = customsDutyFen + consumptionTaxFen + valueAddedTaxFen;
  return { customsDutyFen, consumptionTaxFen, valueAddedTaxFen, taxFen };
}
