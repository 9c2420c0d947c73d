import { partOf } from '@tongguan/kernel';
import type { Room } from '../clearance/index.ts';
import { INSPECTION_ACTS } from './acts/index.ts';
import type { InspectionStore } from './store.ts';

/** What this room brings, beside what it does to a declaration on its way. */
export const INSPECTION: Room<InspectionStore> = {
  acts: INSPECTION_ACTS,
  subjects: {
    control: {
      placeOf: (id) => ({ part: partOf('number', `control|${id}`), subject: id, customsCode: null }),
    },
  },
};
