import { partOfNumber } from '@tongguan/ceb';
import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import { BONDED_ACTS } from './acts/index.ts';
import type { BondedStore } from './context.ts';
import { BONDED_DOCUMENTS } from './handlers.ts';
import { EXPIRING_BATCHES } from './jobs/expiringBatches.ts';
import { BONDED_ASIDE } from './types.ts';
import { BONDED_WAYS } from './ways/index.ts';

type Reads = {
  districtOfBook(emsNo: string): Promise<string | null>;
  districtOfInbound(part: number, number: string): Promise<string | null>;
};

/** What this room brings. */
export const BONDED: Room<BondedStore, Reads> = {
  acts: BONDED_ACTS,
  subjects: {
    book: {
      words: '账册编号 / number of the account book',
      placeOf: async (emsNo, reads) => {
        return { part: partOf('book', emsNo), subject: emsNo, customsCode: await reads.districtOfBook(emsNo) };
      },
    },
    // As intake places its document: operator and its number, joined by `|`.
    inbound: {
      words: '申报企业编码|入库明细单编号 / code of the site operator|number of the inbound detail',
      async placeOf(number, reads) {
        const part = partOfNumber('inbound', number);
        return { part, subject: number, customsCode: await reads.districtOfInbound(part, number) };
      },
    },
  },
  documents: BONDED_DOCUMENTS,
  ways: BONDED_WAYS,
  asideKinds: BONDED_ASIDE,
  hours: [EXPIRING_BATCHES],
};
