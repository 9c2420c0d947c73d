import { assert } from '@tongguan/kernel';
import { GOODS_ROWS } from './generated/goods.ts';

/** `assumed`: taken to be on the list in force. `2016-1`, `2016-2`: the row was seen in that batch. */
export type Listing = 'assumed' | 'doubtful' | '2016-1' | '2016-2';

/** One tariff line of the curated subset: its name, and in which lists it was seen. What it is taxed with has days, see `tariff/`. */
export type Goods = {
  readonly hs8: string;
  readonly nameZh: string;
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

const GOODS: ReadonlyMap<string, Goods> = new Map(GOODS_ROWS.map((row) => readRow(row)).map((row) => [row.hs8, row]));

/** All rows, for a page that shows the table with its marks. */
export function allGoods(): readonly Goods[] {
  return [...GOODS.values()];
}

function readRow(cells: readonly string[]): Goods {
  const [hs8, nameZh, listing, provenance, listNote, note] = cells;
  assert(hs8 !== undefined && nameZh !== undefined && provenance !== undefined, 'a goods row has all its columns');
  return {
    hs8,
    nameZh,
    listing: (listing ?? '').split(' ') as Listing[],
    provenance,
    listNote: listNote || null,
    note: note || null,
  };
}
