import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the way out of manual review (300): an officer releases by the law of acceptance, through all three ledgers, or
// refuses with a reason; decided once, by staff who may, and never without the taxes of a line nobody has a rate for.

/** Exactly 26,000.00 for one article: inside or outside, the notice does not say (E-05). */
const DOUBTFUL = { price: '26000.00', quantity: '1' };

async function declare(
  world: World,
  orderNo: string,
  more: object = DOUBTFUL,
): Promise<{ preNo: string; state: number }> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, ...more });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return stateOf(world, orderNo);
}

async function stateOf(world: World, orderNo: string): Promise<{ preNo: string; state: number }> {
  const rows = await world.rows<{ pre_no: string; state: number }>(
    'SELECT * FROM declaration WHERE order_no = $1',
    orderNo,
  );
  return { preNo: rows[0]?.pre_no ?? '', state: rows[0]?.state ?? 0 };
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('released by an officer, it takes quota, guarantee and stock like the others, and its tax is full', () =>
  withDatabase('review', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo, state } = await declare(world, 'A1');
    assert.equal(state, 300);
    assert.deepEqual(await world.rows('SELECT 1 FROM ledger_entry WHERE kind = 2'), []);
    const outcome = await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.deepEqual([outcome.done, outcome.code], [true, '']);
    assert.equal((await stateOf(world, 'A1')).state, 800);
    const accounts = await world.rows('SELECT book, reserved, posted FROM ledger_account ORDER BY book');
    assert.equal((accounts[0] as { posted: bigint }).posted, 2_600_000n);
    assert.ok((accounts[1] as { reserved: bigint }).reserved > 0n);
    const again = await world.act('declaration.review', preNo, { decision: 'refuse' });
    assert.deepEqual([again.done, again.code], [false, '90043']);
    await clean(world);
  }));

test('refused by an officer, it ends with the reason and nothing is held', () =>
  withDatabase('review refused', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo } = await declare(world, 'A1');
    await world.act('declaration.review', preNo, { decision: 'refuse' });
    assert.equal((await stateOf(world, 'A1')).state, 100);
    const [row] = await world.rows<{ reasons: string }>('SELECT reasons FROM declaration');
    assert.match(row?.reasons ?? '', /"code":"1300"/);
    await clean(world);
  }));

test('a year without quota left is refused after the review too', () =>
  withDatabase('review quota', async ({ store }) => {
    const world = await openWorld(store);
    assert.equal((await declare(world, 'A1', {})).state, 800);
    const { preNo } = await declare(world, 'B1');
    await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.equal((await stateOf(world, 'B1')).state, 100);
    await clean(world);
  }));

test('taxes are said for lines without a rate, and for no other', () =>
  withDatabase('review taxes', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo } = await declare(world, 'A1');
    const taxes = [{ gnum: '1', customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '1.00' }];
    const outcome = await world.act('declaration.review', preNo, { decision: 'approve', taxes });
    assert.deepEqual([outcome.done, outcome.code], [false, '90101']);
    assert.equal((await stateOf(world, 'A1')).state, 300);
    await clean(world);
  }));

test('what the officer says is levied where no rate is known (E-09)', () =>
  withDatabase('review levied', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo } = await declare(world, 'A1', { gcode: '9706100000', price: '300.00', quantity: '1' });
    const taxes = [{ gnum: '1', customsDuty: '15.00', consumptionTax: '2.00', valueAddedTax: '27.30' }];
    const none = await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.deepEqual([none.done, none.code], [false, '90101']);
    assert.ok((await world.act('declaration.review', preNo, { decision: 'approve', taxes })).done);
    const [row] = await world.rows(
      'SELECT state, customs_duty_fen, consumption_tax_fen, value_added_tax_fen FROM declaration',
    );
    assert.deepEqual(row, {
      state: 800,
      customs_duty_fen: 1_500n,
      consumption_tax_fen: 200n,
      value_added_tax_fen: 2_730n,
    });
    await clean(world);
  }));

test('also beyond the year, as the law was until 2018: taxed in full, and what the officer said stays (E-04)', () =>
  withDatabase('review 2018', async ({ store }) => {
    const world = await openWorld(store);
    world.clock.nowMs = Date.parse('2018-12-10T10:00:00+08:00');
    world.restart();
    for (let n = 0; n < 10; n++)
      assert.equal((await declare(world, `Q${n}`, { price: '1990.00', quantity: '1' })).state, 800);
    const { preNo } = await declare(world, 'A1', { gcode: '9706100000', price: '300.00', quantity: '1' });
    const taxes = [{ gnum: '1', customsDuty: '15.00', consumptionTax: '0.00', valueAddedTax: '48.00' }];
    assert.ok((await world.act('declaration.review', preNo, { decision: 'approve', taxes })).done);
    const [row] = await world.rows(
      'SELECT state, quota_fen, customs_duty_fen, value_added_tax_fen FROM declaration WHERE pre_no = $1',
      preNo,
    );
    assert.deepEqual(row, { state: 800, quota_fen: 0n, customs_duty_fen: 1_500n, value_added_tax_fen: 4_800n });
    await clean(world);
  }));

test('amended while in review it is declared anew and judged with the documents that are there (I-01)', () =>
  withDatabase('review amended', async ({ store }) => {
    const world = await openWorld(store);
    const first = await declare(world, 'A1');
    const later = purchase({ orderNo: 'A1', price: '100.00', quantity: '1', appTime: '20260601120000' });
    const changed = (['order', 'payment', 'waybill', 'declaration'] as const).map((kind) =>
      withHead(later, kind, { appType: '2' }),
    );
    await world.send(...changed);
    await world.settle();
    // Order, payment and waybill of a submitted declaration are locked (B-06): it alone was amended, and does not match.
    assert.deepEqual(await stateOf(world, 'A1'), { preNo: first.preNo, state: 100 });
    const answers = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 312 ORDER BY part, seq');
    assert.match(answers.at(-1)?.body ?? '', /-301011/);
    await clean(world);
  }));

test('a declaration that is not in review, and none at all', () =>
  withDatabase('review wrong', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo } = await declare(world, 'A1', {});
    const outcome = await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.deepEqual([outcome.done, outcome.code, outcome.facts['found']], [false, '90043', '800']);
  }));

test('approved and waiting for guarantee it is concluded: neither reviewed again nor amended, but cancelled, whole', () =>
  withDatabase('review waits', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '10', parameters: { guaranteeWaitMs: 86_400_000 } });
    const { preNo } = await declare(world, 'A1');
    await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.equal((await stateOf(world, 'A1')).state, 399);
    const again = await world.act('declaration.review', preNo, { decision: 'approve' });
    assert.deepEqual([again.done, again.code], [false, '90043']);
    await world.send(withHead(purchase({ orderNo: 'A1', appTime: '20260601120000' }), 'declaration', { appType: '2' }));
    await world.settle();
    assert.equal((await stateOf(world, 'A1')).state, 399);
    await world.send(cancellation({ orderNo: 'A1', invtNo: preNo }));
    await world.settle();
    assert.equal((await stateOf(world, 'A1')).state, 100);
    const held = await world.rows<{ held: bigint }>(
      'SELECT sum(reserved + posted)::bigint AS held FROM ledger_account',
    );
    assert.equal(held[0]?.held, 0n);
    await clean(world);
  }));
