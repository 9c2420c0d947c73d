import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves what a return (625) does (I-02, F-01, G-03): granted, arrived in time at the site it left, as it was, it gives back
// tax, quota, guarantee and stock to the fen, whole or in parts; late, altered, elsewhere, too much or twice it gives nothing.

const DAY_MS = 86_400_000;
const SITE = BOOK.warehouseCode;
const GOOD = { site: SITE, originalState: true, fitForResale: true };

async function release(world: World, orderNo: string, quantity = '3'): Promise<string> {
  // 3 × 33.33 = 99.99: a third of its tax is no whole fen.
  const { order, payment, waybill, declaration } = purchase({ orderNo, quantity, price: '33.33' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ invt_no: string; state: number }>(
    'SELECT * FROM declaration WHERE order_no = $1',
    orderNo,
  );
  assert.equal(row?.state, 800);
  return row.invt_no;
}

async function apply(
  world: World,
  orderNo: string,
  invtNo: string,
  qty: string,
  copNo = `R${orderNo}${qty}`,
): Promise<string> {
  await world.send(refund({ orderNo, invtNo, copNo }, [{ gnum: '1', qty }]));
  await world.settle();
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', copNo);
  return row?.pre_no ?? '';
}

async function told(world: World, ...kinds: readonly number[]): Promise<string[]> {
  const rows = await world.rows<{ kind: number; body: string }>(
    'SELECT kind, body FROM receipt WHERE recipient = $1 AND kind = ANY($2) ORDER BY part, seq',
    FIRMS.seller,
    kinds,
  );
  return rows.flatMap(({ kind, body }) =>
    (JSON.parse(body) as { steps: { status: string; info: string }[] }).steps.map(({ status, info }) => {
      const codes = [...info.matchAll(/Code:(-?\d+)/g)].map(([, code]) => code);
      return [kind, status, ...codes].join(' ');
    }),
  );
}

/** Quota used, guarantee held, stock out. */
async function accounts(world: World): Promise<bigint[]> {
  const rows = await world.rows<{ reserved: bigint; posted: bigint }>('SELECT * FROM ledger_account ORDER BY book');
  return rows.map(({ reserved, posted }) => reserved + posted);
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('a whole return: granted, arrived, everything back, the bill void, the declaration ended', () =>
  withDatabase('return whole', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const preNo = await apply(world, 'A1', invtNo, '3');
    assert.equal((await world.act('return.decide', preNo, { decision: 'approve' })).done, true);
    // 99.99 × 13 % × 70 % = 9.10
    assert.deepEqual(await accounts(world), [9_999n, 910n, 300_000n]);
    assert.equal((await world.act('return.arrive', preNo, GOOD)).done, true);
    assert.deepEqual(await accounts(world), [0n, 0n, 0n]);
    const steps = ['816 1 2600', '626 120 1800', '626 300 1200', '626 300 90071', '626 399 90046', '818 3 90046'];
    assert.deepEqual(await told(world, 626, 816, 818), steps);
    const [row] = await world.rows('SELECT state, ending FROM declaration');
    assert.deepEqual(row, { state: 800, ending: 'returned' });
    await clean(world);
  }));

test('three parts add up to the whole, to the fen, and a fourth is refused', () =>
  withDatabase('return parts', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const held: bigint[][] = [await accounts(world)];
    for (const part of ['a', 'b', 'c']) {
      const preNo = await apply(world, 'A1', invtNo, '1', `R${part}`);
      await world.act('return.decide', preNo, { decision: 'approve' });
      await world.act('return.arrive', preNo, GOOD);
      held.push(await accounts(world));
      await clean(world);
    }
    // 9.10 in thirds: 3.03, 3.04, 3.03 (cumulative shares, each rounded once)
    assert.deepEqual(held, [
      [9_999n, 910n, 300_000n],
      [6_666n, 607n, 200_000n],
      [3_333n, 303n, 100_000n],
      [0n, 0n, 0n],
    ]);
    await apply(world, 'A1', invtNo, '1', 'Rd');
    const last = (await told(world, 626)).at(-1);
    assert.equal(last, '626 100 90070');
    const bills = await world.rows<{ body: string }>(
      'SELECT body FROM receipt WHERE kind = 816 AND recipient = $1 ORDER BY part, seq',
      FIRMS.seller,
    );
    const vat = bills.map(
      ({ body }) => (JSON.parse(body) as { subject: { valueAddedTax: string } }).subject.valueAddedTax,
    );
    assert.deepEqual(vat, ['9.10', '6.07', '3.03']);
    await clean(world);
  }));

