import type { Room } from '../clearance/index.ts';
import { REVERSAL_KINDS } from '../clearance/later/types.ts';
import type { NumberedReversal } from '../office/types.ts';
import { AFTERCARE_ACTS } from './acts/index.ts';
import { AFTERCARE_DOCUMENTS } from './handlers.ts';
import { LAPSED_RETURNS } from './jobs/lapsedReturns.ts';
import type { AftercareBatch, ReversalStore } from './store.ts';
import { AFTERCARE_ASIDE } from './types.ts';
import { AFTERCARE_WAYS } from './ways/index.ts';

type Reads = { reversals(number: string): Promise<readonly NumberedReversal[]> };

/** What this room brings. */
export const AFTERCARE: Room<AftercareBatch & ReversalStore, Reads> = {
  acts: AFTERCARE_ACTS,
  subjects: {
    reversal: {
      words:
        '撤销或退货申请的预录入编号，或其清单的任一编号 / preNo of a cancellation or return, or any number of its declaration',
      placeOf: async (number, reads, act) =>
        (await reads.reversals(number)).filter((one) => one.isOwn || one.kind === reversalOf(act)),
    },
  },
  asideKinds: AFTERCARE_ASIDE,
  documents: AFTERCARE_DOCUMENTS,
  ways: AFTERCARE_WAYS,
  days: [LAPSED_RETURNS],
};

/** Which of the applications about a declaration an act is about, by its name: cancellation.decide, return.arrive. */
function reversalOf({ name }: { readonly name: string }): number {
  return name.startsWith('return.') ? REVERSAL_KINDS.return : REVERSAL_KINDS.cancellation;
}
