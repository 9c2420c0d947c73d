import { partOf } from '@tongguan/kernel';
import type { AuthenticationStore, DisputeStore } from './batchStore.ts';
import type { Room } from '../clearance/index.ts';
import { CONSUMER_ACTS } from './acts/index.ts';

/** What this room brings. A person is named by a keyed hash. */
export const CONSUMER: Room<AuthenticationStore & DisputeStore> = {
  acts: CONSUMER_ACTS,
  subjects: {
    person: {
      words: '订购人 / a buyer',
      placeOf: (hex) => ({ part: partOf('person', hex), subject: hex, customsCode: null }),
    },
  },
};
