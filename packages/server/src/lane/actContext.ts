import type { EpochMs } from '@tongguan/kernel';
import type { LedgerSession } from '../ledgers/index.ts';

/**
 * What the hand of an act may use of its lane. `Store` is the part of the database its room reads and writes, within the
 * transaction of the batch; `Deps` is what it needs besides. A lane gives more, so a room names only what it uses.
 */
export type ActContext<Store, Deps = unknown> = {
  readonly deps: Deps;
  readonly store: Store;
  /** Accounts are moved through it alone. */
  readonly session: LedgerSession;
  /** The lane's clock, for receipts and bookings. Rules of law use the time of the act (`act.atMs`). */
  readonly nowMs: EpochMs;
  /** Names a partition whose accounts the act moved: its lease must hold at commit. */
  fence(part: number): void;
};
