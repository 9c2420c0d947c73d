import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultParameters } from '../../../src/clearance/index.ts';
import { withDatabase } from '../../support/database.ts';
import { purchase } from '../../support/purchase.ts';
import { clean, reasonsOf, statesOf, stepsOf } from '../../support/readings.ts';
import { openWorld } from '../../support/world.ts';

// Proves that law before 2016-04-08 is not carried (E-11, 财关税〔2016〕18号 七): a declaration whose order or payment came before is
// judged by the moment of its acceptance, refused with this reason, and moves no account; the platform itself runs.

const MOMENTS: readonly (readonly [at: string, state: string, reasons: readonly string[]])[] = [
  ['2016-04-07T23:59:59.999+08:00', '100', ['90038']],
  ['2016-04-08T00:00:00+08:00', '800', []],
];

for (const [at, state, reasons] of MOMENTS) {
  test(`accepted at ${at}: ${state} ${reasons.join()}`, () =>
    withDatabase('before the regime', async ({ store }) => {
      const world = await openWorld(store);
      world.clock.nowMs = Date.parse(at);
      world.restart();
      const appTime = at.slice(0, 19).replace(/[-T:]/g, '');
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', price: '1000.00', appTime });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      assert.equal((await statesOf(world, 'A1')).at(-1), state);
      assert.deepEqual(await reasonsOf(world, 'A1'), reasons);
      const held = await world.rows('SELECT 1 FROM ledger_entry WHERE kind IN (2, 3)');
      assert.equal(held.length === 0, state === '100');
      if (state === '100') assert.match((await stepsOf(world, 'A1')).at(-1)?.info ?? '', /90038.*财关税〔2016〕18号/);
      await clean(world);
    }));
}

test('parameters of a platform whose time is before the regime are the first there are', () =>
  assert.deepEqual(
    { ...defaultParameters(Date.parse('2015-01-01T00:00:00Z')), settlementPeriodOn: null },
    { ...defaultParameters(Date.parse('2016-04-08T00:00:00+08:00')), settlementPeriodOn: null },
  ));
