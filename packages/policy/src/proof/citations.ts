import type { Fen } from '@tongguan/kernel';
import { explainLine, explainOrder } from '../explain.ts';
import type { AssessmentBasis, ResolvedRates } from '../resolved.ts';
import type { GoodsOnDay } from '../tariff/tariff.ts';
import type { AssessFacts, ExplainLine } from '../types.ts';
import type { CitationSet, CitedFact, Sha256 } from './types.ts';

/** Citation sets by what determines them: a lane lives on a few hundred, and few of them are made twice. */
export type CitationSets = {
  /** Of the order as a whole. */
  order(facts: AssessFacts, totalFen: Fen, basis: AssessmentBasis | null): CitationSet;
  /** Of a goods line; nothing where the order was refused before its lines were looked at. */
  line(facts: AssessFacts, index: number, basis: AssessmentBasis | null): CitationSet;
};

/** Half of a SHA-256: it finds a set, and what the set says is checked by itself. */
const ADDRESS_LENGTH = 32;

/** Orders differ by day, mode and what they exceed. */
const ORDERS_KEPT = 4_096;

export function createCitationSets(sha256: Sha256): CitationSets {
  const orders = new Map<string, CitationSet>();
  /** By the row of a line on a day, which one tariff has once; what a day's tariff forgets is forgotten here. */
  const lines = new WeakMap<GoodsOnDay, Map<string, CitationSet>>();
  const nothing = setOf([], sha256);
  return {
    order(facts, totalFen, basis) {
      if (basis === null) return nothing;
      const key = keyOfOrder(facts, totalFen, basis);
      const known = orders.get(key);
      if (known !== undefined) return known;
      const set = setOf(explainOrder(basis.law, facts, totalFen, basis.decision), sha256);
      // Modes of hostile messages crowd nothing out for long.
      if (orders.size >= ORDERS_KEPT) orders.clear();
      orders.set(key, set);
      return set;
    },
    line(facts, index, basis) {
      const taxed = basis?.resolved[index];
      if (basis === null || taxed === undefined || taxed.kind === 'given' || taxed.goods === null) return nothing;
      const kept = lines.get(taxed.goods) ?? new Map<string, CitationSet>();
      const key = keyOfLine(taxed);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = setOf(explainLine(basis.law, facts, index, taxed), sha256);
      lines.set(taxed.goods, kept.set(key, made));
      return made;
    },
  };
}

function keyOfOrder(facts: AssessFacts, totalFen: Fen, { law, decision }: AssessmentBasis): string {
  const overSingle = totalFen > law.singleLimit.value;
  const overAnnual = (facts.annualUsedFen ?? 0n) + totalFen > law.annualLimit.value;
  const isExact = totalFen === law.annualLimit.value;
  return `${law.date} ${facts.mode} ${decision.taxedAs ?? ''} ${overSingle} ${overAnnual} ${isExact}`;
}

/** What decides beside the row of the line: the way it is taxed, its origin, its rate and what that was held against. */
function keyOfLine(taxed: Exclude<ResolvedRates, { kind: 'given' }>): string {
  if (taxed.kind === 'unknown') {
    const { reason, doubted, origin, used } = taxed;
    const facts = doubted.map(({ row }) => row.fact).join();
    return `${reason.code} ${facts} ${origin?.country ?? ''} ${used.map(({ parameter }) => parameter).join()}`;
  }
  const { duty, consumption, rates } = taxed;
  const way = duty === null ? 'reduced' : `full ${duty.unclaimed?.country ?? ''}`;
  if (consumption === null) return way;
  const { numerator, denominator } = rates.consumption;
  return `${way} ${numerator}/${denominator} ${consumption.used.map(({ parameter }) => parameter).join()}`;
}

function setOf(lines: readonly ExplainLine[], sha256: Sha256): CitationSet {
  const text = JSON.stringify(lines.flatMap(citedFact));
  return { address: sha256(text).slice(0, ADDRESS_LENGTH), text };
}

/** Rates that a caller gives are facts of the record; they cite nothing. */
function citedFact({ rule, parameter, from, value, law, confidence }: ExplainLine): [] | [CitedFact] {
  return confidence === 'given' ? [] : [[rule, parameter, from ?? '', value, law]];
}
