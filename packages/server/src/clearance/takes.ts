import type { DocumentKind } from '@tongguan/ceb';

/**
 * Documents that the lane decides: those of an import clearance, and later ones about a declaration, a parcel or a
 * warehouse.
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