test('parts add up to the whole to the fen, also after one between them was refused', () =>
  withDatabase('return after refused', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const refused = await apply(world, 'A1', invtNo, '1', 'Ra');
    const arrives = async (preNo: string): Promise<void> => {
      await world.act('return.decide', preNo, { decision: 'approve' });
      await world.act('return.arrive', preNo, GOOD);
    };
    // Applied for as the second third, it comes back as the first: 3.03 and not 3.04.
    const second = await apply(world, 'A1', invtNo, '1', 'Rb');
    await world.act('return.decide', refused, { decision: 'refuse' });
    await arrives(second);
    assert.deepEqual(await accounts(world), [6_666n, 607n, 200_000n]);
    for (const copNo of ['Rc', 'Rd']) await arrives(await apply(world, 'A1', invtNo, '1', copNo));
    assert.deepEqual(await accounts(world), [0n, 0n, 0n]);
    await clean(world);
  }));

type Late = readonly [name: string, applyDay: number, arriveDay: number, expected: string];
const DAYS: readonly Late[] = [
  ['applied on day 30, arrived on day 45', 30, 45, '626 399 90046'],
  ['applied on day 31', 31, 32, '626 100 90060'],
  ['arrived on day 46', 30, 46, '626 100 90061'],
];

for (const [name, applyDay, arriveDay, expected] of DAYS) {
  test(`${name}: ${expected}`, () =>
    withDatabase(`return ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const invtNo = await release(world, 'A1');
      const releasedMs = world.clock.nowMs;
      const before = await accounts(world);
      world.clock.nowMs = releasedMs + applyDay * DAY_MS;
      const preNo = await apply(world, 'A1', invtNo, '3');
      if (preNo !== '') {
        await world.act('return.decide', preNo, { decision: 'approve' });
        world.clock.nowMs = releasedMs + arriveDay * DAY_MS;
        assert.equal((await world.act('return.arrive', preNo, GOOD)).done, true);
      }
      assert.equal((await told(world, 626)).at(-1), expected);
      if (!expected.startsWith('626 399')) assert.deepEqual(await accounts(world), before);
      await clean(world);
    }));
}

const LAPSES: readonly (readonly [name: string, releasedAt: string, days: number, state: number])[] = [
  ['law of 2020, day 45', '2021-01-04T10:00:00+08:00', 45, 300],
  ['law of 2020, day 46', '2021-01-04T10:00:00+08:00', 46, 100],
  ['law of 2020, the platform comes back on day 80', '2021-01-04T10:00:00+08:00', 80, 100],
  ['law of 2019, day 30', '2019-06-03T10:00:00+08:00', 30, 300],
  ['law of 2019, day 31', '2019-06-03T10:00:00+08:00', 31, 100],
  ['29 February lies between, day 45', '2024-02-10T10:00:00+08:00', 45, 300],
  ['29 February lies between, day 46', '2024-02-10T10:00:00+08:00', 46, 100],
  ['the year ends between, released a minute before midnight, day 45', '2025-12-01T23:59:00+08:00', 45, 300],
  ['the year ends between, released a minute before midnight, day 46', '2025-12-01T23:59:00+08:00', 46, 100],
];

for (const [name, releasedAt, days, state] of LAPSES) {
  test(`goods that do not come, ${name}: ${state}`, () =>
    withDatabase(`lapse ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      world.clock.nowMs = Date.parse(releasedAt);
      world.restart();
      const invtNo = await release(world, 'A1');
      const before = await accounts(world);
      const preNo = await apply(world, 'A1', invtNo, '3');
      await world.act('return.decide', preNo, { decision: 'approve' });
      world.clock.nowMs += days * DAY_MS;
      world.restart();
      await world.settle();
      const [row] = await world.rows<{ state: number }>('SELECT state FROM reversal');
      assert.equal(row?.state, state);
      assert.deepEqual(await accounts(world), before);
      if (state === 100) assert.equal((await told(world, 626)).at(-1), '626 100 90061');
      await clean(world);
    }));
}

