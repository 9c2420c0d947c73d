import { STOPPED_GOODS } from './generated/stoppedGoods.ts';
import type { StoppedGoods } from './rows.ts';

/** What the stop of goods looks at. Null: not declared. */
export type StoppableLine = {
  readonly gcode: string;
  readonly country: string;
  readonly brand: string | null;
  readonly batch: string | null;
};

/**
 * 商财发〔2018〕486号 三 (H-02): goods of suspended epidemic areas and goods under a quality emergency, by country,
 * tariff prefix, brand and batch. The shipped table is empty, because no such notice was read; an installation
 * adds rows to `policy-data/customs/stopped-goods.csv` or passes its own table.
 */
export function stoppedOn(
  line: StoppableLine,
  date: string,
  table: readonly StoppedGoods[] = STOPPED_GOODS,
): readonly StoppedGoods[] {
  return table.filter((row) => row.from <= date && (row.to === null || date <= row.to) && matches(row, line));
}

function matches(row: StoppedGoods, line: StoppableLine): boolean {
  if (row.country !== null && row.country !== line.country) return false;
  if (row.hsPrefix !== null && !line.gcode.startsWith(row.hsPrefix)) return false;
  if (row.batch !== null && row.batch !== line.batch) return false;
  // Brands are typed by hand: case and blanks must not open a way around the stop.
  return row.brand === null || fold(row.brand) === fold(line.brand ?? '');
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
