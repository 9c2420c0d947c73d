import type { Receipt } from '@tongguan/sdk';

/** The business number a reader looks for, by receipt type. */
const NUMBER_FIELDS = ['copNo', 'orderNo', 'payTransactionId', 'logisticsNo', 'taxNo', 'oriCopMsgId'] as const;

/** One receipt on one line: time, message, number, status and codes. */
export function receiptLine(receipt: Receipt): string {
  const codes = receipt.codes.map(({ code, text }) => `[${code}] ${text}`).join('；');
  return [receipt.returnTime, receipt.type, numberOf(receipt), receipt.returnStatus, receipt.statusText, codes]
    .filter((part) => part !== '')
    .join('  ');
}

export function numberOf(receipt: Receipt): string {
  for (const field of NUMBER_FIELDS) {
    const value = fieldOf(receipt, field);
    if (value !== '') return value;
  }
  return '';
}

/** A business number of a receipt, wherever the answer carries it. */
export function fieldOf(receipt: Receipt, field: string): string {
  const value = (receipt as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
}
