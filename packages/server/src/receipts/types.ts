import { STORED_RECEIPTS } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';

/**
 * Words of receipts.
 *
 * Receipt – one answer to one participant about one document, or one transition of a list. Cursor – how far a
 * participant has read, opaque, valid for ever: per partition the last sequence number seen. A row of table
 * `receipt` holds the consecutive steps of one transaction; its `seq` is that of the last step. Kind – what a receipt is about;
 * rows name it by the digits of its message type, as the table of messages has them.
 */
const { declaration: list, ...others } = STORED_RECEIPTS;

export const RECEIPT_KINDS = { ...others, list } as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[keyof typeof RECEIPT_KINDS];

/** One step as stored in `receipt.body`. */
export type ReceiptStep = {
  /** returnStatus: `120`, `800`, `-301010`; for a tax bill its status. */
  readonly status: string;
  /** `[Code:n;Desc:…]` list, Chinese, personal data masked. */
  readonly info: string;
  readonly atMs: EpochMs;
};

/** `receipt.body` as JSON text. `subject` holds the identifying fields of the receipt message, by wire name. */
export type ReceiptBody = {
  readonly subject: Readonly<Record<string, string>>;
  readonly steps: readonly ReceiptStep[];
  /** Lines of a tax bill (816), wire names. */
  readonly lines?: readonly Readonly<Record<string, string>>[];
};
