import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../src/store/pool.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld } from '../support/world.ts';

/*
 * Proves that what lanes and intake ask goes by an index from the first plan on: on an empty table the cheapest plan reads
 * it whole, and a prepared statement keeps its plan while the table grows (B-07). Every statement that a clearance has
 * prepared is planned again as it was then, without its values.
 */

/** Tables that do not grow with what is declared. */
const SMALL: ReadonlySet<string> = new Set([
  'clock_move',
  'lane_lease',
  'inspection_control',
  'positive_list',
  'stop',
  'goods_stop',
]);

type Plan = { readonly [key: string]: unknown; readonly Plans?: readonly Plan[] };

test('no statement of a clearance reads a table whole, planned when there was nothing in it', () =>
  withDatabase('first plans', async ({ url }) => {
    const store = openStore({ url, connectionsMax: 1, byKey: true });
    try {
      const world = await openWorld(store);
      const { order, payment, waybill, list } = purchase({ orderNo: 'A1' });
      await world.send(order, payment, waybill, list);
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
