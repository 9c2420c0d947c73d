import type { ReceiptFields } from './types.ts';

/** A receipt as the API gives it in JSON, with its business numbers; `xml` is the receipt message itself. */
export type ReceiptView = ReceiptFields & {
  /** Read on from here to get what follows this receipt. */
  readonly cursor: string;
  /** `CEB622Message` … */
  readonly type: string;
  readonly guid: string;
  readonly returnStatus: string;
  readonly statusText: string;
  readonly codes: readonly { readonly code: string; readonly text: string; readonly advice: string }[];
  /** C17, Asia/Shanghai. */
  readonly returnTime: string;
  readonly xml: string;
};

export type ReceiptPage = {
  readonly receipts: readonly ReceiptView[];
  /** Read on from here. On an empty page the cursor that was given, so that polling never goes back. */
  readonly next: string;
  /** There is more to read at once. */
  readonly more: boolean;
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A page as XML: the receipt messages as they are, within one element that carries the cursor. */
export function receiptsXml(page: ReceiptPage): string {
  const inside = page.receipts.map((receipt) =>
    receipt.xml.startsWith(DECLARATION) ? receipt.xml.slice(DECLARATION.length) : receipt.xml,
  );
  // A cursor is base64url: nothing in it needs escaping.
  return `${DECLARATION}<receipts next="${page.next}" more="${page.more}">${inside.join('')}</receipts>\n`;
}
