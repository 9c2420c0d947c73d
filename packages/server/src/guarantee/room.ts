import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import type { SubjectPlace } from '../office/types.ts';
import { GUARANTEE_ACTS } from './acts/index.ts';
import type { AlertStore } from './alertStore.ts';
import type { GuaranteeActStore } from './context.ts';
import { GUARANTEE_ALERTS } from './jobs/alerts.ts';
import { SETTLEMENT } from './jobs/settlement.ts';
import type { SettlementStore } from './settlementStore.ts';
import { GUARANTEE_ASIDE } from './types.ts';

type Reads = { refund(preNo: string): Promise<SubjectPlace | null> };

/** What this room brings. */
export const GUARANTEE: Room<GuaranteeActStore & AlertStore & SettlementStore, Reads> = {
  acts: GUARANTEE_ACTS,
  subjects: {
    guarantee: {
      placeOf: (assureCode) => ({ part: partOf('guarantee', assureCode), subject: assureCode, customsCode: null }),
    },
    // At the guarantor's partition: what one person gives back to one guarantor is added up by one writer.
    refund: { placeOf: (preNo, reads) => reads.refund(preNo) },
  },
  asideKinds: GUARANTEE_ASIDE,
  days: [SETTLEMENT],
  hours: [GUARANTEE_ALERTS],
};
