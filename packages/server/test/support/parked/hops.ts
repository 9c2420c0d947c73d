import assert from 'node:assert/strict';
import type { ClearanceParameters } from '../../../src/clearance/types.ts';
import type { World } from '../world.ts';
import type { Places } from './places.ts';

type Parameters = Partial<ClearanceParameters>;

/** More hops than any way has. */
const HOPS_MAX = 20;

export type Hops = {
  /** A lane that has this partition alone does what there is to do in it, and goes. */
  at(part: number, parameters?: Parameters): Promise<void>;
  /** So many hops, each where the work of the order's declaration is; it is still on its way, or parked. */
  times(orderNo: string, hops: number, parameters?: Parameters): Promise<void>;
  /** Hops until a lane has nothing more to do: it is parked, or has ended. */
  through(orderNo: string, parameters?: Parameters): Promise<void>;
  /** The work stays where it is; `stage` says in words where that is. */
  rest(orderNo: string, stage: string): Promise<void>;
};

/**
 * Work goes on in the same transaction wherever a lane has the next partition as well. Lanes that have one partition each
 * leave it recorded at every stage, as a platform of many lanes does between two batches.
 */
export function hopsIn(world: World, places: Places): Hops {
  const at: Hops['at'] = async (part, parameters = {}) => {
    assert(!places.isRest(part), `partition ${part} has work that must stay`);
    await leaveOnly(world, part);
    const lane = world.lane({ owner: `part ${part}`, home: (one) => one === part, parameters });
    while ((await lane.drainOnce()) > 0);
    await lane.stop();
  };
  return {
    at,
    async times(orderNo, hops, parameters) {
      for (let hop = 0; hop < hops; hop++) {
        const place = await placeOf(world, orderNo);
        assert(place !== null && place >= 0, `${orderNo} goes no further than ${hop} hops`);
        await at(place, parameters);
      }
    },
    async through(orderNo, parameters) {
      for (let hop = 0; hop < HOPS_MAX; hop++) {
        const place = await placeOf(world, orderNo);
        if (place === null || place < 0) return;
        await at(place, parameters);
      }
      assert.fail(`${orderNo} does not end`);
    },
    async rest(orderNo, stage) {
      const place = await placeOf(world, orderNo);
      assert(place !== null, `${orderNo} has ended, and does not rest at ${stage}`);
      places.rest(place);
    },
  };
}

/** In milliseconds of the machine's clock: nobody lives to see it. */
const NEVER_MS = '9000000000000000';

/** Every other partition has a lane that does not come back, so that a slow machine gives none of them to a stranger. */
export async function leaveOnly(world: World, part: number): Promise<void> {
  await world.rows('UPDATE lane_lease SET until_ms = CASE WHEN part = $1 THEN 0 ELSE $2::bigint END', part, NEVER_MS);
}

/** Whoever had them is gone: the next lane may take them. */
export async function freeLeases(world: World): Promise<void> {
  await world.rows('UPDATE lane_lease SET until_ms = 0');
}

/** The partition whose lane takes the work of the order's declaration on; below zero where it is parked. */
export async function placeOf(world: World, orderNo: string): Promise<number | null> {
  const rows = await world.rows<{ at: number }>(
    `SELECT w.step_part AS at FROM clearing_work w JOIN declaration d ON d.part = w.part AND d.serial = w.serial
     WHERE d.order_no = $1`,
    orderNo,
  );
  assert(rows.length <= 1, `${orderNo} has one work at a time`);
  return rows[0]?.at ?? null;
}
