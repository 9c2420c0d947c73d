import { type AftercareContext, followingWay, type FollowingWay, personOf } from '../../clearance/index.ts';
import { endAmendment } from '../amendment.ts';
import { concludeReversal } from '../reversal.ts';
import { AMENDMENT } from './amendment.ts';
import { REVERSAL } from './reversal.ts';

/** The ways of what follows a release: back, and replaced. */
export const AFTERCARE_WAYS: readonly FollowingWay<unknown>[] = [
  followingWay({
    way: REVERSAL,
    contextOf: async (_works, lane, context: AftercareContext) => ({
      ...lane,
      conclude: (work) => concludeReversal(context, work),
    }),
    fail: () => undefined,
  }),
  followingWay({
    way: AMENDMENT,
    async contextOf(works, lane, context: AftercareContext) {
      const { guarantors } = context.deps.stopped;
      const more = works.filter(({ quotaDelta }) => quotaDelta > 0n);
      const asked = more.map(({ quota }) => ({ part: quota.part, person: personOf(quota) }));
      const persons = more.length === 0 ? new Set<string>() : await context.frozenAmong(asked);
      return { ...lane, guarantors, persons, end: (work) => endAmendment(context, work) };
    },
    fail(work, reason) {
      work.failures = [...work.failures, reason];
    },
  }),
];
