import type { Inventory } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { Tolerances } from '@tongguan/matching';
import type { Assessment, LoadedEdition } from '@tongguan/policy';
import type { DocumentKind } from '../intake/types.ts';
import type { ReceiptSubject, ReceiptView } from '../receipts/index.ts';
import type { OpenSupplement } from '../supplement/types.ts';
import type { HistoryStore } from './store.ts';
import type { StoredDocument, WireDocument } from './types.ts';

/** What the history is told from. */
export type HistoryDeps = {
  readonly store: HistoryStore;
  /** Opens a sealed document. */
  readonly open: (document: StoredDocument) => WireDocument;
  /** Opens what was asked and answered (E-09). */
  readonly supplements: OpenSupplement;
  readonly mask: <T extends object>(kind: DocumentKind, document: T) => T;
  readonly receipts: (recipient: string, subject: ReceiptSubject) => Promise<readonly Omit<ReceiptView, 'cursor'>[]>;
  readonly stateText: (state: number) => string;
  /** K-01: the draw of a preNo, from the installation's seed. */
  readonly drawAgain: (preNo: string) => number;
  /** The assessment of a declaration under the law of its acceptance, given what the person had used (E-01 … E-06). */
  readonly assess: (inventory: Inventory, acceptedMs: EpochMs, annualUsedFen: bigint | null) => Assessment;
  /** Every edition of the tariff that was loaded and can be read, oldest first (E-05, E-06). */
  readonly tariffEditions: () => readonly LoadedEdition[];
  /** D-03, by the day they were in force. */
  readonly tolerances: (atMs: EpochMs) => Tolerances;
  /** Whether the buyer was on record as authenticated, so that somebody else could pay (D-05a). */
  readonly authenticated: (declaration: Inventory, atMs: EpochMs) => Promise<boolean>;
  readonly now: () => EpochMs;
};
