/** The platform's answer to an accepted message: stored after commit; what becomes of it follows by receipt. */
export type StoredMessage = {
  readonly messageId: string;
  readonly type: string;
  readonly guid: string;
  readonly documents: readonly {
    readonly item: number;
    readonly kind: number | string;
    readonly number: string;
    readonly orderNo: string;
  }[];
  /** These bytes had been stored before; nothing happened twice (B-07). */
  readonly replayed: boolean;
};

/** One receipt as `GET /api/receipts` gives it in JSON. */
export type Receipt = {
  readonly cursor: string;
  /** `CEB622Message` … */
  readonly type: string;
  readonly guid: string;
  readonly returnStatus: string;
  readonly statusText: string;
  readonly returnTime: string;
  readonly codes: readonly { readonly code: string; readonly text: string; readonly advice?: string }[];
  readonly xml: string;
  /** Business numbers by wire name: `orderNo`, `copNo`, `invtNo` … */
  readonly [field: string]: unknown;
};

export type ReceiptPage = {
  readonly receipts: readonly Receipt[];
  /** Read on from here; the same cursor always gives the same following receipts. */
  readonly next: string;
  readonly more: boolean;
};

export type Health = { readonly status: string; readonly [more: string]: unknown };

/** A filing of goods as the platform keeps it. */
export type FiledAnswer = {
  readonly filingNo: string;
  readonly itemNo: string;
  readonly version: number;
  readonly state: 'filed' | 'waiting' | 'refused';
  /** What an officer looks at, or looked at. */
  readonly doubts: readonly { readonly code: string; readonly path: string; readonly found: string }[];
};
