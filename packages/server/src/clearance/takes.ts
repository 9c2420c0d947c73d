import type { DocumentKind } from '@tongguan/ceb';

/**
 * The documents of an import clearance, and what is said of a declaration, a parcel or a warehouse later: what the lane
 * decides.
 */
export const TAKES = [
  'order',
  'payment',
  'waybill',
  'declaration',
  'cancellation',
  'return',
  'delivery',
  'inbound',
] as const satisfies readonly DocumentKind[];
