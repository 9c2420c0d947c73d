import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { historyStore } from '../../src/store/gateway/history.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld } from '../support/world.ts';

// Proves, in the database, that a declaration is found by each of its five numbers, by the office and by its history, and the
// application about it by its own number and by each of these.

test('a declaration and its application are found by any number', () =>
  withDatabase('any number', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A1' });
    const other = purchase({ orderNo: 'A2' });
    const { order, payment, waybill, declaration } = documents;
    await world.send(order, payment, waybill, declaration);
    await world.send(other.order, other.payment, other.waybill, other.declaration);
    await world.settle();
    type Row = {
      pre_no: string;
      invt_no: string;
      cop_no: string;
      order_no: string;
      logistics_no: string;
      code: string;
    };
    const [row] = await world.rows<Row>(
      `SELECT pre_no, invt_no, cop_no, order_no, logistics_no, logistics_code AS code FROM declaration WHERE order_no = 'A1'`,
    );
    assert.ok(row);
    await store.pool.query(
      `INSERT INTO participant (code, credit_code, name, roles, sandbox)
       VALUES ($1, '91350100M000100Y43', '测试物流', '{logisticsFirm}', false)`,
      [row.code],
    );
    await world.send(cancellation({ orderNo: 'A1', invtNo: row.invt_no, copNo: 'X1' }));
    await world.settle();
    const [application] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    const office = officeStore(store, placesOfPreNo);
    const history = historyStore(store, placesOfPreNo);
    for (const number of [row.pre_no, row.invt_no, row.cop_no, row.order_no, row.logistics_no]) {
      const found = (await office.declarations(number)).map(({ subject }) => subject);
      assert.deepEqual(found, [row.pre_no], number);
      assert.deepEqual(
        (await history.declarations(number)).map(({ preNo }) => preNo),
        [row.pre_no],
        number,
      );
      const applications = (await office.reversals(number)).map(({ subject }) => subject);
      assert.deepEqual(applications, [application?.pre_no], number);
    }
    const named = await office.reversals(application?.pre_no ?? '');
    assert.deepEqual(
      named.map(({ subject, isOwn }) => [subject, isOwn]),
      [[application?.pre_no, true]],
    );
    for (const nobody of ['NONE', '', 'B20260101999999999'])
      assert.deepEqual(await office.declarations(nobody), [], nobody);
  }));
