import { type Fen, formatFen } from '@tongguan/kernel';
import type { Findings } from './follow.ts';
import type { Afterwards, Count, DemoSummary, Expectation, Outcome, Play } from './types.ts';

export type SummaryFacts = {
  readonly run: string;
  readonly seed: number;
  readonly plays: readonly Play[];
  readonly findings: Findings;
  readonly door: DemoSummary['door'];
  readonly replayed: number;
  readonly afterwards: readonly Afterwards[];
  readonly counts: { readonly messages: number; readonly documents: number };
  readonly elapsedMs: number;
  readonly url: string;
};

/** 待人工审核: comes with every declaration of state 300. */
const CODE_MANUAL = '1200';

/** Adds up what the receipts told. A rejected declaration counts once, under its first code. */
export function summaryOf(facts: SummaryFacts): DemoSummary {
  const { plays, findings } = facts;
  const stateOf = (play: Play): string => findings.declarations.get(play.copNo)?.state ?? '';
  const released = plays.filter((play) => stateOf(play) === '800');
  const { customsDuty, consumptionTax, valueAddedTax } = findings.tax;
  const total = customsDuty + consumptionTax + valueAddedTax;
  const seconds = Math.max(1, facts.elapsedMs) / 1000;
  return {
    run: facts.run,
    seed: facts.seed,
    declarations: plays.length,
    released: released.length,
    refused: countCodes(plays, findings, (state) => state === '100' || state.startsWith('-')),
    manual: countCodes(plays, findings, (state) => state === '300'),
    waiting: plays.filter((play) => !isFinal(stateOf(play))).length,
    documentsRefused: findings.refusedDocuments,
    door: facts.door,
    replayed: facts.replayed,
    tax: {
      customsDuty: formatFen(customsDuty),
      consumptionTax: formatFen(consumptionTax),
      valueAddedTax: formatFen(valueAddedTax),
      total: formatFen(total),
    },
    quotaUsed: formatFen(released.reduce<Fen>((sum, play) => sum + play.purchase.assessment.quotaFen, 0n)),
    // The guarantee carries exactly the tax of what was released (C-05).
    guaranteeUsed: formatFen(total),
    afterwards: facts.afterwards,
    messages: facts.counts.messages,
    documents: facts.counts.documents,
    seconds: round(seconds, 2),
    declarationsPerSecond: round(plays.length / seconds, 1),
    unexpected: plays
      .filter((play) => !meets(play.expected, stateOf(play)))
      .map((play) => ({ scenario: play.scenario, copNo: play.copNo, state: stateOf(play) })),
    url: facts.url,
  };
}

function countCodes(plays: readonly Play[], findings: Findings, wanted: (state: string) => boolean): Count[] {
  const counts = new Map<string, Count>();
  for (const play of plays) {
    const outcome = findings.declarations.get(play.copNo);
    if (outcome === undefined || !wanted(outcome.state)) continue;
    const { code, text } = firstCode(outcome);
    const count = (counts.get(code)?.count ?? 0) + 1;
    counts.set(code, { code, text: counts.get(code)?.text ?? text, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** The first code that says why: 1200 only says that an officer looks at it. */
function firstCode(outcome: Outcome): { code: string; text: string } {
  const [first = { code: outcome.state, text: '' }] = outcome.codes;
  return outcome.codes.find(({ code }) => code !== CODE_MANUAL) ?? first;
}

function isFinal(state: string): boolean {
  return state === '800' || state === '100' || state === '300' || state.startsWith('-');
}

function meets(expected: Expectation, state: string): boolean {
  switch (expected) {
    case 'released':
      return state === '800';
    case 'refused':
      return state === '100' || state.startsWith('-');
    case 'manual':
      return state === '300';
    case 'waiting':
      return !isFinal(state);
    case 'releasedOrRefused':
      return state === '800' || state === '100';
  }
}

/** For figures that are shown and never calculated with. */
function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
