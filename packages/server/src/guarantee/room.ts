import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import type { NumberedReversal } from '../office/types.ts';
import { GUARANTEE_ACTS } from './acts/index.ts';
import type { AlertStore } from './alertStore.ts';
import type { GuaranteeActStore } from './context.ts';
import { GUARANTEE_ALERTS } from './jobs/alerts.ts';
import { SETTLEMENT } from './jobs/settlement.ts';
import type { SettlementStore } from './settlementStore.ts';
import { GUARANTEE_ASIDE } from './types.ts';

type Reads = { reversals(number: string): Promise<readonly NumberedReversal[]> };

/** What this room brings. */
export const GUARANTEE: Room<GuaranteeActStore & AlertStore & SettlementStore, Reads> = {
  acts: GUARANTEE_ACTS,
  subjects: {
    guarantee: {
      words: '担保企业的海关编码 / customs code of the guarantor',
      placeOf: (assureCode) => ({ part: partOf('guarantee', assureCode), subject: assureCode, customsCode: null }),
    },
    // At the guarantor's partition: what one person gives back to one guarantor is added up by one writer.
    refund: {
      words:
        '有待退税款的撤销或退货申请，或其清单的任一编号 / a cancellation or return with tax to pay back, or any number of its declaration',
      placeOf: async (number, reads) =>
        (await reads.reversals(number)).flatMap(({ assureCode, ...one }) =>
          assureCode === null ? [] : [{ ...one, part: partOf('guarantee', assureCode) }],
        ),
    },
  },
  asideKinds: GUARANTEE_ASIDE,
  days: [SETTLEMENT],
  hours: [GUARANTEE_ALERTS],
};
