/**
 * Words of the model.
 *
 * Story – purchases and what is done to them, step by step; plain data, so that a part of it can be told again. Step –
 * one document, act or move of the clock. Model – what should come of the story, in maps and arithmetic, without any
 * code of the platform. Events – what the declarant is told about one declaration, `622 120`, in order.
 */
export type Line = {
  readonly item: string;
  readonly gcode: string;
  readonly priceFen: bigint;
  readonly pieces: number;
};

export type Purchase = {
  readonly orderNo: string;
  readonly buyer: number;
  readonly platform: string;
  readonly guarantor: string;
  readonly lines: readonly Line[];
};

export type DocumentStep = {
  readonly do: 'order' | 'payment' | 'waybill';
  /** Makes its bytes its own. */
  readonly id: number;
  readonly orderNo: string;
  readonly appType: 1 | 2 | 3;
  /** Counts up; the appTime of the message. */
  readonly time: number;
  /** Every line costs so many fen more: documents of different variants do not match (D-02). */
  readonly variant: number;
  /** The payer is somebody else (1327). */
  readonly wrongPayer: boolean;
};

export type DeclarationStep = {
  readonly do: 'declaration';
  readonly id: number;
  readonly orderNo: string;
  readonly appType: 1 | 2 | 3;
  readonly time: number;
  readonly variant: number;
  /** appStatus 2; stored only when false. */
  readonly declares: boolean;
  /** The first line is of this item of the book, and not of the one the purchase names. */
  readonly item: string | null;
};

export type LaterStep =
  | { readonly do: 'cancel'; readonly orderNo: string; readonly copNo: string }
  | { readonly do: 'return'; readonly orderNo: string; readonly copNo: string; readonly pieces: readonly number[] }
  | {
      readonly do: 'deliver';
      readonly id: number;
      readonly orderNo: string;
      readonly appType: 1 | 3;
      readonly time: number;
    };

export type BookKind = 'enter' | 'loss' | 'destroy' | 'reexport' | 'adjust';

export type ActStep =
  | { readonly do: 'decideCancellation'; readonly orderNo: string; readonly copNo: string; readonly approve: boolean }
  | { readonly do: 'decideAmendment'; readonly orderNo: string; readonly approve: boolean }
  | { readonly do: 'openInspection'; readonly orderNo: string }
  | { readonly do: 'concludeInspection' | 'decideDetention'; readonly orderNo: string; readonly result: HeldResult }
  | { readonly do: 'decideReturn'; readonly orderNo: string; readonly copNo: string; readonly approve: boolean }
  | { readonly do: 'arrive'; readonly orderNo: string; readonly copNo: string; readonly found: Found }
  | { readonly do: 'review'; readonly orderNo: string; readonly approve: boolean; readonly taxFen: bigint | null }
  | { readonly do: 'byHand'; readonly orderNo: string }
  | {
      readonly do: 'reconcile';
      readonly orderNo: string;
      readonly withoutDocuments: boolean;
      /** Lines whose taxes the officer says, each so much. */
      readonly gnums: readonly number[];
      readonly taxFen: bigint;
    }
  | { readonly do: 'deposit'; readonly id: number; readonly guarantor: string; readonly fen: bigint }
  | { readonly do: 'withdraw'; readonly guarantor: string; readonly fen: bigint }
  | { readonly do: 'pay'; readonly guarantor: string; readonly dutyNo: string; readonly lessFen: bigint }
  | { readonly do: 'book'; readonly kind: BookKind; readonly items: Pieces }
  /** What is set aside is tried again, or given up by two persons (B-07). */
  | { readonly do: 'handBack'; readonly orderNo: string; readonly mended: boolean }
  | { readonly do: 'giveUp'; readonly orderNo: string }
  | TakeStep
  | TransferStep;

export type Pieces = readonly (readonly [string, number])[];

/** One step of a stock-take of a book (J-04). */
export type TakeStep =
  /** `only` empty: the whole book. */
  | { readonly do: 'takeOpen'; readonly book: string; readonly takeNo: string; readonly only: readonly string[] }
  | {
      readonly do: 'takeCount';
      readonly book: string;
      readonly takeNo: string;
      readonly by: Staff;
      readonly items: Pieces;
    }
  | { readonly do: 'takeExplain'; readonly book: string; readonly takeNo: string; readonly item: string }
  | { readonly do: 'takeApprove'; readonly book: string; readonly takeNo: string; readonly by: Staff }
  | { readonly do: 'takeCancel'; readonly book: string; readonly takeNo: string };

type Route = { readonly from: string; readonly to: string; readonly transferNo: string };

/** Goods leave a book for another, arrive there, or do not (J-03). */
export type TransferStep =
  | ({ readonly do: 'transferOut'; readonly toMode: '1210' | '1239'; readonly items: Pieces } & Route)
  | ({ readonly do: 'transferIn'; readonly items: Pieces } & Route)
  | ({ readonly do: 'transferDecide'; readonly decision: 'return' | 'loss' } & Route);

/** Either may count and agree, but not to its own count. */
export type Staff = 'supervisor1' | 'supervisor2';

/** What an inspection or a decision on detained goods may end with (K-01, I-03). */
export type HeldResult =
  | 'pass'
  | 'release'
  | 'refer'
  | 'reject'
  | 'reexport'
  | 'inspect'
  | 'detain-clearance'
  | 'detain-smuggling'
  | 'detain-legal'
  | 'detain-other';

export type Found = 'good' | 'altered' | 'not fit' | 'elsewhere';

export type OtherStep =
  /** Documents that the door takes so long before the lanes look. */
  | {
      readonly do: 'unwatched';
      readonly orderNo: string;
      readonly documents: readonly (DocumentStep | DeclarationStep)[];
      readonly forwardMs: number;
    }
  /** The lanes fault at what comes next of this order: once, or until somebody mends it (B-07). */
  | { readonly do: 'fault'; readonly orderNo: string; readonly passes: boolean }
  | { readonly do: 'clock'; readonly forwardMs: number }
  | { readonly do: 'freeze'; readonly buyer: number; readonly frozen: boolean };

export type Step = DocumentStep | DeclarationStep | LaterStep | ActStep | OtherStep;

export type Story = {
  readonly startMs: number;
  /** Every declaration is chosen for inspection; else none is (K-01). */
  readonly inspects: boolean;
  readonly purchases: ReadonlyMap<string, Purchase>;
  readonly steps: readonly Step[];
};

/** What the model expects of one step. */
export type Expected = {
  /** Alone: what comes of it depends on its turn, so what was before is over first, and what follows waits. */
  readonly company: 'any' | 'alone';
  /** Status of the receipt of a document (312, 412, 512, 514), or null where the declaration's events say it. */
  readonly answer?: string;
  /** Code of the refusal of an act; '' when it is done. */
  readonly outcome?: string;
  /** Answers to documents that were told before, by their id. */
  readonly answers?: readonly { readonly id: number; readonly answer: string }[];
};
