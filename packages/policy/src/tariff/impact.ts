import type { Fen } from '@tongguan/kernel';
import { assess } from '../assess.ts';
import { startOfDay } from '../calendar/days.ts';
import type { AssessFacts, Assessment, Route } from '../types.ts';
import type { Tariff } from './tariff.ts';

/** A day of law: everything dated that is in force on it, and the tariff to read it from. */
export type LawOfDayAsked = { readonly day: string; readonly tariff: Tariff };

/** A declaration that was made, with who pays its tax. */
export type DeclaredFacts = {
  readonly number: string;
  /** The firm that sells. */
  readonly seller: string;
  readonly facts: AssessFacts;
};

export type DeclarationImpact = {
  readonly number: string;
  readonly seller: string;
  /** Commodity codes of the lines whose tax differs. */
  readonly gcodes: readonly string[];
  readonly before: TaxOrRoute;
  readonly after: TaxOrRoute;
  /** After less before; null where one of the two is no amount: an officer decides, or it is refused. */
  readonly deltaFen: Fen | null;
};

export type TaxOrRoute = { readonly route: Route; readonly taxFen: Fen | null };

export type Impact = {
  readonly declarations: number;
  readonly unchanged: number;
  readonly more: Side;
  readonly less: Side;
  /** Decided one way and not the other: to an officer, refused, or no longer so. */
  readonly rerouted: number;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** The changed ones, by amount, the largest first; reroutes before all. */
  readonly changed: readonly DeclarationImpact[];
  readonly bySeller: readonly Sum[];
  readonly byGoods: readonly Sum[];
};

export type Side = { readonly declarations: number; readonly fen: Fen };
export type Sum = { readonly key: string; readonly declarations: number; readonly deltaFen: Fen };

/** Counts declarations one after the other, so that whoever reads many of them may pause between two. */
export type ImpactCounter = {
  readonly add: (declared: DeclaredFacts) => void;
  readonly result: () => Impact;
};

/**
 * Who would pay more, and by how much: the same declarations under the law of two days, or of one day by two tariffs.
 * Annual totals are left out, since what else a person bought is not asked: what a changed annual limit does is not told.
 */
export function countImpact(before: LawOfDayAsked, after: LawOfDayAsked): ImpactCounter {
  const sums = { seller: new Map<string, Sum>(), goods: new Map<string, Sum>() };
  const changed: DeclarationImpact[] = [];
  let [declarations, rerouted, beforeFen, afterFen] = [0, 0, 0n, 0n];
  let [more, less]: [Side, Side] = [NONE_OF_THEM, NONE_OF_THEM];
  const count = (impact: DeclarationImpact, lines: readonly (readonly [string, Fen])[]): void => {
    const { deltaFen } = impact;
    if (deltaFen === null) rerouted++;
    else if (deltaFen > 0n) more = plus(more, deltaFen);
    else less = plus(less, deltaFen);
    changed.push(impact);
    add(sums.seller, impact.seller, deltaFen ?? 0n);
    for (const [gcode, fen] of lines) add(sums.goods, gcode, deltaFen === null ? 0n : fen);
  };
  return {
    add({ number, seller, facts }) {
      declarations++;
      const [old, now] = [assessOn(facts, before), assessOn(facts, after)];
      const [was, is] = [outcomeOf(old), outcomeOf(now)];
      const areAmounts = was.taxFen !== null && is.taxFen !== null;
      const deltaFen = areAmounts ? (is.taxFen ?? 0n) - (was.taxFen ?? 0n) : null;
      beforeFen += areAmounts ? (was.taxFen ?? 0n) : 0n;
      afterFen += areAmounts ? (is.taxFen ?? 0n) : 0n;
      if (deltaFen === 0n || (deltaFen === null && was.route === is.route)) return;
      const lines = deltasByLine(facts, old, now);
      const gcodes = [...new Set(lines.map(([gcode]) => gcode))];
      count({ number, seller, gcodes, before: was, after: is, deltaFen }, lines);
    },
    result: () => ({
      ...{ declarations, unchanged: declarations - changed.length, more, less, rerouted, beforeFen, afterFen },
      changed: changed.toSorted((a, b) => heavier(a.deltaFen, b.deltaFen) || (a.number < b.number ? -1 : 1)),
      bySeller: sorted(sums.seller),
      byGoods: sorted(sums.goods),
    }),
  };
}

function assessOn(facts: AssessFacts, { day, tariff }: LawOfDayAsked): Assessment {
  return assess({ ...facts, annualUsedFen: 0n, acceptedAtMs: startOfDay(day) }, tariff);
}

const NONE_OF_THEM: Side = { declarations: 0, fen: 0n };

/** Of a refused order there is no tax, and of one whose rates are unknown no amount. */
function outcomeOf({ route, lines, total }: Assessment): TaxOrRoute {
  const isAmount = route !== 'refused' && lines.every(({ rated }) => rated);
  return { route, taxFen: isAmount ? total.taxFen : null };
}

function deltasByLine(facts: AssessFacts, old: Assessment, now: Assessment): [string, Fen][] {
  return facts.lines.flatMap(({ gcode }, index): [string, Fen][] => {
    const delta = taxOf(now, index) - taxOf(old, index);
    const isSame = delta === 0n && old.lines[index]?.rated === now.lines[index]?.rated;
    return isSame ? [] : [[gcode.slice(0, 8), delta]];
  });
}

function taxOf({ lines }: Assessment, index: number): Fen {
  const line = lines[index];
  return line === undefined ? 0n : line.customsDutyFen + line.consumptionTaxFen + line.valueAddedTaxFen;
}

function plus({ declarations, fen }: Side, deltaFen: Fen): Side {
  return { declarations: declarations + 1, fen: fen + deltaFen };
}

function add(sums: Map<string, Sum>, key: string, deltaFen: Fen): void {
  const known = sums.get(key) ?? { key, declarations: 0, deltaFen: 0n };
  sums.set(key, { key, declarations: known.declarations + 1, deltaFen: known.deltaFen + deltaFen });
}

function sorted(sums: ReadonlyMap<string, Sum>): readonly Sum[] {
  return [...sums.values()].sort((a, b) => heavier(a.deltaFen, b.deltaFen) || (a.key < b.key ? -1 : 1));
}

/** What has no amount comes first, then the larger difference, up or down. */
function heavier(a: Fen | null, b: Fen | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  return left === right ? 0 : left > right ? -1 : 1;
}
