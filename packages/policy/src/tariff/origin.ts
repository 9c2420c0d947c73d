import { ORIGIN_DUTIES } from '../generated/originDuties.ts';
import type { OriginDuty } from '../rows.ts';

/** What is known of an origin on a day, the additional duty first. */
export function originDutiesOn(country: string, date: string): readonly OriginDuty[] {
  const found = ORIGIN_DUTIES.filter(
    (row) => row.country === country && row.from <= date && (row.to === null || date <= row.to),
  );
  return found.sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
