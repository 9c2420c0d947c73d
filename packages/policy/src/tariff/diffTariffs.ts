import type { FiledGoods } from '../admission/diffLists.ts';
import { addDays } from '../calendar/days.ts';
import { type FactOfDay, type GoodsOnDay, type Tariff, type TariffEdition } from './tariff.ts';
import type { TariffFact } from './facts.ts';

/** A row as it is shown beside another one. */
export type FactShown = {
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
  readonly law: string;
  readonly confidence: string;
};

/** What becomes of a fact of a line on the day on which it changes. Null: not known, or none. */
export type TariffChange = {
  readonly hs8: string;
  readonly nameZh: string;
  readonly fact: TariffFact;
  readonly on: string;
  readonly before: FactShown | null;
  readonly after: FactShown | null;
};

export type TariffHit<Goods extends FiledGoods = FiledGoods> = Goods & { readonly changes: readonly TariffChange[] };

export type TariffDiff<Goods extends FiledGoods = FiledGoods> = {
  readonly changes: readonly TariffChange[];
  /** Rows that say what was known already. */
  readonly unchanged: number;
  readonly hits: readonly TariffHit<Goods>[];
};

/**
 * What an edition changes, row by row on the first day on which it is used, and on the day after its last one where
 * nothing follows; and which filed goods are of such lines (E-05, E-06).
 */
export function diffTariffs<Goods extends FiledGoods>(
  base: Tariff,
  next: Tariff,
  edition: TariffEdition,
  filed: readonly Goods[],
): TariffDiff<Goods> {
  const changes: TariffChange[] = [];
  let unchanged = 0;
  for (const { hs8, fact, from, to } of edition.rows) {
    const first = from < edition.fromDay ? edition.fromDay : from;
    const begins = changeOn(base, next, hs8, fact, first);
    if (begins === null) unchanged++;
    else changes.push(begins);
    if (to === null || to < first) continue;
    const after = addDays(to, 1);
    const ends = next.goodsOn(hs8, after);
    const shown = ends === null ? null : shownOf(ends, fact);
    if (shown === null)
      changes.push({ ...headOf(next, hs8, fact, after), before: shownOn(next, hs8, fact, to), after: null });
  }
  changes.sort((a, b) => (a.on === b.on ? compare(a.hs8, b.hs8) : compare(a.on, b.on)));
  const hits = filed.flatMap((goods) => {
    const own = changes.filter(({ hs8 }) => hs8 === goods.gcode.slice(0, 8));
    return own.length === 0 ? [] : [{ ...goods, changes: own }];
  });
  return { changes, unchanged, hits };
}

function changeOn(base: Tariff, next: Tariff, hs8: string, fact: TariffFact, on: string): TariffChange | null {
  const before = shownOn(base, hs8, fact, on);
  const after = shownOn(next, hs8, fact, on);
  const isSame = before?.value === after?.value && before?.confidence === after?.confidence && before?.to === after?.to;
  return isSame ? null : { ...headOf(next, hs8, fact, on), before, after };
}

function headOf(
  tariff: Tariff,
  hs8: string,
  fact: TariffFact,
  on: string,
): Pick<TariffChange, 'hs8' | 'nameZh' | 'fact' | 'on'> {
  return { hs8, nameZh: tariff.goodsOn(hs8, on)?.nameZh ?? '', fact, on };
}

function shownOn(tariff: Tariff, hs8: string, fact: TariffFact, day: string): FactShown | null {
  const goods = tariff.goodsOn(hs8, day);
  return goods === null ? null : shownOf(goods, fact);
}

function shownOf(goods: GoodsOnDay, fact: TariffFact): FactShown | null {
  const found = FIELDS[fact](goods);
  if (found === null) return null;
  const { value, from, to, law, confidence } = found.row;
  return { value, from, to, law, confidence };
}

const FIELDS: Readonly<Record<TariffFact, (goods: GoodsOnDay) => FactOfDay<unknown> | null>> = {
  'mfn-duty': ({ mfnDuty }) => mfnDuty,
  'provisional-duty': ({ provisionalDuty }) => provisionalDuty,
  'vat-class': ({ vatClass }) => vatClass,
  'consumption-class': ({ consumptionClass }) => (consumptionClass === 'none' ? null : consumptionClass),
  'unit-1': ({ unit1 }) => unit1,
  'unit-2': ({ unit2 }) => unit2,
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
