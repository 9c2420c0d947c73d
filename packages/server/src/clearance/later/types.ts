import type { CebMessage, RequestType } from '@tongguan/ceb';
import type { EpochMs, Fen } from '@tongguan/kernel';
import type { DOCUMENT_KINDS, LaterKind } from '../../intake/types.ts';
import type { Reason, TaxLine } from '../types.ts';
import type { DocumentRef, WorkRow } from '../../lane/types.ts';
import type { TaxBillRow } from '../rows.ts';

/**
 * Words of what follows a decision, as far as the declaration itself needs them; the rest is in `aftercare/types.ts`.
 *
 * Later document – any document but the four of an order: about a declaration, a parcel or a warehouse (623, 625, 513,
 * 711), or of another trade. Its handler knows the type of its content. Reversal – an application about a declaration from
 * its arrival to its end: cancellation, return, amendment. Life – a declaration with all later applications about it.
 * Handler – what one kind of later document does; it decides on what is loaded and changes through the batch alone.
 */
export type LaterDocument = DocumentRef & {
  readonly part: number;
  /** A declaration that arrives after its release is an application to amend it. */
  readonly kind: LaterKind | typeof DOCUMENT_KINDS.declaration;
  readonly orderNo: string;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly arrivedUs: bigint;
  readonly content: Extract<CebMessage, { readonly type: RequestType }>['documents'][number];
};

/** An amendment has no amounts of its own. */
export const REVERSAL_KINDS = { cancellation: 1, return: 2, amendment: 3 } as const;
export type ReversalKind = (typeof REVERSAL_KINDS)[keyof typeof REVERSAL_KINDS];

/** States of a reversal: those of 624 and 626 in the 202205 specification. */
export const REVERSAL_STATES = {
  declaring: 2,
  sent: 3,
  refused: 100,
  accepted: 120,
  manual: 300,
  concluded: 399,
} as const;
export type ReversalState = (typeof REVERSAL_STATES)[keyof typeof REVERSAL_STATES];

/** One line of a declaration as far as it is taken back. */
export type ReversedLine = TaxLine & { readonly quantity5: bigint };

/** The columns of table `reversal`. */
export type Reversal = {
  readonly part: number;
  readonly serial: bigint;
  readonly kind: ReversalKind;
  readonly preNo: string;
  readonly copNo: string;
  readonly declarationSerial: bigint;
  readonly declarationPreNo: string;
  readonly invtNo: string | null;
  readonly agentCode: string;
  readonly callerCode: string;
  readonly customsCode: string;
  readonly ebpCode: string;
  readonly ebcCode: string;
  readonly document: DocumentRef;
  readonly state: ReversalState;
  readonly appliedMs: EpochMs;
  /** When the application was granted: of a return, before the goods arrive. */
  readonly approvedMs: EpochMs | null;
  readonly arrivedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  readonly quotaFen: Fen;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  readonly lines: readonly ReversedLine[];
  readonly reasons: readonly Reason[];
};

/** A stored tax bill, and what has become of it (G-02). */
export type BillOfLife = TaxBillRow & { readonly status: number };

/** How a work that was set aside on a way ends without effect. */
export type GivesUp = {
  readonly name: string;
  /** Work at this step, sent back with the reason. Null: it has made changes that cannot be undone. */
  readonly giveUp: (row: WorkRow, step: string, reason: Reason) => WorkRow | null;
};
