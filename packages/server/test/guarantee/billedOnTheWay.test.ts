import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import type { Lane } from '../../src/clearance/index.ts';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { sell } from '../support/faults.ts';
import { cancellation } from '../support/later.ts';
import { BOOK, FIRMS, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { NOW_MS, openWorld, type World } from '../support/world.ts';

// Proves that a tax whose declaration is on its way back, or to another content, between two lanes is not put on a demand
// meanwhile: when it has arrived the bill is void, or says the new tax, and is billed by its day (G-02, G-03, I-01).

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
/** The partition whose lane has to do its part: the guarantee is given back, or another item taken from the book. */
const ELSEWHERE = { cancellation: partOf('guarantee', FIRMS.seller), amendment: partOf('book', BOOK.emsNo) } as const;
const DAY_MS = 86_400_000;
const moment = (text: string): number => Date.parse(`${text}+08:00`);

async function drain(lane: Lane): Promise<void> {
  while ((await lane.drainOnce()) > 0);
}

/** An application of day 29 that an officer grants in the last second in which it still holds its bill. */
async function applied(world: World, kind: 'cancellation' | 'amendment'): Promise<string> {
  const lane = world.lane({ owner: 'before' });
  await sell(world, 'A1');
  await drain(lane);
  const [released] = await world.rows<{ invt_no: string; pre_no: string }>('SELECT invt_no, pre_no FROM declaration');
  world.clock.nowMs += 29 * DAY_MS;
  const changed = purchase({ orderNo: 'A1', price: '10.00', item: 'ITEM02' });
  const declaration = withHead(changed, 'declaration', { appType: '2', appTime: '20260630100000', note: '改单' });
  await world.send(
    kind === 'cancellation' ? cancellation({ orderNo: 'A1', invtNo: released?.invt_no ?? '' }) : declaration,
  );
  await drain(lane);
  await lane.stop();
  const [application] = await world.rows<{ pre_no: string; state: number }>('SELECT pre_no, state FROM reversal');
  assert.equal(application?.state, 300);
  return kind === 'cancellation' ? application.pre_no : (released?.pre_no ?? '');
}

for (const kind of ['cancellation', 'amendment'] as const) {
  test(`${kind}: granted at 23:59:59, it is on its way when the day of its bill begins, and no demand names it`, () =>
    withDatabase(`billed ${kind}`, async ({ store }) => {
      const world = await openWorld(store);
      await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM02'), 1_000_000n, 'inbound', 'inbound', NOW_MS);
      const subject = await applied(world, kind);
      const own = world.lane({ owner: 'own', home: (part) => part !== ELSEWHERE[kind] });
      const other = world.lane({ owner: 'other', home: (part) => part === ELSEWHERE[kind] });
      await other.drainOnce();
      world.clock.nowMs = moment('2026-07-14T23:59:59');
      await world.append(`${kind}.decide`, subject, { decision: 'approve' }, SUPERVISOR);
      await drain(own);
      const [work] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM clearing_work');
      assert.equal(work?.n, 1n, 'it waits for the other lane');

      await own.stop();
      world.clock.nowMs = moment('2026-07-15T00:00:02');
      const next = world.lane({ owner: 'next', home: (part) => part !== ELSEWHERE[kind] });
      await drain(next);
      assert.deepEqual(await world.rows('SELECT status FROM tax_bill'), [{ status: 1 }]);
      assert.equal((await world.rows('SELECT 1 FROM tax_demand_item')).length, 0);

      for (let round = 0; round < 3; round++) for (const lane of [other, next]) await drain(lane);
      assert.equal((await world.rows('SELECT 1 FROM set_aside')).length, 0);
      await Promise.all([other.stop(), next.stop()]);
      await clean(world);
      const [bill] = await world.rows<{ status: number; vat: bigint }>(
        'SELECT status, value_added_tax_fen AS vat FROM tax_bill',
      );
      assert.deepEqual({ ...bill }, kind === 'cancellation' ? { status: 3, vat: 182n } : { status: 1, vat: 182n });

      // What is owed after an amendment is billed when its day has come, once.
      world.clock.nowMs += 40 * DAY_MS;
      world.restart();
      await world.settle();
      const demanded = await world.rows<{ vat: bigint }>('SELECT value_added_tax_fen AS vat FROM tax_demand_item');
      assert.deepEqual(
        demanded.map(({ vat }) => vat),
        kind === 'cancellation' ? [] : [182n],
      );
      await clean(world);
    }));
}
