import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that the audit recomputes records of decisions and finds what was changed in one, or in what it decided (E-08, F-01).

const FOLLOWS = /a recorded decision follows/;
const STANDS = /a declaration states the taxes/;

async function differing(world: World): Promise<readonly string[]> {
  const { checks } = await audit(world.store.pool, { only: /E-08/ });
  assert.equal(checks.length, 2);
  for (const { name, rows } of checks) assert.ok(rows > 0, `${name} compared something`);
  return checks.filter(({ found }) => found > 0).map(({ name }) => name);
}

const CHANGES: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ['nothing', 'SELECT 1', []],
  ['a tax in the record', `UPDATE decision_record SET record = replace(record, '18.20', '18.21')`, [FOLLOWS, STANDS]],
  ['an article in the record', `UPDATE decision_record SET record = replace(record, '49号 一', '49号 三')`, [FOLLOWS]],
  ['what is no record', `UPDATE decision_record SET record = 'x'`, [FOLLOWS, STANDS]],
  ['a tax of the declaration', 'UPDATE declaration SET value_added_tax_fen = value_added_tax_fen + 1', [STANDS]],
  ['the use of the year', 'UPDATE declaration SET annual_used_fen = 480000', [STANDS]],
];
for (const [what, sql, expected] of CHANGES) {
  test(`changed: ${what}`, () =>
    withDatabase(`audit of decisions ${what}`, async ({ store }) => {
      const world = await openWorld(store);
      // 200.00 × 13 % × 70 % = 18.20
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'D1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      await world.rows(sql);
      const found = await differing(world);
      assert.equal(found.length, expected.length, found.join('; '));
      for (const name of expected)
        assert.ok(
          found.some((one) => name.test(one)),
          String(name),
        );
    }));
}
