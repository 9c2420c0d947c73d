import { reserveLimited } from '../../clearance/index.ts';
import { type AccountRef, isRestored, type LedgerSession } from '../../ledgers/index.ts';
import type { Hold, Post, WayContext } from '../../lane/index.ts';
import type { AmendmentWork } from '../types.ts';

/** The yearly quantities of an amended declaration (H-01, I-01): more is held first, less goes back at the end. */
export const HOLD_QUANTITY: Hold<AmendmentWork, WayContext> = {
  kind: 'hold',
  name: 'quantity',
  accounts: limitedOf,
  keys: (work) =>
    (['hold', 'undo', 'post', 'back'] as const).flatMap((move) =>
      limitedOf(work).map((ref) => ({ ...ref, key: key(work, move) })),
    ),
  isNeeded: ({ limited }) => limited.some(({ delta5 }) => delta5 > 0n),
  hold(work, { session, nowMs }) {
    if (isGivenBack(work, session)) return 'on';
    const held: AmendmentWork['limited'][number][] = [];
    const over: AmendmentWork['failures'][number][] = [];
    for (const one of more(work)) {
      const { goods, delta5 } = one;
      const why = goods && reserveLimited(session, goods, delta5, key(work, 'hold'), work.preNo, nowMs);
      if (why === null) held.push(one);
      else over.push(why);
    }
    if (over.length === 0) return 'on';
    for (const { ref, delta5 } of held) session.release(ref, delta5, key(work, 'undo'), work.preNo, nowMs);
    work.failures = [...work.failures, ...over];
    return 'back';
  },
  undo(work, { session, nowMs }) {
    if (isGivenBack(work, session)) return;
    for (const { ref, delta5 } of more(work)) session.release(ref, delta5, key(work, 'undo'), work.preNo, nowMs);
  },
};

export const SETTLE_QUANTITY: Post<AmendmentWork, WayContext> = {
  kind: 'post',
  name: 'quantity',
  accounts: limitedOf,
  isNeeded: ({ limited }) => limited.length > 0,
  post(work, { session, nowMs }) {
    if (isGivenBack(work, session)) return;
    for (const { ref, delta5 } of work.limited) {
      if (delta5 > 0n) session.post(ref, delta5, key(work, 'post'), work.preNo, nowMs);
      if (delta5 < 0n) session.reverse(ref, -delta5, key(work, 'back'), work.preNo, nowMs);
    }
  },
};

export function limitedOf({ limited }: AmendmentWork): readonly AccountRef[] {
  return limited.map(({ ref }) => ref);
}

function more({ limited }: AmendmentWork): AmendmentWork['limited'] {
  return limited.filter(({ delta5 }) => delta5 > 0n);
}

/** What a dispute has given back is not charged again by an amendment (F-03). */
function isGivenBack(work: AmendmentWork, session: LedgerSession): boolean {
  return [work.quota, ...limitedOf(work)].some((ref) => isRestored(session, ref, work.preNo));
}

function key({ applicationPreNo }: AmendmentWork, move: 'hold' | 'undo' | 'post' | 'back'): string {
  return `${applicationPreNo}/${move}`;
}
