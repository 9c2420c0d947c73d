import { PROHIBITED_GOODS } from '../generated/prohibitedGoods.ts';
import type { ProhibitedGoods } from '../rows.ts';

/** H-04, 194号 (二十六), 海关总署令第43号: articles that may not enter, whatever list, mode or licence. Null: not among them. */
export function prohibitedOn(
  gcode: string,
  date: string,
  table: readonly ProhibitedGoods[] = PROHIBITED_GOODS,
): ProhibitedGoods | null {
  return table.find((row) => row.from <= date && gcode.startsWith(row.hsPrefix)) ?? null;
}
