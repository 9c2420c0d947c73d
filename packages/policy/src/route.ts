import { DECIMAL5_SCALE, type Fen, formatDecimal5, formatFen, type Refusal } from '@tongguan/kernel';
import type { LawOfDay } from './law.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { RouteDecision } from './resolved.ts';
import type { AssessFacts } from './types.ts';

/**
 * 财关税〔2016〕18号 三 and 财关税〔2018〕49号 一, 二 (E-04, E-05). What is compared with the single limit is the dutiable
 * value (完税价格超过…限值), what is added to the annual total is the same amount (实际交易价格作为完税价格).
 * Exceeding (超过) is strictly more. The differences between the two notices are parameters, not branches by date.
 */
export function decideRoute(law: LawOfDay, facts: AssessFacts, valueFen: Fen): RouteDecision {
  const overSingle = valueFen > law.singleLimit.value;
  const overAnnual = (facts.annualUsedFen ?? 0n) + valueFen > law.annualLimit.value;
  const oneItem = hasOneItem(facts);
  if (overSingle && law.overSingleTreatment.value === 'full-if-one-item' && !oneItem) {
    const annual =
      overAnnual && law.overAnnualTreatment.value === 'refuse' ? [annualRefusal(law, facts, valueFen)] : [];
    return refuse([singleRefusal(law, facts, valueFen), ...annual]);
  }
  if (overAnnual && law.overAnnualTreatment.value === 'refuse') return refuse([annualRefusal(law, facts, valueFen)]);
  if (overAnnual) return full(law, valueFen);
  if (!overSingle) return { route: 'reduced', taxedAs: 'reduced', quotaFen: valueFen, refusals: [] };
  return valueFen === law.annualLimit.value && law.overSingleTreatment.value === 'full-if-one-item'
    ? exactlyAtAnnualLimit(law, facts, valueFen)
    : full(law, valueFen);
}

/** 订单下仅一件商品: one goods line with the quantity 1. */
export function hasOneItem(facts: Pick<AssessFacts, 'lines'>): boolean {
  return facts.lines.length === 1 && facts.lines[0]?.quantity5 === DECIMAL5_SCALE;
}

function full(law: LawOfDay, valueFen: Fen): RouteDecision {
  const counts = law.fullRouteCounts.value === 'yes';
  return { route: 'full', taxedAs: 'full', quotaFen: counts ? valueFen : 0n, refusals: [] };
}

/** 49号 二 allows below (低于) 26,000 and refuses above (超过): exactly 26,000.00 is in neither, a parameter decides. */
function exactlyAtAnnualLimit(law: LawOfDay, facts: AssessFacts, valueFen: Fen): RouteDecision {
  switch (law.exactAnnualSingleItem.value) {
    case 'full':
      return full(law, valueFen);
    case 'refuse':
      return refuse([annualRefusal(law, facts, valueFen)]);
    case 'manual': {
      const allowed = `低于 ${formatFen(law.annualLimit.value)}，恰好等于时转人工审核 / below it; exactly at it an officer decides`;
      const reason = { code: POLICY_CODES.exactlyAtLimit, path: 'dutiableValue', found: formatFen(valueFen), allowed };
      return { route: 'manual', taxedAs: 'full', quotaFen: valueFen, refusals: [reason] };
    }
  }
}

function refuse(refusals: readonly Refusal[]): RouteDecision {
  return { route: 'refused', taxedAs: null, quotaFen: 0n, refusals };
}

/** How many items the order has, in words: what decides beside the amount above the single limit (E-05). */
export function itemsText(facts: Pick<AssessFacts, 'lines'>): string {
  const { length } = facts.lines;
  return `${itemsZh(facts)} / ${length === 1 ? '1 line' : `${length} lines`}, quantity ${quantityText(facts)}`;
}

const itemsZh = (facts: Pick<AssessFacts, 'lines'>): string => `${facts.lines.length} 项 ${quantityText(facts)} 件`;

function quantityText({ lines }: Pick<AssessFacts, 'lines'>): string {
  return formatDecimal5(lines.reduce((sum, line) => sum + line.quantity5, 0n));
}

function singleRefusal(law: LawOfDay, facts: AssessFacts, valueFen: Fen): Refusal {
  const limit = formatFen(law.singleLimit.value);
  const annual = formatFen(law.annualLimit.value);
  return {
    code: POLICY_CODES.overSingleLimit,
    path: 'dutiableValue',
    found: `${formatFen(valueFen)}，${itemsZh(facts)}`,
    allowed: `不超过 ${limit}，或订单下仅一件商品且低于 ${annual}；否则按一般贸易申报 / at most ${limit}, or exactly one item below ${annual}; otherwise declare as general trade`,
  };
}

function annualRefusal(law: LawOfDay, facts: AssessFacts, valueFen: Fen): Refusal {
  const limit = formatFen(law.annualLimit.value);
  return {
    code: POLICY_CODES.overAnnualLimit,
    path: 'annualUsed',
    found: sumText(facts.annualUsedFen, valueFen),
    allowed: `年度累计不超过 ${limit}；超过的按一般贸易申报 / at most ${limit} in the year; otherwise declare as general trade`,
  };
}

/** What was used and what is added; only the second where nobody knows the first. */
function sumText(usedFen: Fen | null, valueFen: Fen): string {
  if (usedFen === null) return formatFen(valueFen);
  return `${formatFen(usedFen)} + ${formatFen(valueFen)} = ${formatFen(usedFen + valueFen)}`;
}
