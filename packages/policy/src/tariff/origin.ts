import { ORIGIN_DUTIES } from '../generated/originDuties.ts';

/** An origin whose goods may bear another duty than the one of the most favoured nation. */
export type OriginDuty = {
  /** Three digits, as on the wire. */
  readonly country: string;
  /** `agreement`: a lower rate may be claimed with proof of origin. `additional`: a duty on top of lines that notices name. */
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly nameZh: string;
  readonly law: string;
  readonly confidence: string;
};

/** What is known of an origin on a day, the additional duty first. */
export function originDutiesOn(country: string, date: string): readonly OriginDuty[] {
  const found = ORIGIN_DUTIES.filter(
    (row) => row.country === country && row.from <= date && (row.to === null || date <= row.to),
  );
  return found.sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
