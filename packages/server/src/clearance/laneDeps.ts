import type { ActTable } from '../office/defineAct.ts';
import type { AftercareContext } from './later/context.ts';
import type { BatchDeps } from './deps.ts';
import type { Rooms } from './rooms.ts';
import type { BatchStore } from './store.ts';

/** What a batch works with, and what the rooms add: main brings them together, so that no room need be known here. */
export type LaneDeps<Store extends BatchStore> = BatchDeps & {
  readonly acts: ActTable<AftercareContext<Store>>;
  readonly rooms: Rooms<Store>;
};
