import type { OnWay, Way, WayContext } from '../../lane/index.ts';
import type { WorkRow } from '../../lane/types.ts';
import type { Reason } from '../types.ts';
import type { AftercareContext } from './context.ts';
import type { GivesUp } from './types.ts';

/** A way of another room that begins once a declaration is decided: main names it to the lane. */
export type FollowingWay = GivesUp & {
  readonly unpack: (row: WorkRow) => OnWay;
  readonly pack: (work: OnWay) => WorkRow;
  /** As far as this lane may, after the acts and later documents of the batch. */
  readonly run: (works: readonly OnWay[], lane: WayContext, context: AftercareContext) => Promise<void>;
};

export type FollowingPlan<Work extends OnWay, Context extends WayContext> = {
  readonly way: Way<Work, Context>;
  readonly contextOf: (works: readonly Work[], lane: WayContext, context: AftercareContext) => Promise<Context>;
  /** Writes down why the work ends without effect. */
  readonly fail: (work: Work, reason: Reason) => void;
};

/** Rows and works are told apart by the name of their way: what comes here is this way's own. */
export function followingWay<Work extends OnWay, Context extends WayContext>({
  way,
  contextOf,
  fail,
}: FollowingPlan<Work, Context>): FollowingWay {
  return {
    name: way.name,
    unpack: way.unpack,
    pack: (work) => way.pack(work as Work),
    async run(works, lane, context) {
      if (works.length === 0) return;
      const own = works as readonly Work[];
      await way.run(own, await contextOf(own, lane, context));
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
