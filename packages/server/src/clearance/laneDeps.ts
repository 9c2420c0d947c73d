import type { ActTable } from '../office/defineAct.ts';
import type { AftercareContext } from './aftercare/context.ts';
import type { BatchDeps } from './deps.ts';
import type { Rooms } from './rooms.ts';

/** What a batch works with, and what the rooms add: main brings them together, so that no room need be known here. */
export type LaneDeps = BatchDeps & { readonly acts: ActTable<AftercareContext>; readonly rooms: Rooms };
