import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../support/database.ts';
import { delivered } from '../support/later.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that whoever sends a message older than what is on file is told both times (B-06): the one found in it, and the one it
// has to reach – of every kind of message that may come too late.

async function said(world: World, kind: number): Promise<string> {
  const rows = await world.rows<{ info: string }>(
    "SELECT body::jsonb #>> '{steps,-1,info}' AS info FROM receipt WHERE kind = $1 ORDER BY part, seq DESC",
    kind,
  );
  return rows.map(({ info }) => info).find((info) => info.includes('appTime')) ?? '';
}

const OLD = '20260601090000';

for (const [name, kind, code] of [
  ['order', 312, '-301014'],
  ['payment', 412, '-401012'],
  ['waybill', 512, '-505016'],
  ['declaration', 622, '-621012'],
] as const) {
  test(`${name}: ${code} names the time found and the time on file`, () =>
    withDatabase(`older ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const documents = purchase({ orderNo: 'A1' });
      await world.send(documents[name]);
      await world.settle();
      await world.send(withHead(documents, name, { appType: '2', appTime: OLD }));
      await world.settle();
      const [row] = await world.rows<{ app_time: string }>('SELECT max(app_time) AS app_time FROM document');
      const expected = `[appTime:${OLD}],允许[≥ ${row?.app_time}（在库）]`;
      const info = await said(world, kind);
      assert.ok(info.startsWith(`[Code:${code};Desc:`) && info.includes(expected), info);
    }));
}

test('a report of delivery: -505016 names both', () =>
  withDatabase('older delivery', async ({ store }) => {
    const world = await openWorld(store);
    await world.send(purchase({ orderNo: 'A1' }).waybill);
    await world.settle();
    world.clock.nowMs = Date.parse('2026-06-03T10:00:00+08:00');
    await world.send(delivered('A1', { appTime: '20260603100000' }));
    await world.settle();
    await world.send(delivered('A1', { appType: '2', appTime: '20260603090000' }));
    await world.settle();
    assert.match(await said(world, 514), /-505016.*\[appTime:20260603090000\],允许\[≥ 20260603100000/);
  }));
