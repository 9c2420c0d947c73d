import type { Direction } from '../spec.ts';
import type { ReceiptRow } from './types.ts';

/**
 * Receipts sent by customs. The subject of a receipt are the fields of its head that do not belong to the answer; they
 * follow from the dictionary.
 */
export const RECEIPTS = {
  CEB312Message: receipt('import', 'order', 312, 'receipt for an order (import)'),
  CEB412Message: receipt('import', 'payment', 412, 'receipt for a payment (import)'),
  CEB512Message: receipt('import', 'waybill', 512, 'receipt for a waybill (import)'),
  CEB514Message: receipt('import', 'delivery', 514, 'receipt for a waybill status (import)'),
  CEB622Message: receipt('import', 'declaration', 622, 'receipt for an import list'),
  CEB624Message: receipt('import', 'cancellation', 624, 'receipt for a cancellation (import)'),
  CEB626Message: receipt('import', 'return', 626, 'receipt for a return application (import)'),
  CEB712Message: receipt('import', 'inbound', 712, 'receipt for an inbound detail'),
  CEB816Message: receipt('import', 'taxBill', 816, 'tax bill', { head: 'TaxHeadRd' }),
  CEB818Message: receipt('import', 'taxStatus', 818, 'status of a tax bill', { head: 'TaxHeadStatus' }),
  // The answer to a message of either family that could not be taken in.
  CEB900Message: receipt('import', 'message', 900, 'receipt for a refused message'),
  CEB304Message: receipt('export', 'exportOrder', 304, 'receipt for an order (export)'),
  CEB404Message: receipt('export', 'paymentReceived', 404, 'receipt for a payment received (export)'),
  CEB506Message: receipt('export', 'exportWaybill', 506, 'receipt for a waybill (export)'),
  CEB508Message: receipt('export', 'arrival', 508, 'receipt for an arrival (export)'),
  CEB510Message: receipt('export', 'departure', 510, 'receipt for a departure (export)'),
  CEB604Message: receipt('export', 'exportDeclaration', 604, 'receipt for an export list'),
  CEB606Message: receipt('export', 'exportCancellation', 606, 'receipt for a cancellation (export)'),
  CEB608Message: receipt('export', 'bagList', 608, 'receipt for a bag list (export)'),
  CEB214Message: receipt('export', 'exportReturn', 214, 'receipt for a return application (export)', {
    since: '202205',
  }),
  CEB216Message: receipt('export', 'tally', 216, 'receipt for a tally of returned goods (export)', { since: '202205' }),
  CEB702Message: receipt('export', 'consolidation', 702, 'receipt for a consolidation request (export)'),
  CEB792Message: receipt('export', 'consolidated', 792, 'consolidated declaration (export)', {
    head: 'SummaryResultHead',
  }),
} as const satisfies Readonly<Record<string, ReceiptRow>>;

function receipt<const Family extends Direction, const Kind extends string, const Stored extends number>(
  family: Family,
  kind: Kind,
  stored: Stored,
  en: string,
  { head = null, since }: { readonly head?: string | null; readonly since?: '202205' } = {},
): ReceiptRow & { readonly family: Family; readonly kind: Kind; readonly stored: Stored } {
  return { family, direction: 'receipt', kind, stored, en, head, ...(since === undefined ? {} : { since }) };
}
