import type { Fen, Refusal } from '@tongguan/kernel';
import { dutiableValues } from './dutiableValue.ts';
import { explainAssessment } from './explain.ts';
import { lawNotCarried } from './beforeRegime.ts';
import { lawAt, type LawOfDay } from './law.ts';
import { modeInForce } from './modes.ts';
import { type ResolvedRates, resolveRates } from './rates.ts';
import { decideRoute, type RouteDecision } from './route.ts';
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
  if (before !== null) return refuse(totalFen, linesFen, [before], () => []);
  const law = lawAt(facts.acceptedAtMs);
  const decision = decideRoute(law, facts, totalFen);
  const mode = modeInForce(facts.mode, law.date);
  if (!mode.ok || decision.taxedAs === null) {
    const refusals = mode.ok
      ? decision.refusals
      : [...mode.refusals, ...(decision.taxedAs === null ? decision.refusals : [])];
    return refuse(totalFen, linesFen, refusals, () =>
      explainAssessment(law, facts, totalFen, { ...decision, taxedAs: null }, []),
    );
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
    rates: resolved.map((one) => (one.kind === 'unknown' ? null : { ...one.rates, factors })),
  };
}

const ONE = { numerator: 1n, denominator: 1n };
const IN_FULL: TaxFactors = { duty: ONE, tax: ONE };

function refuse(
  totalFen: Fen,
  linesFen: readonly Fen[],
  refusals: readonly Refusal[],
  explain: Assessment['explain'],
): Assessment {
  const lines = linesFen.map((dutiableFen) => untaxed(dutiableFen, true));
  const total = totalOf(lines);
  const rates = lines.map(() => null);
  return { route: 'refused', dutiableFen: totalFen, lines, total, quotaFen: 0n, refusals, explain, rates };
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
