import { commodityInspection } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

/** Modes whose goods are supervised as articles for personal use. */
const PERSONAL: readonly string[] = ['1210', '9610'];

/**
 * K-04: the notice by which goods of the positive list, declared in this mode and accepted on this day, are not put to statutory
 * commodity inspection; `null` where they may be. Quarantine, examination and the monitoring of risk are untouched.
 */
export function freeOfCommodityInspection(mode: string, day: string): Cited<'by-notes' | 'not-1210-9610'> | null {
  const law = entryOn(commodityInspection, day);
  return law.value === 'not-1210-9610' && PERSONAL.includes(mode) ? law : null;
}
