import type { BatchStore, Room } from '../clearance/index.ts';
import { CONTINGENCY_ACTS } from './acts/index.ts';
import type { Inspection } from '../inspection/types.ts';
import type { SerialRef } from '../lane/types.ts';
import type { ContingencyStore } from './store.ts';

type Store = BatchStore & ContingencyStore & { inspectionsOf(ref: SerialRef): Promise<Inspection[]> };

/** What this room brings, beside what it does to a declaration on its way. */
export const CONTINGENCY: Room<Store> = { acts: CONTINGENCY_ACTS };
