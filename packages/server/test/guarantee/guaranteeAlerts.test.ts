import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuarantee } from '../../src/guarantee/index.ts';
import { readDutyNo } from '../../src/clearance/index.ts';
import { guaranteeViews } from '../../src/store/guarantee/views.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what needs attention is in the journal once for each crossing of a threshold (G-04), however often it is
// looked at, and again after it was crossed back; and that the forecast counts from the days that were lived through.

const CODE = FIRMS.seller;
const BOND = { kind: 'bank-guarantee', document: 'BG-1', issuer: '测试银行' };

async function at(world: World, instant: string): Promise<void> {
  world.clock.nowMs = Date.parse(`${instant}+08:00`);
  world.restart();
  await world.settle();
}

async function told(world: World): Promise<string[]> {
  const rows = await world.rows<{ facts: string; actor_role: string }>(
    `SELECT a.actor_role, o.facts FROM act a JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
     WHERE a.kind = 'guarantee.alert' AND a.subject = $1 ORDER BY a.at_ms, o.facts`,
    CODE,
  );
  assert.ok(rows.every((row) => row.actor_role === 'clock'));
  return rows.map(({ facts }) => {
    const { alert, document = '' } = JSON.parse(facts) as { alert: string; document?: string };
    return `${alert} ${document}`.trim();
  });
}

async function declare(world: World, orderNo: string, buyer: number): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, buyerIdNumber: identityNumber(buyer) });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

test('an instrument that ends is told of once, fourteen days before; extended and near its end again, once more', () =>
  withDatabase('alert ending', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await world.act('guarantee.deposit', CODE, { ...BOND, amount: '100.00', until: '2026-06-16' });
    await at(world, '2026-06-01T23:59:59');
    assert.deepEqual(await told(world), []);
    await at(world, '2026-06-02T00:00:00');
    assert.deepEqual(await told(world), ['ending BG-1']);
    for (const instant of ['2026-06-02T00:30:00', '2026-06-02T01:00:00', '2026-06-05T10:00:00']) {
      await at(world, instant);
      assert.deepEqual(await told(world), ['ending BG-1'], instant);
    }
    await world.act('guarantee.extend', CODE, { document: 'BG-1', until: '2026-08-31' });
    await at(world, '2026-06-06T10:00:00');
    assert.deepEqual(await world.rows('SELECT count(*) AS n FROM guarantee_alert WHERE ended_ms IS NULL'), [{ n: 0n }]);
    await at(world, '2026-08-17T10:00:00');
    assert.deepEqual(await told(world), ['ending BG-1', 'ending BG-1']);
    await clean(world);
  }));

test('a guarantee that is used up soon, over-held, overdue: each is told of when it comes, once', () =>
  withDatabase('alert runway', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await world.act('guarantee.deposit', CODE, { ...BOND, amount: '91.00', until: '2026-12-31' });
    await world.act('guarantee.deposit', CODE, { ...BOND, document: 'BG-2', amount: '18.20', until: '2026-06-30' });
    const door = createGuarantee({ store: guaranteeViews(store, readDutyNo(world.vault)), clock: world.clock });
    const runway = async (): Promise<number | null> => (await door.forecast(CODE))?.runwayDays ?? null;
    await at(world, '2026-06-01T10:00:00');
    for (let n = 0; n < 5; n++) await declare(world, `R${n}`, n);
    assert.equal(await runway(), null, 'no day to compare with');
    // 18.20 of 109.20 are left. Since 1 June 91.00 more are held: a day later 0.2 days, a week later 1.4 days.
    for (const [day, expected] of [
      ['2026-06-02', 0],
      ['2026-06-03', 0],
      ['2026-06-08', 1],
    ] as const) {
      await at(world, `${day}T12:00:00`);
      assert.equal(await runway(), expected, day);
      assert.deepEqual(await told(world), ['runway'], day);
    }
    // Of the seven days before the 9th nothing grew any more.
    await at(world, '2026-06-09T12:00:00');
    assert.equal(await runway(), null);
    await declare(world, 'R5', 5);
    await at(world, '2026-06-10T12:00:00');
    assert.deepEqual([await runway(), await told(world)], [0, ['runway', 'runway']]);
    await at(world, '2026-06-16T12:00:00');
    assert.deepEqual((await told(world)).slice(2), ['ending BG-2']);
    await at(world, '2026-07-01T12:00:00');
    const now = await door.forecast(CODE);
    assert.deepEqual([now?.coverFen, now?.heldFen, now?.availableFen], [9_100n, 10_920n, -1_820n]);
    assert.deepEqual((await told(world)).slice(3), ['over-held']);
    // Demanded on day 31, to be paid by 16 July.
    await at(world, '2026-07-16T12:00:00');
    assert.deepEqual((await told(world)).slice(4), []);
    await at(world, '2026-07-17T12:00:00');
    assert.deepEqual((await told(world)).slice(4), ['overdue']);
    await clean(world);
  }));
