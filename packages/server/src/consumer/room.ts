import { partOf } from '@tongguan/kernel';
import type { DisputeStore } from './batchStore.ts';
import type { Room } from '../clearance/index.ts';
import { CONSUMER_ACTS } from './acts/index.ts';

/** What this room brings. A person is named by a keyed hash. */
export const CONSUMER: Room<DisputeStore> = {
  acts: CONSUMER_ACTS,
  subjects: {
    person: { placeOf: (hex) => ({ part: partOf('person', hex), subject: hex, customsCode: null }) },
  },
};
