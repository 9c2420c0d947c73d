import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { delivered } from '../support/later.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that delivery reports (513) are taken for waybills that are there, once, in order, and answered with 514 (L-01).

async function told(world: World): Promise<string[]> {
  const rows = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 514 ORDER BY part, seq');
  const statuses = rows.flatMap(({ body }) => (JSON.parse(body) as { steps: { status: string }[] }).steps);
  // Caller and logistics firm are told the same.
  return statuses.filter((_, index) => index % 2 === 0).map(({ status }) => status);
}

type Report = Parameters<typeof delivered>[1];
const CASES: readonly (readonly [name: string, reports: readonly Report[], expected: readonly string[]])[] = [
  ['delivered', [{}], ['120']],
  ['a waybill nobody sent', [{ logisticsNo: 'W-OTHER' }], ['-505014']],
  ['delivered twice', [{}, { appTime: '20260603110000' }], ['120', '-505012']],
  ['changed', [{}, { appType: '2', appTime: '20260603110000' }], ['120', '120']],
  ['changed by an older one', [{}, { appType: '2', appTime: '20260603090000' }], ['120', '-505016']],
  ['changed before it was there', [{ appType: '2' }], ['-505014']],
  [
    'taken back, then delivered',
    [{}, { appType: '3', appTime: '20260603110000' }, { appTime: '20260604110000' }],
    ['120', '120', '120'],
  ],
];

for (const [name, reports, expected] of CASES) {
  test(`${name}: ${expected.join(', ')}`, () =>
    withDatabase(`delivery ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      world.clock.nowMs = Date.parse('2026-06-03T10:00:00+08:00');
      for (const report of reports) {
        await world.send(delivered('A1', report));
        await world.settle();
      }
      assert.deepEqual(await told(world), expected);
      const { ok } = await audit(world.store.pool);
      assert.equal(ok, true);
    }));
}

test('several reports in one batch count in their order', () =>
  withDatabase('delivery batch', async ({ store }) => {
    const world = await openWorld(store);
    const { waybill } = purchase({ orderNo: 'A1' });
    await world.send(waybill);
    await world.settle();
    await world.send(delivered('A1'), delivered('A1', { appTime: '20260603110000' }), delivered('A1'));
    await world.settle();
    assert.deepEqual(await told(world), ['120', '-505012']);
  }));
