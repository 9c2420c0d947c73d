import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that the audit notices a second standing declaration of one order, payment or waybill, and a claim that is gone
// (B-06, D-01): each is made by SQL on a platform that was clean.

const COLUMNS = `part, invt_no, agent_code, ebc_code, assure_code, customs_code, trade_mode, caller_code, list_message,
  list_item, order_message, order_item, payment_message, payment_item, waybill_message, waybill_item, received_ms, accepted_ms`;

/** A copy of the released declaration, accepted and not released: no ledger tells of it. */
const copy = (orderNo: string, logisticsNo: string, documents = 'payment_message'): string => `
  INSERT INTO declaration (serial, pre_no, cop_no, ebp_code, order_no, logistics_code, logistics_no, state, ${COLUMNS})
  SELECT serial + 1, 'COPY', 'COPY', ebp_code, ${orderNo}, logistics_code, ${logisticsNo}, 120,
         ${COLUMNS.replace('payment_message', documents)} FROM declaration`;

const CHANGES: readonly (readonly [name: string, sql: string, noticed: readonly RegExp[]])[] = [
  [
    'a second declaration of the order',
    copy('order_no', "'W'", 'NULL'),
    [/at most one standing/, /however it is spelled/],
  ],
  [
    'a declaration of the order in another spelling',
    copy('lower(order_no)', "'W'", 'NULL'),
    [/however it is spelled/, /claimed/],
  ],
  [
    'a declaration with the waybill in full width',
    copy("'O'", "'ＷＡ１'", 'NULL'),
    [/waybill carries no other/, /claimed/],
  ],
  ['a declaration with the payment', copy("'O'", "'W'"), [/pays one standing/, /claimed/]],
  ['a claim that is gone', 'DELETE FROM number_claim WHERE kind = 2', [/claimed/]],
  ['a claim of another order', "UPDATE number_claim SET order_no = 'O' WHERE kind = 3", [/claimed/]],
];

for (const [name, sql, noticed] of CHANGES) {
  test(`the audit notices: ${name}`, () =>
    withDatabase('audit once', async ({ store }) => {
      const world = await openWorld(store);
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      await clean(world);
      await store.pool.query(sql);
      const found = await failing(world);
      for (const pattern of noticed)
        assert.ok(
          found.some((check) => pattern.test(check)),
          `${pattern}: ${found.join('; ')}`,
        );
    }));
}

async function failing(world: World): Promise<string[]> {
  const { checks } = await audit(world.store.pool);
  return checks.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
}
