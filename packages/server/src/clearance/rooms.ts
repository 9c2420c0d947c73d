import type { Inventory } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { Item, Pick as Picked } from '../lane/index.ts';
import type { SerialRef } from '../lane/types.ts';
import type { ClockAct } from '../office/types.ts';
import type { Vault } from '../vault/types.ts';
import type { ActDefinition } from '../office/defineAct.ts';
import type { Subjects } from '../office/types.ts';
import type { AftercareBook } from './later/book.ts';
import type { AftercareContext, DocumentHandler } from './later/context.ts';
import type { FollowingWay } from './later/followingWay.ts';
import type { Reversal } from './later/types.ts';
import type { Controls } from '../inspection/types.ts';
import type { ControlRow, InspectionOrder } from '../inspection/types.ts';
import type { BatchState } from './state.ts';
import type { ClearanceParameters, Declaration, Work } from './types.ts';

/**
 * What other rooms add to a declaration, beside their acts. Main brings them together (`main/rooms.ts`): the lane of
 * declarations is given all of them and knows none.
 */
export type Rooms<Store> = DecisionRooms & {
  /** Handlers of later documents, by kind. */
  readonly documents: Readonly<Record<number, DocumentHandler<Store>>>;
  /** Ways that acts and later documents begin. */
  readonly ways: readonly FollowingWay<Store>[];
  /** Daily jobs, in this order. */
  readonly days: readonly DayJob<Store>[];
  /** Hourly jobs. */
  readonly hours: readonly HourJob<Store>[];
};

/**
 * What one room brings, in its `room.ts`: `main/rooms.ts` names it, and everything else follows. `Store` is the part of the batch's
 * store that its hands ask, `Reads` what finds its subjects.
 */
export type Room<Store = unknown, Reads = unknown> = {
  readonly acts?: readonly ActDefinition<AftercareContext<Store>>[];
  /** What acts may be about, beside what other rooms bring. */
  readonly subjects?: Subjects<Reads>;
  /** Names and numbers of what may be set aside, as they are stored: no other room has the number. */
  readonly asideKinds?: Readonly<Record<string, number>>;
  readonly documents?: Rooms<Store>['documents'];
  readonly ways?: Rooms<Store>['ways'];
  /** Done once a day, after those of the rooms before it. */
  readonly days?: Rooms<Store>['days'];
  readonly hours?: Rooms<Store>['hours'];
};

/** What rooms add to deciding a declaration and to its release. */
export type DecisionRooms = {
  readonly inspection: InspectionRoom;
  readonly contingency: ContingencyRoom;
};

/** Which declarations are looked at before their release (K-01). */
export type InspectionRoom = {
  readonly controlsOf: (rows: readonly ControlRow[]) => Controls;
  readonly draw: (
    deps: {
      readonly vault: Vault;
      readonly parameters: Pick<ClearanceParameters, 'inspectionRateBasisPoints'>;
      readonly controls: Controls;
    },
    declaration: Declaration,
    inventory: Inventory,
    acceptedMs: EpochMs,
  ) => InspectionOrder | null;
  readonly hold: (state: BatchState, declaration: Declaration, work: Work) => void;
};

/** The ends of a release, of goods that went by hand too (K-03). */
export type ContingencyRoom = {
  readonly release: (state: BatchState, declaration: Declaration, work: Work) => void;
  readonly end: (state: BatchState, declaration: Declaration, work: Work) => void;
};

/** How much of a day's work was done, and whether everything has been looked at. */
export type DayDone = { readonly done: number; readonly complete: boolean };

export type DayTurn<Store> = {
  readonly store: Store;
  readonly state: BatchState;
  readonly book: AftercareBook;
  readonly parameters: ClearanceParameters;
  readonly parts: readonly number[];
  readonly day: Day;
  readonly nowMs: EpochMs;
  readonly pick: Picked;
  /** Cancellations, returns and amendments of these declarations. */
  readonly reversalsOf: (declarations: readonly SerialRef[]) => Promise<readonly Reversal[]>;
  /** The declarations of these numbers, to be told something. */
  readonly declarationsOf: (refs: readonly SerialRef[]) => Promise<readonly Declaration[]>;
};

export type DayJob<Store> = {
  readonly run: (turn: DayTurn<Store>) => Promise<DayDone>;
  /** The day's work in these partitions, as single items. */
  readonly itemsOf: (store: Store, parts: readonly number[], day: Day) => Promise<readonly Item[]>;
};

export type HourTurn<Store> = {
  readonly store: Store;
  readonly parts: readonly number[];
  readonly nowMs: EpochMs;
  readonly vault: Vault;
  readonly pick: Picked;
};

/** Work of the hour in these partitions. What it finds worth telling are acts of the calendar. */
export type HourJob<Store> = {
  /** A partition notes the last hour it has done under this name. */
  readonly name: string;
  /** `complete`: everything has been looked at. */
  readonly run: (turn: HourTurn<Store>) => Promise<{ readonly acts: readonly ClockAct[]; readonly complete: boolean }>;
  /** Its work in these partitions, as single items. */
  readonly itemsOf: (turn: Omit<HourTurn<Store>, 'pick'>) => Promise<readonly Item[]>;
};
