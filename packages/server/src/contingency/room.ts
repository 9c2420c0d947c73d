import type { Room } from '../clearance/index.ts';
import { CONTINGENCY_ACTS } from './acts/index.ts';
import type { ContingencyContext } from './store.ts';

/** What this room brings, beside what it does to a declaration on its way. */
export const CONTINGENCY: Room<ContingencyContext['store']> = { acts: CONTINGENCY_ACTS };
