import type { RecordedFacts } from '../types.ts';
import { isMore, number, plus, type Q, toFen, yuan, ZERO } from './rational.ts';
import type { CitedRow } from '../rows.ts';

export type Parameter = (id: string) => CitedRow;

/** Dutiable value of the order and of each line, in fen: the sum to the fen, then shared out by price (E-01). */
export function valuesOf(facts: RecordedFacts): { readonly totalFen: bigint; readonly linesFen: readonly bigint[] } {
  const prices = facts.lines.map(({ price }) => number(price));
  const totalFen = toFen([...prices, number(facts.freight), number(facts.insurance)].reduce(plus, ZERO));
  return { totalFen, linesFen: shared(totalFen, prices) };
}

/** Rounded down, then one fen each to the largest remainders, the earlier line first; evenly where nothing has a price. */
function shared(totalFen: bigint, prices: readonly Q[]): readonly bigint[] {
  const sum = prices.reduce(plus, ZERO);
  const weights = sum.n === 0n ? prices.map(() => ({ n: 1n, d: 1n })) : prices;
  const whole = sum.n === 0n ? { n: BigInt(prices.length), d: 1n } : sum;
  const shares = weights.map(({ n, d }) => {
    const [above, below] = [totalFen * n * whole.d, d * whole.n];
    return { down: above / below, rest: { n: above % below, d: below } };
  });
  let left = totalFen - shares.reduce((total, { down }) => total + down, 0n);
  const order = shares.map((_, index) => index);
  order.sort((a, b) => larger(shares[b]?.rest ?? ZERO, shares[a]?.rest ?? ZERO) || a - b);
  const fen = shares.map(({ down }) => down);
  for (const index of order) {
    if (left === 0n) break;
    fen[index] = (fen[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return fen;
}

const larger = (a: Q, b: Q): number => (isMore(a, b) ? 1 : isMore(b, a) ? -1 : 0);

export type Route = {
  readonly route: 'reduced' | 'full' | 'refused' | 'manual';
  readonly taxedAs: 'reduced' | 'full' | null;
  readonly quotaFen: bigint;
  readonly codes: readonly string[];
  /** Parameters of the limits, in the order they are cited. */
  readonly used: readonly (readonly [rule: string, id: string])[];
};

/** E-04, E-05: what the notices say about an order of this value, after this use of the year. */
export function routeOf(facts: RecordedFacts, totalFen: bigint, parameter: Parameter): Route {
  const value = (id: string): string => parameter(id).value;
  const single = toFen(number(value('single-limit')));
  const annual = toFen(number(value('annual-limit')));
  const usedFen = facts.annualUsed === null ? 0n : toFen(number(facts.annualUsed));
  const overSingle = totalFen > single;
  const overAnnual = usedFen + totalFen > annual;
  const rule = value('over-single-treatment') === 'full' ? 'E-04' : 'E-05';
  const ifOne = value('over-single-treatment') === 'full-if-one-item';
  const used: [string, string][] = [
    [rule, 'single-limit'],
    [rule, 'annual-limit'],
    ['F-01', 'annual-limit-year'],
    ...cite(overSingle, rule, 'over-single-treatment'),
    ...cite(overAnnual, rule, 'over-annual-treatment'),
    ...cite(overSingle && totalFen === annual, rule, 'exact-annual-single-item'),
    ...cite(overSingle || overAnnual, rule, 'full-route-counts'),
  ];
  const refused = (...codes: string[]): Route => ({ route: 'refused', taxedAs: null, quotaFen: 0n, codes, used });
  const annualRefused = overAnnual && value('over-annual-treatment') === 'refuse';
  if (overSingle && ifOne && !isOneItem(facts)) return refused('-621005', ...(annualRefused ? ['-621018'] : []));
  if (annualRefused) return refused('-621018');
  const counted = value('full-route-counts') === 'yes' ? totalFen : 0n;
  const full: Route = { route: 'full', taxedAs: 'full', quotaFen: counted, codes: [], used };
  if (overAnnual) return full;
  if (!overSingle) return { route: 'reduced', taxedAs: 'reduced', quotaFen: totalFen, codes: [], used };
  if (totalFen !== annual || !ifOne) return full;
  const exact = value('exact-annual-single-item');
  if (exact === 'refuse') return refused('-621018');
  if (exact === 'full') return full;
  return { route: 'manual', taxedAs: 'full', quotaFen: totalFen, codes: ['90028'], used };
}

const isOneItem = ({ lines }: RecordedFacts): boolean => lines.length === 1 && lines[0]?.quantity === '1';

/** What was compared with the limits, written out. */
export function sumsOf(facts: RecordedFacts, totalFen: bigint, parameter: Parameter | null) {
  const value = yuan(totalFen);
  const parts = [...facts.lines.map(({ price }) => price), facts.freight, facts.insurance];
  const items = facts.lines.map(({ quantity }) => quantity).join(' + ');
  const sums = { value: `${parts.join(' + ')} = ${value}`, single: '', annual: '', items };
  if (parameter === null) return sums;
  const compared = (text: string, fen: bigint, id: string): string => {
    const limit = toFen(number(parameter(id).value));
    return `${text} ${fen > limit ? '>' : '≤'} ${yuan(limit)}`;
  };
  const total = totalFen + (facts.annualUsed === null ? 0n : toFen(number(facts.annualUsed)));
  const annual = facts.annualUsed === null ? value : `${facts.annualUsed} + ${value} = ${yuan(total)}`;
  return {
    ...sums,
    single: compared(value, totalFen, 'single-limit'),
    annual: compared(annual, total, 'annual-limit'),
  };
}

const cite = (holds: boolean, rule: string, id: string): [string, string][] => (holds ? [[rule, id]] : []);
