import { partOf } from '@tongguan/kernel';
import type { DossierStore } from '../cases/index.ts';
import type { BatchStore, Room } from '../clearance/index.ts';
import { CONSUMER_ACTS } from './acts/index.ts';

/** What this room brings. A person is named by a keyed hash. */
export const CONSUMER: Room<BatchStore & DossierStore> = {
  acts: CONSUMER_ACTS,
  subjects: {
    person: { placeOf: (hex) => ({ part: partOf('person', hex), subject: hex, customsCode: null }) },
  },
};
