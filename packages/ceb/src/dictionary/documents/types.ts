import type { Direction } from '../spec.ts';

/**
 * Words of the table of messages.
 *
 * Request – a message an enterprise sends: it carries documents. Receipt – a message customs sends: it answers a document,
 * or tells of a bill or a result. Kind – what a document is, or what a receipt is about: one request has it, and one receipt.
 * Head – the node of a document with the fields that identify it. Key – by which a document is known among its kind.
 * Capacity – as what a document names a firm. Place – by which key a document finds the partition it lies in.
 */
export type Capacity = 'platform' | 'seller' | 'paymentFirm' | 'logisticsFirm' | 'declarant' | 'guarantor' | 'site';

/**
 * Who may sign. `named`: one of the firms the fields name. `commission`: the same, or an operator that has undertaken it
 * for one of them. `declarant`: the declarant or the seller it acts for, or whom that seller has entrusted.
 */
export type Signing = 'named' | 'commission' | 'declarant';

/** What the registry asks for beside the signature. `directPurchase`: of the carrier, in mode 9610 alone. */
export type Paper = 'agreement' | 'payment' | 'waybill' | 'directPurchase';

type Row = {
  readonly family: Direction;
  readonly kind: string;
  /** By which rows of the database name it, for ever. */
  readonly stored: number;
  /** The English title, in the words of the glossary. */
  readonly en: string;
  /** The edition of the specification that brought it, where it was not the first. */
  readonly since?: '202205';
  /** `null`: the document is its head. */
  readonly head: string | null;
};

export type RequestRow = Row & {
  readonly direction: 'request';
  /** The firm it belongs to, then its number with that firm; several fields are one number together. D-01 */
  readonly key: readonly [company: string, number: string, ...more: string[]];
  /** By which of its numbers a refusal names it, the first that is there. */
  readonly namedBy: readonly string[];
  /** The field with its order, `null` when it belongs to no single one. */
  readonly orderNo: string | null;
  /** `order`, or the kind whose key it shares: a delivery lies where its waybill is claimed. `null`: not decided yet. */
  readonly place: string | null;
  readonly signing: Signing;
  /** Fields with the firms that may sign; the first is where a refusal points. */
  readonly signers: readonly string[];
  /** Every firm it names that takes part now, in the order in which they are judged. */
  readonly firms: Readonly<Record<string, Capacity>>;
  /** Firms of an earlier event: whether they are still registered is not checked. I-01, I-02 */
  readonly former: Readonly<Record<string, Capacity>>;
  /** The value of a field when there is no such firm. */
  readonly nobody?: Readonly<Record<string, string>>;
  readonly papers?: Paper;
  /** It can only be new, not changed or deleted (appType 1). */
  readonly newOnly?: true;
  readonly receipt: string;
  /** After these statuses of its receipt the sender waits for nothing more; after a refusal neither. */
  readonly decidedBy: readonly string[];
  /** How the official codes about it begin (table 7-2). */
  readonly codes?: string;
  /** Left open by the sources at hand; to be decided by the room that takes it. */
  readonly unsure?: string;
};

export type ReceiptRow = Row & { readonly direction: 'receipt' };
