import type { OnWay, Way, WayContext } from '../../lane/index.ts';
import type { WorkRow } from '../../lane/types.ts';
import type { Reason } from '../types.ts';
import type { AftercareContext } from './context.ts';
import type { GivesUp } from './types.ts';

/** A way of another room: main names it to the lane. */
export type FollowingWay<Store> = GivesUp & {
  /**
   * Its works move before the acts and later documents of a batch, and what an act starts moves at once: what follows in the
   * batch finds what they moved. Left out: after all of them.
   */
  readonly beforeActs?: true;
  readonly unpack: (row: WorkRow) => OnWay;
  readonly pack: (work: OnWay) => WorkRow;
  /** As far as this lane may. */
  readonly run: (works: readonly OnWay[], lane: WayContext, context: AftercareContext<Store>) => Promise<void>;
};

type FollowingPlan<Store, Work extends OnWay, Context extends WayContext> = {
  readonly way: Way<Work, Context>;
  readonly contextOf: (works: readonly Work[], lane: WayContext, context: AftercareContext<Store>) => Promise<Context>;
  readonly beforeActs?: true;
  /** Writes what the steps have left in the context: whatever the batch does next may read it. */
  readonly write?: (context: Context, store: Store) => Promise<void>;
  /** Writes down why the work ends without effect. */
  readonly fail: (work: Work, reason: Reason) => void;
};

/** Rows and works are told apart by the name of their way: what comes here is this way's own. */
export function followingWay<Store, Work extends OnWay, Context extends WayContext>({
  way,
  contextOf,
  beforeActs,
  write,
  fail,
}: FollowingPlan<Store, Work, Context>): FollowingWay<Store> {
  return {
    name: way.name,
    ...(beforeActs === undefined ? {} : { beforeActs }),
    unpack: way.unpack,
    pack: (work) => way.pack(work as Work),
    async run(works, lane, context) {
      if (works.length === 0) return;
      const own = works as readonly Work[];
      const all = await contextOf(own, lane, context);
      await way.run(own, all);
      await write?.(all, context.store);
    },
    giveUp(row, step, reason) {
      const work = way.unpack(row);
      if (!way.mayGoBack(work, step)) return null;
      way.goBack(work, step);
      fail(work, reason);
      return way.pack(work);
    },
  };
}
