import type { Room } from '../clearance/index.ts';
import type { SubjectPlace } from '../office/types.ts';
import { AFTERCARE_ACTS } from './acts/index.ts';
import { AFTERCARE_DOCUMENTS } from './handlers.ts';
import { LAPSED_RETURNS } from './jobs/lapsedReturns.ts';
import type { AftercareBatch, ReversalStore } from './store.ts';
import { AFTERCARE_ASIDE } from './types.ts';
import { AFTERCARE_WAYS } from './ways/index.ts';

type Reads = { reversal(preNo: string): Promise<SubjectPlace | null> };

/** What this room brings. */
export const AFTERCARE: Room<AftercareBatch & ReversalStore, Reads> = {
  acts: AFTERCARE_ACTS,
  subjects: { reversal: { placeOf: (preNo, reads) => reads.reversal(preNo) } },
  asideKinds: AFTERCARE_ASIDE,
  documents: AFTERCARE_DOCUMENTS,
  ways: AFTERCARE_WAYS,
  days: [LAPSED_RETURNS],
};
