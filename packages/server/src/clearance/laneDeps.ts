import type { ActTable } from '../office/defineAct.ts';
import type { AftercareContext } from './later/context.ts';
import type { BatchDeps } from './deps.ts';
import type { Rooms } from './rooms.ts';
import type { BatchStore } from './store.ts';

/** Dependencies of a batch, including those that rooms add. `main` wires them, so this room imports none of the others. */
export type LaneDeps<Store extends BatchStore> = BatchDeps & {
  readonly acts: ActTable<AftercareContext<Store>>;
  readonly rooms: Rooms<Store>;
};
