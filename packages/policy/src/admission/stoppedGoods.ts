import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import { STOPPED_GOODS } from '../generated/stoppedGoods.ts';
import type { StoppedGoods } from '../rows.ts';

/** What the stop of goods looks at. Null: not declared. */
export type StoppableLine = {
  readonly gcode: string;
  readonly country: string;
  readonly brand: string | null;
  readonly batch: string | null;
  /** Name and specification as declared: where brand and batch have no field, they are looked for here. */
  readonly text?: string;
};

/**
 * 商财发〔2018〕486号 三 (H-02): goods of suspended epidemic areas and goods under a quality emergency, by country,
 * tariff prefix, brand and batch, from the very minute of the notice when it says so. The shipped table is empty, because no such notice was read; an installation
 * adds rows to `policy-data/customs/stopped-goods.csv` or passes its own table.
 */
export function stoppedOn(
  line: StoppableLine,
  atMs: EpochMs,
  table: readonly StoppedGoods[] = STOPPED_GOODS,
): readonly StoppedGoods[] {
  if (table.length === 0) return table;
  const minute = shanghaiIso(atMs).slice(0, 16);
  return table.filter((row) => row.from <= minute && !isOver(row.to, minute) && matches(row, line));
}

/** A day holds to its end, a minute to the minute before. `2019-03-15` comes before every minute of that day. */
function isOver(to: string | null, minute: string): boolean {
  if (to === null) return false;
  return to.length === 10 ? minute.slice(0, 10) > to : minute >= to;
}

function matches(row: StoppedGoods, line: StoppableLine): boolean {
  if (row.country !== null && row.country !== line.country) return false;
  if (row.hsPrefix !== null && !line.gcode.startsWith(row.hsPrefix)) return false;
  return names(row.batch, line.batch, line.text) && names(row.brand, line.brand, line.text);
}

/** Brands are typed by hand: case and blanks must not open a way around the stop. */
function names(stopped: string | null, declared: string | null, text = ''): boolean {
  if (stopped === null) return true;
  const wanted = fold(stopped);
  return declared === null ? wanted !== '' && fold(text).includes(wanted) : fold(declared) === wanted;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
