import type { EpochMs } from '@tongguan/kernel';
import type { StoredReceipt } from './store.ts';
import { renderStored, stepsOf } from './stored.ts';
import type { ReceiptView } from './view.ts';

/** The scope of a query for receipts: one declaration and its documents. */
export type ReceiptSubject = {
  readonly part: number;
  readonly serial: bigint;
  readonly documents: readonly { readonly messageId: string; readonly item: number }[];
  /** All of its receipts were written between these times. */
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs;
};

/** Implemented by `store/receipts/about.ts`. */
export type ReceiptAboutStore = {
  about(recipient: string, subject: ReceiptSubject): Promise<readonly Omit<StoredReceipt, 'lastRead'>[]>;
};

/** Receipts of one recipient about one declaration, in order. They are read, not paged: there are few. */
export async function receiptsAbout(
  deps: { readonly store: ReceiptAboutStore },
  recipient: string,
  subject: ReceiptSubject,
): Promise<readonly Omit<ReceiptView, 'cursor'>[]> {
  const rows = await deps.store.about(recipient, subject);
  return rows.flatMap((row) =>
    stepsOf(row).map((step) => {
      const { cursor: _, ...view } = renderStored({ part: row.part, recipient, cursor: '' }, row, step);
      return view;
    }),
  );
}