test('a platform that stood still for weeks bills a lapsed return by its own days, not by the day it came back', () =>
  withDatabase('lapse billed', async ({ store }) => {
    const world = await openWorld(store);
    world.clock.nowMs = Date.parse('2021-01-04T10:00:00+08:00');
    world.restart();
    const invtNo = await release(world, 'A1');
    await world.act('return.decide', await apply(world, 'A1', invtNo, '3'), { decision: 'approve' });
    world.clock.nowMs += 80 * DAY_MS;
    world.restart();
    await world.settle();
    // Day 45 is 18 February; over on the 19th, billed on the 20th, to be paid within 14 days.
    const demands = await world.rows('SELECT DISTINCT duty_no FROM tax_demand_item');
    assert.deepEqual(demands, [{ duty_no: `${FIRMS.seller}-20210220-20210308` }]);
    await clean(world);
  }));

const FOUND: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['at another site', { ...GOOD, site: '3301960099' }, '90062'],
  ['altered', { ...GOOD, originalState: false }, '90063'],
  ['not fit to be sold', { ...GOOD, fitForResale: false }, '90063'],
];

for (const [name, body, code] of FOUND) {
  test(`${name}, nothing is given back: ${code}`, () =>
    withDatabase(`return ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const invtNo = await release(world, 'A1');
      const before = await accounts(world);
      const preNo = await apply(world, 'A1', invtNo, '3');
      await world.act('return.decide', preNo, { decision: 'approve' });
      const outcome = await world.act('return.arrive', preNo, body);
      assert.deepEqual([outcome.done, outcome.facts['refused']], [true, code]);
      assert.deepEqual(await accounts(world), before);
      assert.equal((await told(world, 626)).at(-1), `626 100 ${code}`);
      await clean(world);
    }));
}

const ASKED: readonly (readonly [
  string,
  Partial<{ gnum: string; qty: string; orderNo: string; invtNo: string }>,
  string,
])[] = [
  ['more than was released', { qty: '4' }, '626 100 90064'],
  ['a line that is not there', { gnum: '2' }, '626 -625209 -625209'],
  ['nothing of it', { qty: '0' }, '626 100 90064'],
  ['a declaration nobody knows', { invtNo: '29912026I999999999' }, '626 -625016 -625016'],
];

for (const [name, change, expected] of ASKED) {
  test(`asked for ${name}: ${expected}`, () =>
    withDatabase(`return ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const invtNo = await release(world, 'A1');
      const { gnum = '1', qty = '1' } = change;
      await world.send(refund({ orderNo: 'A1', invtNo: change.invtNo ?? invtNo }, [{ gnum, qty }]));
      await world.settle();
      assert.deepEqual(await told(world, 626), [expected]);
      assert.deepEqual(await world.rows('SELECT 1 FROM reversal'), []);
      await clean(world);
    }));
}

test('the same number twice, and together with a cancellation', () =>
  withDatabase('return twice', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const preNo = await apply(world, 'A1', invtNo, '1', 'R1');
    await world.send(refund({ orderNo: 'A1', invtNo, copNo: 'R1' }, [{ gnum: '1', qty: '2' }]));
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    assert.equal((await told(world, 626)).at(-1), '626 -625033 -625033');
    assert.deepEqual(await told(world, 624), ['624 -623009 -623009']);
    const early = await world.act('return.arrive', preNo, GOOD);
    assert.deepEqual([early.done, early.code], [false, '90043']);
    await world.act('return.decide', preNo, { decision: 'approve' });
    const again = await world.act('return.decide', preNo, { decision: 'refuse' });
    assert.deepEqual([again.done, again.code], [false, '90043']);
    await clean(world);
  }));

test('a part is back, then the rest cannot be cancelled: it is returned', () =>
  withDatabase('return then cancel', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const preNo = await apply(world, 'A1', invtNo, '1');
    await world.act('return.decide', preNo, { decision: 'approve' });
    await world.act('return.arrive', preNo, GOOD);
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    assert.deepEqual(await told(world, 624), ['624 -623005 -623005']);
    await clean(world);
  }));
