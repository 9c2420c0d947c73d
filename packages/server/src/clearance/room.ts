import type { NumberedDeclaration } from '../office/types.ts';
import { CLOSING } from './jobs/closing.ts';
import type { Room } from './rooms.ts';
import { QUEUE_ACTS } from './setAside/acts/index.ts';
import { ASIDE_KINDS, placeOfAside } from './setAside/types.ts';
import { STATES } from './states.ts';
import type { BatchStore } from './store.ts';

type Reads = {
  declarations(number: string): Promise<readonly NumberedDeclaration[]>;
  districtOfAside(part: number, asideId: string): Promise<string | null>;
};

/** What the room of the declaration itself brings: what is set aside, and closing, after all that may bill or take back. */
export const CLEARANCE: Room<BatchStore, Reads> = {
  acts: QUEUE_ACTS,
  subjects: {
    declaration: {
      words:
        '清单的预录入、清单、企业内部、订单或运单编号 / preNo, invtNo, copNo, orderNo or logisticsNo of a declaration',
      placeOf: async (number, reads) =>
        (await reads.declarations(number)).map((one) => ({ ...one, isOpen: one.state !== STATES.rejected })),
    },
    aside: {
      words: '搁置项编号，见 tongguan queue / number of what was set aside, see tongguan queue',
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
