import type { Logistics, Order, Payment } from '@tongguan/ceb';
import { Fault } from '@tongguan/kernel';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import { RECEIPT_KINDS, type ReceiptKind } from '../receipts/types.ts';
import type { CaseDocument } from './types.ts';

/** The fields by which the receipt of a document names it. */
export function subjectOf(document: CaseDocument): { kind: ReceiptKind; subject: Record<string, string> } {
  switch (document.kind) {
    case DOCUMENT_KINDS.order: {
      const { ebpCode, ebcCode, orderNo } = (document.content as Order).OrderHead;
      return { kind: RECEIPT_KINDS.order, subject: { ebpCode, ebcCode, orderNo } };
    }
    case DOCUMENT_KINDS.payment: {
      const { payCode, payTransactionId } = (document.content as Payment).PaymentHead;
      return { kind: RECEIPT_KINDS.payment, subject: { payCode, payTransactionId } };
    }
    case DOCUMENT_KINDS.waybill: {
      const { logisticsCode, logisticsNo } = (document.content as Logistics).LogisticsHead;
      return { kind: RECEIPT_KINDS.waybill, subject: { logisticsCode, logisticsNo } };
    }
    case DOCUMENT_KINDS.list:
      throw new Fault('lists are answered by their declaration');
  }
}
