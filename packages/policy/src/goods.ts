import { assert, type Fraction, parseFraction } from '@tongguan/kernel';
import { GOODS_ROWS } from './generated/goods.ts';
import type { VatClass } from './law.ts';

export type ConsumptionClass =
  | 'cosmetics'
  | 'skin-care'
  | 'wine'
  | 'spirits'
  | 'rice-wine'
  | 'beer'
  | 'watch'
  | 'golf'
  | 'jewellery-at-retail'
  | 'jewellery-other';

/** H: the duty rate was seen on a page. M: it was not. L: unsure or unknown, name and code included. */
export type GoodsConfidence = 'H' | 'M' | 'L';

/** `assumed`: taken to be on the list in force. `2016-1`, `2016-2`: the row was seen in that batch. */
export type Listing = 'assumed' | 'doubtful' | '2016-1' | '2016-2';

/** One tariff line of the curated subset. It is neither the tariff nor the positive list, and says so. */
export type Goods = {
  readonly hs8: string;
  readonly nameZh: string;
  /** From 2018-07-01. Null: unknown, never guessed. */
  readonly duty: Fraction | null;
  readonly dutyBefore20180701: Fraction | null;
  readonly vatClass: VatClass | null;
  /** Null: no consumption tax. */
  readonly consumptionClass: ConsumptionClass | null;
  readonly unit1: string | null;
  readonly unit2: string | null;
  readonly confidence: GoodsConfidence;
  readonly unitsConfidence: GoodsConfidence;
  readonly listing: readonly Listing[];
  readonly provenance: string;
  /** The remark of the positive list, for example an exclusion. */
  readonly listNote: string | null;
  readonly note: string | null;
};

/** The row of a commodity code (8 or 10 digits; the table knows tariff lines of 8), or null when it knows none. */
export function goodsOf(gcode: string): Goods | null {
  return GOODS.get(gcode.length === 8 ? gcode : gcode.slice(0, 8)) ?? null;
}

/** The day of 税委会公告2018年第4号, which cut the rates of 1,449 consumer lines. */
const DUTY_CUT_FROM = '2018-07-01';

/** The MFN duty rate of a date, or null when the shipped table does not know it. */
export function dutyOn(goods: Goods, date: string): Fraction | null {
  return date >= DUTY_CUT_FROM ? goods.duty : goods.dutyBefore20180701;
}

const GOODS: ReadonlyMap<string, Goods> = new Map(GOODS_ROWS.map((row) => readRow(row)).map((row) => [row.hs8, row]));

/** All rows, for a page that shows the table with its marks. */
export function allGoods(): readonly Goods[] {
  return [...GOODS.values()];
}

function readRow(cells: readonly string[]): Goods {
  const [hs8, nameZh, duty, dutyBefore, vatClass, consumptionClass, unit1, unit2, confidence, unitsConfidence] = cells;
  const [listing, provenance, listNote, note] = cells.slice(10);
  assert(hs8 !== undefined && nameZh !== undefined && provenance !== undefined, 'a goods row has all its columns');
  return {
    hs8,
    nameZh,
    duty: percentage(duty),
    dutyBefore20180701: percentage(dutyBefore),
    // The generator refuses any other word in these columns.
    vatClass: (vatClass || null) as VatClass | null,
    consumptionClass: (consumptionClass || null) as ConsumptionClass | null,
    unit1: unit1 || null,
    unit2: unit2 || null,
    confidence: confidence as GoodsConfidence,
    unitsConfidence: unitsConfidence as GoodsConfidence,
    listing: (listing ?? '').split(' ') as Listing[],
    provenance,
    listNote: listNote || null,
    note: note || null,
  };
}

function percentage(text: string | undefined): Fraction | null {
  if (text === undefined || text === '') return null;
  const value = parseFraction(text);
  assert(value !== null, 'a duty rate in the goods table is a percentage');
  return { numerator: value.numerator, denominator: value.denominator * 100n };
}
