import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../src/store/pool.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld } from '../support/world.ts';

/*
 * Proves that what lanes and intake ask goes by an index from the first plan on: on an empty table the cheapest plan reads
 * it whole, and a prepared statement keeps its plan while the table grows (B-07). Every statement that a clearance has
 * prepared is planned again as it was then, without its values. A plan that reads a whole table counts as dear; such a
 * connection does not compile it.
 */

/** Tables that do not grow with what is declared. */
const SMALL: ReadonlySet<string> = new Set([
  'clock_move',
  'lane_lease',
  'inspection_control',
  'positive_list',
  'tariff_edition',
  'stop',
  'goods_stop',
]);

type Plan = { readonly [key: string]: unknown; readonly Plans?: readonly Plan[] };

test('no statement of a clearance reads a table whole, planned when there was nothing in it', () =>
  withDatabase('first plans', async ({ url }) => {
    const store = openStore({ url, connectionsMax: 1, byKey: true });
    try {
      const world = await openWorld(store);
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      assert.deepEqual(await world.rows('SELECT state FROM declaration'), [{ state: 800 }]);
      const prepared = await world.rows<{ name: string; statement: string }>(
        'SELECT name, statement FROM pg_prepared_statements ORDER BY name',
      );
      assert.ok(prepared.length > 20, `${prepared.length} statements`);
      const whole: string[] = [];
      for (const { name, statement } of prepared) {
        const { rows } = await store.pool.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
          `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${statement}`,
        );
        const top = rows[0]?.['QUERY PLAN'][0]?.Plan;
        assert.ok(top);
        for (const table of readWhole(top)) if (!SMALL.has(table)) whole.push(`${name}: ${table}`);
      }
      assert.deepEqual(whole, []);
    } finally {
      await store.close();
    }
  }));

function readWhole(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [String(plan['Relation Name'])] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}

for (const [name, byKey, expected] of [
  ['by key goes by the index and compiles nothing, whatever its URL says', true, ['off', 'off', '7s']],
  ['of any other kind is as its URL says', undefined, ['on', 'on', '7s']],
] as const) {
  test(`a connection ${name}`, () =>
    withDatabase('settings', async ({ url }) => {
      const own = new URL(url);
      own.searchParams.set('options', '-c enable_seqscan=on -c jit=on -c statement_timeout=7s');
      const store = openStore({ url: own.href, connectionsMax: 1, ...(byKey ? { byKey } : {}) });
      try {
        const { rows } = await store.pool.query<{ seqscan: string; jit: string; timeout: string }>(
          `SELECT current_setting('enable_seqscan') AS seqscan, current_setting('jit') AS jit,
                  current_setting('statement_timeout') AS timeout`,
        );
        const [seqscan, jit, timeout] = expected;
        assert.deepEqual(rows, [{ seqscan, jit, timeout }]);
      } finally {
        await store.close();
      }
    }));
}
