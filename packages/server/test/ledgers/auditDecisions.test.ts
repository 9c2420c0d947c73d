import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { storedRecords, wrongRecords } from '../support/tampering/decisions.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that the audit recomputes records of decisions and finds what was changed in one, or in what it decided (E-08, F-01).

const FOLLOWS = /a recorded decision follows/;
const STANDS = /a declaration states the taxes/;
const NAMED = /what decisions cite is found/;

async function differing(world: World): Promise<readonly string[]> {
  const { checks } = await audit(world.store.pool, { only: /E-08/ });
  assert.equal(checks.length, 3);
  for (const { name, rows } of checks) assert.ok(rows > 0, `${name} compared something`);
  return checks.filter(({ found }) => found > 0).map(({ name }) => name);
}

const CHANGES: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ['nothing', 'SELECT 1', []],
  ['a tax in the record', `UPDATE decision_record SET record = replace(record, '18.20', '18.21')`, [FOLLOWS, STANDS]],
  [
    'a hash in the record',
    `UPDATE decision_record SET record = replace(record, '"cited":["', '"cited":["0')`,
    [FOLLOWS],
  ],
  ['the digest', `UPDATE decision_record SET record = regexp_replace(record, 'digest":"..', 'digest":"zz')`, [FOLLOWS]],
  [
    'an article that is cited',
    `UPDATE citation_set SET cited = replace(cited, '49号 一', '49号 三')`,
    [FOLLOWS, NAMED],
  ],
  [
    'the same, with an address that fits in set and record',
    `WITH old AS (SELECT address, replace(cited, '49号 一', '49号 三') AS cited FROM citation_set WHERE cited LIKE '%49号 一%'),
          changed AS (UPDATE citation_set s SET cited = o.cited, address = left(encode(sha256(convert_to(o.cited, 'UTF8')), 'hex'), 32)
                      FROM old o WHERE o.address = s.address RETURNING o.address AS was, s.address)
     UPDATE decision_record r SET record = replace(r.record, c.was, c.address) FROM changed c WHERE r.record LIKE '%' || c.was || '%'`,
    [FOLLOWS],
  ],
  ['a set that is not there', `DELETE FROM citation_set WHERE cited LIKE '%vat-class%'`, [FOLLOWS]],
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

test('a decision under loaded editions is checked by those that had been loaded by then, to the thousandth of a second', () =>
  withDatabase('audit of decisions by editions', async ({ store }) => {
    const world = await openWorld(store);
    world.clock.nowMs = Date.parse('2026-06-02T12:00:00.500+08:00');
    await send(world, 'D1');
    await load(world, 'T1', '低税率');
    await send(world, 'D2');
    await load(world, 'T2', '免税');
    await send(world, 'D3');
    const records = (await storedRecords(world)) as { total: { tax: string }; cited: string[][] }[];
    assert.deepEqual(
      records.map(({ total }) => total.tax),
      ['18.20', '12.60', '0.00'],
    );
    assert.match(JSON.stringify(records[1]?.cited), /公告2026年第9号/);
    assert.deepEqual(await wrongRecords(world), []);
    assert.deepEqual(await differing(world), []);
    // Neither the moment of the loading nor what was loaded can be another.
    for (const sql of [
      "UPDATE tariff_edition SET loaded_ms = loaded_ms + 2 WHERE edition = 'T1'",
      "UPDATE tariff_edition SET content = replace(content, 'reduced', 'standard')",
      "UPDATE tariff_edition SET content = '{' WHERE edition = 'T2'",
      `UPDATE decision_record SET record = replace(record, ':00.501+08', ':00.500+08')`,
      "DELETE FROM tariff_edition WHERE edition = 'T2'",
    ]) {
      const client = await world.store.pool.connect();
      try {
        await client.query('BEGIN');
        assert.ok(((await client.query(sql)).rowCount ?? 0) > 0, sql);
        const { checks } = await audit(client, { only: /a recorded decision/ });
        assert.ok((checks[0]?.found ?? 0) > 0, sql);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }
  }));

async function send(world: World, orderNo: string): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

/** Tells another class of value added tax for the goods, a thousandth of a second later. */
async function load(world: World, edition: string, vat: string): Promise<void> {
  world.clock.nowMs += 1;
  const rows = [
    ['税则号列', '货品名称', '增值税', '消费税', '生效日', '终止日'],
    ['21069090', '', vat, '', '2026-06-02', ''],
  ];
  const body = { from: '2026-06-01', law: '公告2026年第9号', rows };
  const { done } = await world.act('goods.tariff', edition, body, { code: 'operator1', role: 'operator' });
  assert.ok(done);
}
