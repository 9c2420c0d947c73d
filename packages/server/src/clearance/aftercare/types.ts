import type { Delivery, Inventory, InvtCancel, InvtRefund, LogisticsStatus } from '@tongguan/ceb';
import type { EpochMs, Fen } from '@tongguan/kernel';
import type { DOCUMENT_KINDS, LaterKind } from '../../intake/types.ts';
import type { LedgerSession } from '../../ledgers/index.ts';
import type { Act, ActOutcome } from '../../office/types.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore, TaxBillRow } from '../store.ts';
import type { BatchDeps } from '../batch.ts';
import type { AftercareBook } from './book.ts';
import type { CaseDocument, Declaration, DocumentRef, Reason, TaxLine, Work } from '../types.ts';

/**
 * Words of aftercare.
 *
 * Later document – what is said about a list, a parcel or a warehouse after the four documents: 623, 625, 513, 711.
 * Reversal – a cancellation or return from its application to its end. Life – a declaration with everything that
 * was asked for about it. Handler – what one kind of later document or act does; it decides on what is loaded and
 * changes through the batch alone.
 */
export type LaterDocument = DocumentRef & {
  readonly part: number;
  /** A list that arrives after its release is an application to amend it. */
  readonly kind: LaterKind | typeof DOCUMENT_KINDS.list;
  readonly orderNo: string;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly arrivedUs: bigint;
  readonly content: InvtCancel | InvtRefund | LogisticsStatus | Delivery | Inventory;
};

/** An amendment of a released list is applied for and decided like the others; what it changes is no amount of the reversal. */
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

/** One line of a list as far as it is taken back. */
export type ReversedLine = TaxLine & { readonly quantity5: bigint };

/** The columns of table `reversal`. */
export type Reversal = {
  readonly part: number;
  readonly serial: bigint;
  readonly kind: ReversalKind;
  readonly preNo: string;
  readonly copNo: string;
  readonly listSerial: bigint;
  readonly listPreNo: string;
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

export type Life = {
  readonly declaration: Declaration;
  /** The documents of the declaration, by kind, as far as they are there. */
  readonly documents: readonly CaseDocument[];
  /** Every list of the order, by message and item: what it is to be amended to is among them. */
  readonly lists: ReadonlyMap<string, CaseDocument>;
  readonly reversals: readonly Reversal[];
  readonly bill: BillOfLife | null;
  /** What waits with its holds for an officer or a top-up; `begin` takes it up again (`travelled`, so nothing is held twice). */
  readonly parked: Work | null;
  /** A lane faulted at its work, which is set aside with all it holds: nothing else is done to it. */
  readonly aside: boolean;
};

/** What a handler may use. Everything it writes goes through `state`, `session` and `begin`. */
export type AftercareContext = {
  readonly deps: BatchDeps;
  readonly state: BatchState;
  readonly book: AftercareBook;
  readonly session: LedgerSession;
  /** For what only few acts need to read; writing belongs to `state`. */
  readonly store: BatchStore;
  readonly nowMs: EpochMs;
  /** The declaration's life as this batch has left it. */
  life(ref: { readonly part: number; readonly serial: bigint }): Life | null;
  /** By the preNo of the declaration, or of a reversal of it. */
  lifeByPreNo(preNo: string): Life | null;
  /** Declarations of an order, oldest first. */
  livesOfOrder(part: number, orderNo: string): readonly Life[];
  /** Starts work through the stages of a declaration that was held up. */
  begin(work: Work, declaration: Declaration): void;
  /** Starts the way back of what was released. */
  reverse(work: ReversalWork): void;
  /** Starts replacing what was released by what it is amended to. */
  amend(work: AmendmentWork): void;
  /** Names a partition whose accounts the handler moved: its lease must hold at commit. */
  fence(part: number): void;
};

/** `later`: the declaration is on its way between lanes; the arrival stays and is looked at again. */
export type Handled = 'done' | 'later';

export type DocumentHandler = (document: LaterDocument, context: AftercareContext) => Promise<Handled>;

export type ActResult = Pick<ActOutcome, 'done' | 'code' | 'facts'> | 'later';
export type ActHandler = (act: Act, context: AftercareContext) => Promise<ActResult>;

/** Why an act cannot be carried out as everything stands, or cannot yet. */
export type Impossible = 'later' | (Exclude<ActResult, 'later'> & { readonly done: false });
/** What an act does once it was found possible; nothing is changed before it is called. */
export type Possible = { readonly carryOut: () => ActResult | Promise<ActResult> };
/**
 * An act for which a second person may be needed is judged before anybody is asked, and once more when it is carried out (K-03):
 * `judge` reads and changes nothing.
 */
export type ActJudge = (act: Act, context: AftercareContext) => Promise<Impossible | Possible>;
export type JudgedAct = { readonly judge: ActJudge };

/** Stages of the way back, in table `clearing_work` beside those of release; their numbers begin behind them. */
export const REVERSAL_STAGES = { stock: 21, guarantee: 22, quota: 23, conclude: 24, done: 25 } as const;
export type ReversalStage = (typeof REVERSAL_STAGES)[keyof typeof REVERSAL_STAGES];

/** What a reversal takes through the stages. */
export type ReversalWork = {
  readonly part: number;
  /** Of the declaration: a declaration has one work at a time. */
  readonly serial: bigint;
  readonly preNo: string;
  /** The reversal's own number, part of every idempotency key. */
  readonly reversalSerial: bigint;
  readonly reversalPreNo: string;
  stage: ReversalStage;
  stagePart: number;
  readonly travelled: boolean;
  readonly quota: Work['quota'];
  readonly quotaFen: Fen;
  readonly guarantee: Work['guarantee'];
  /** Guarantee to give back; 0 when the tax was settled and is refunded instead (G-03). */
  readonly guaranteeFen: Fen;
  readonly stock: Work['stock'];
};

/** Stages of an amendment after release, behind those of the way back. */
export const AMENDMENT_STAGES = {
  holdQuota: 31,
  holdGuarantee: 32,
  holdStock: 33,
  undoGuarantee: 34,
  undoQuota: 35,
  settleQuota: 36,
  settleGuarantee: 37,
  settleStock: 38,
  end: 39,
  done: 40,
} as const;
export type AmendmentStage = (typeof AMENDMENT_STAGES)[keyof typeof AMENDMENT_STAGES];

/** What an amendment takes through the stages: the differences of its effects, and what the list is then. */
export type AmendmentWork = Pick<Work, 'part' | 'serial' | 'preNo' | 'travelled' | 'quota' | 'guarantee'> &
  Readonly<Pick<Work, 'route' | 'quotaFen' | 'dutiableFen' | 'lines'>> & {
    readonly applicationSerial: bigint;
    readonly applicationPreNo: string;
    /** When an officer granted it; null in work recorded before this was kept. */
    readonly grantedMs: EpochMs | null;
    stage: AmendmentStage;
    stagePart: number;
    /** More is positive, less is negative. */
    readonly quotaDelta: Fen;
    readonly taxDelta: Fen;
    readonly stock: readonly { readonly ref: Work['quota']; readonly delta5: bigint }[];
    readonly list: DocumentRef;
    /** Why it does not fit; the list stands as it was. */
    failures: readonly Reason[];
  };
