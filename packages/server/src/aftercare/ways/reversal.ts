import { isRestored, restoredKey } from '../../ledgers/index.ts';
import { createWay, type Post, type WayContext } from '../../lane/index.ts';
import type { ReversalWork } from '../types.ts';

export type ReversalContext = WayContext & {
  /** The last step, at the declaration's partition. */
  readonly conclude: (work: ReversalWork) => void;
};

/** J-01: back into the book. */
const STOCK: Post<ReversalWork, ReversalContext> = {
  kind: 'post',
  name: 'stock',
  accounts: (work) => work.stock.map(({ ref }) => ref),
  keys: (work) => work.stock.map(({ ref, gnum }) => ({ ...ref, key: lineKey(work, gnum) })),
  isNeeded: (work) => work.stock.length > 0,
  post(work, { session, nowMs }) {
    for (const { ref, quantity5, gnum } of work.stock) {
      session.reverse(ref, quantity5, lineKey(work, gnum), work.preNo, nowMs);
    }
  },
};

/** G-01: the guarantee held for the tax is free again. */
const GUARANTEE: Post<ReversalWork, ReversalContext> = {
  kind: 'post',
  name: 'guarantee',
  accounts: (work) => [work.guarantee],
  keys: (work) => [{ ...work.guarantee, key: keyOf(work) }],
  isNeeded: (work) => work.guaranteeFen > 0n,
  post(work, { session, nowMs }) {
    session.release(work.guarantee, work.guaranteeFen, keyOf(work), work.preNo, nowMs);
  },
};

/** F-01: given back to the year in which it was used. */
const QUOTA: Post<ReversalWork, ReversalContext> = {
  kind: 'post',
  name: 'quota',
  accounts: (work) => [work.quota],
  keys: (work) => [{ ...work.quota, key: keyOf(work) }],
  isNeeded: (work) => work.quotaFen > 0n,
  post(work, { session, nowMs }) {
    // A dispute may have given it back already (F-03).
    if (isRestored(session, work.quota, work.preNo)) return;
    session.reverse(work.quota, work.quotaFen, keyOf(work), work.preNo, nowMs);
  },
};

/** H-01: what a line took of a yearly quantity is the person's again; a dispute may have given it back already. */
const QUANTITY: Post<ReversalWork, ReversalContext> = {
  kind: 'post',
  name: 'quantity',
  accounts: (work) => work.limited.map(({ ref }) => ref),
  keys: (work) => work.limited.map(({ ref, gnum }) => ({ ...ref, key: lineKey(work, gnum) })),
  isNeeded: (work) => work.limited.length > 0,
  post(work, { session, nowMs }) {
    if ([work.quota, ...work.limited.map(({ ref }) => ref)].some((ref) => isRestored(session, ref, work.preNo))) return;
    for (const { ref, quantity5, gnum } of work.limited) {
      session.reverse(ref, quantity5, lineKey(work, gnum), work.preNo, nowMs);
    }
  },
};

/** The reversal of a release: stock, guarantee, quota, yearly quantities, and last the declaration (I-01, I-02). */
export const REVERSAL = createWay<ReversalWork, ReversalContext>({
  name: 'reversal',
  steps: [
    STOCK,
    GUARANTEE,
    QUOTA,
    QUANTITY,
    {
      kind: 'commit',
      name: 'conclude',
      run(work, { conclude }) {
        conclude(work);
        return 'on';
      },
    },
  ],
  recalls: (work) =>
    [work.quota, ...work.limited.map(({ ref }) => ref)].map((ref) => ({ ...ref, key: restoredKey(work.preNo) })),
  // Recorded before yearly quantities were counted.
  defaults: { limited: [] },
});

function keyOf(work: ReversalWork): string {
  return `${work.reversalPreNo}/back`;
}

function lineKey(work: ReversalWork, gnum: string): string {
  return `${work.reversalPreNo}/${gnum}/back`;
}
