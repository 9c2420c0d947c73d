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
  readonly gcode: string;
  readonly gname: string;
  /** Supervision mode it is filed for. */
  readonly mode: string;
  readonly version: number;
  readonly state: 'filed' | 'waiting' | 'refused';
  /** What an officer looks at, or looked at. */
  readonly doubts: readonly { readonly code: string; readonly path: string; readonly found: string }[];
};

/** Validity of something on record; `until` is the first moment it no longer counts, `null` without an end. */
export type OnRecord = {
  readonly from: string;
  readonly until: string | null;
  readonly state: 'future' | 'valid' | 'ended';
};

/** What the registry holds of the enterprise that asks. Times are ISO 8601. */
export type OwnRecord = {
  /** Ten-digit customs code. */
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly registration: string;
  readonly registered: string;
  readonly standing: string;
  readonly qualifications: readonly (OnRecord & { readonly kind: string; readonly document: string })[];
  /** Given to others and by others. */
  readonly delegations: readonly (OnRecord & { readonly principal: string; readonly agent: string })[];
  readonly undertakings: readonly (OnRecord & {
    readonly kind: string;
    readonly principal: string;
    readonly giver: string;
    readonly document: string;
  })[];
  readonly certificates: readonly (OnRecord & { readonly keyName: string; readonly algorithm: string })[];
  /** Numbers of the books of its warehouses. */
  readonly accountBooks: readonly string[];
  readonly [more: string]: unknown;
};
