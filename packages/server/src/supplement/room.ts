import type { Room } from '../clearance/index.ts';
import { SUPPLEMENT_ACTS } from './acts/index.ts';
import { OVERDUE_SUPPLEMENTS } from './jobs/overdue.ts';
import type { SupplementStore } from './store.ts';
import { SUPPLEMENT_ASIDE } from './types.ts';

/** What this room brings. Its acts are about a declaration. */
export const SUPPLEMENT: Room<SupplementStore> = {
  acts: SUPPLEMENT_ACTS,
  asideKinds: SUPPLEMENT_ASIDE,
  days: [OVERDUE_SUPPLEMENTS],
};
