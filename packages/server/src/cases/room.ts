import { partOfNumber } from '@tongguan/ceb';
import type { Room } from '../clearance/index.ts';
import type { SubjectPlace } from '../office/types.ts';
import { CASE_ACTS } from './acts/index.ts';
import type { CasesStore } from './context.ts';

type Reads = {
  dossier(number: string): Promise<SubjectPlace | null>;
  districtOfWaybill(number: string): Promise<string | null>;
};

/** What this room brings. */
export const CASES: Room<CasesStore, Reads> = {
  acts: CASE_ACTS,
  subjects: {
    dossier: { placeOf: (number, reads) => reads.dossier(number) },
    waybill: {
      async placeOf(number, reads) {
        const part = partOfNumber('waybill', number);
        return { part, subject: number, customsCode: await reads.districtOfWaybill(number) };
      },
    },
  },
};
