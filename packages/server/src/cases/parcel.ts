import type { Act } from '../office/types.ts';
import type { Parcel } from './context.ts';

/** Subject of acts about a parcel: `firm|waybill`, as its number is claimed; null: it is none. */
export function parcelOf({ subject }: Pick<Act, 'subject'>): Parcel | null {
  const at = subject.indexOf('|');
  return at < 1 ? null : { logisticsCode: subject.slice(0, at), logisticsNo: subject.slice(at + 1) };
}
