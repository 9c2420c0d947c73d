import type { Receipt } from '@tongguan/sdk';
import { inSpoken, language, say, sayOf } from '../language.ts';

/** The business number a reader looks for, by receipt type. */
const NUMBER_FIELDS = ['copNo', 'orderNo', 'payTransactionId', 'logisticsNo', 'taxNo', 'oriCopMsgId'] as const;

/** English names of a code, for a platform that writes its receipts in Chinese, as the official ones are. */
export type CodeNames = (code: string) => string;

/** The catalogue's name of a code in the spoken language. */
export async function codeNames(): Promise<CodeNames> {
  const { explainCode, meaningOf } = await import('@tongguan/ceb');
  return (code) => {
    const entry = explainCode(code);
    return entry === null ? '' : sayOf(meaningOf(entry));
  };
}

/** One receipt on one line: time, message, number, status and codes. */
export function receiptLine(receipt: Receipt, nameOf: CodeNames): string {
  const codes = receipt.codes.map(({ code, text }) => `[${code}] ${wordsOf(code, text, nameOf)}`).join(say('；', '; '));
  const status = wordsOf(receipt.returnStatus, receipt.statusText, nameOf);
  return [receipt.returnTime, receipt.type, numberOf(receipt), receipt.returnStatus, status, codes]
    .filter((part) => part !== '')
    .join('  ');
}

/** As the receipt says it; in English the catalogue’s name, for what a receipt says is Chinese. */
function wordsOf(code: string, text: string, nameOf: CodeNames): string {
  if (language() === 'zh') return inSpoken(text);
  const name = nameOf(code);
  return name === '' ? inSpoken(text) : name;
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
