import type { SubjectPlace } from '../office/types.ts';
import { CLOSING } from './jobs/closing.ts';
import type { Room } from './rooms.ts';
import { QUEUE_ACTS } from './setAside/acts/index.ts';
import { ASIDE_KINDS, placeOfAside } from './setAside/types.ts';
import type { BatchStore } from './store.ts';

type Reads = {
  declaration(number: string): Promise<SubjectPlace | null>;
  districtOfAside(part: number, asideId: string): Promise<string | null>;
};

/** What the room of the declaration itself brings: what is set aside, and closing, after all that may bill or take back. */
export const CLEARANCE: Room<BatchStore, Reads> = {
  acts: QUEUE_ACTS,
  subjects: {
    declaration: { placeOf: (number, reads) => reads.declaration(number) },
    aside: {
      async placeOf(number, reads) {
        const place = placeOfAside(number);
        if (place === null) return null;
        const { part, asideId } = place;
        return { part, subject: number, customsCode: await reads.districtOfAside(part, asideId) };
      },
    },
  },
  asideKinds: ASIDE_KINDS,
  days: [CLOSING],
};
