import type { ActContext, OnWay } from '../../lane/index.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { AftercareBook } from './book.ts';
import type { CaseDocument, Declaration, Work } from '../types.ts';
import type { BatchDeps } from '../deps.ts';
import type { LookUps } from './lookUps.ts';
import type { BillOfLife, GivesUp, LaterDocument, Reversal } from './types.ts';

export type Life = {
  readonly declaration: Declaration;
  /** The documents of the declaration, by kind, as far as they are there. */
  readonly documents: readonly CaseDocument[];
  /** Every declaration document of the order, by message and item; includes proposed amendments. */
  readonly declarationDocuments: ReadonlyMap<string, CaseDocument>;
  readonly reversals: readonly Reversal[];
  readonly bill: BillOfLife | null;
  /** Work parked with its holds, for an officer or a top-up. `begin` resumes it (`travelled`, so nothing is held twice). */
  readonly parked: Work | null;
  /** A lane faulted at its work, which is set aside with all it holds: nothing else is done to it. */
  readonly aside: boolean;
};

/**
 * What the hand of an act or of a later document may use: declarations are changed through `state`, `book` and what `begin`
 * and `start` start. `Store` is the part of the database it asks.
 */
export type AftercareContext<Store = BatchStore> = ActContext<Store, BatchDeps> &
  LookUps & {
    readonly state: BatchState;
    readonly book: AftercareBook;
    /** The ways of other rooms, to end what was set aside on one of them. */
    readonly ways: readonly GivesUp[];
    /** The declaration's life as this batch has left it. */
    life(ref: { readonly part: number; readonly serial: bigint }): Life | null;
    /** By the preNo of the declaration, or of a reversal of it. */
    lifeByPreNo(preNo: string): Life | null;
    /** Declarations of an order, oldest first. */
    livesOfOrder(part: number, orderNo: string): readonly Life[];
    /** Starts work through the stages of a declaration that was held up. */
    begin(work: Work, declaration: Declaration): void;
    /** Starts work on a way of its own room: a declaration is reversed or amended, goods go to another book. */
    start(work: OnWay): void;
  };

/** `later`: the declaration is on its way between lanes; the arrival stays and is looked at again. */
export type Handled = 'done' | 'later';

export type DocumentHandler<Store = BatchStore> = (
  document: LaterDocument,
  context: AftercareContext<Store>,
) => Promise<Handled>;
