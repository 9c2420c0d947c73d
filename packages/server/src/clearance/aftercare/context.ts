import type { EpochMs } from '@tongguan/kernel';
import type { LedgerSession } from '../../ledgers/index.ts';
import type { Act, ActOutcome } from '../../office/types.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { AftercareBook } from './book.ts';
import type { CaseDocument, Declaration, Work } from '../types.ts';
import type { BatchDeps } from '../deps.ts';
import type { LaterDocument, Reversal, BillOfLife, ReversalWork, AmendmentWork } from './types.ts';

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
  /** Starts the way of a declaration that was held up. */
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
