import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import type { SettlementPeriod } from '@tongguan/policy';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { submitAct } from '../../src/office/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves with lanes that every tax is demanded once and by the days of the law whatever the period (G-02, 194号 (十六)):
// day 30, 31, 45 and 46 across 29 February and the end of a year in Shanghai, a last day on which nobody
// works moved to the next working day; and that what comes back after its demand is
// paid back once and no sooner than it was paid (G-03).

const CODE = FIRMS.seller;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

/** Stands at noon of a day in Shanghai, seen by a lane that looks at the day at once. */
async function at(world: World, day: string): Promise<void> {
  world.clock.nowMs = Date.parse(`${day}T12:00:00+08:00`);
  world.restart();
  await world.settle();
}

async function release(world: World, orderNo: string, buyer?: string): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, ...(buyer ? { buyerIdNumber: buyer } : {}) });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration WHERE order_no = $1', orderNo);
  return row?.invt_no ?? '';
}

async function demands(world: World): Promise<string[]> {
  const rows = await world.rows<{ duty_no: string; n: bigint }>(
    'SELECT duty_no, count(*) AS n FROM tax_demand_item GROUP BY duty_no ORDER BY duty_no',
  );
  return rows.map(({ duty_no: dutyNo, n }) => `${dutyNo.slice(CODE.length + 1)} ${n}`);
}

async function isBlocked(world: World, orderNo: string): Promise<boolean> {
  await release(world, orderNo);
  const [row] = await world.rows<{ reasons: string | null }>(
    'SELECT reasons FROM declaration WHERE order_no = $1',
    orderNo,
  );
  return (row?.reasons ?? '').includes('90083');
}

/** Releases; period; the last day before the demand and the demand's day; the demand; the last day in time. */
const TABLE: readonly (readonly [
  name: string,
  period: SettlementPeriod,
  released: readonly string[],
  before: string,
  made: string,
  dutyNo: string,
  payBy: string,
])[] = [
  ['by day to 29 February', 'day', ['2020-01-29'], '2020-02-28', '2020-02-29', '20200229-20200316 1', '2020-03-16'],
  ['by day to National Day', 'day', ['2021-08-20'], '2021-09-19', '2021-09-20', '20210920-20211008 1', '2021-10-08'],
  ['by day over the year', 'day', ['2019-11-30'], '2019-12-30', '2019-12-31', '20191231-20200114 1', '2020-01-14'],
  [
    'by week over the year',
    'week',
    ['2019-11-29', '2019-12-05'],
    '2020-01-04',
    '2020-01-05',
    '20200105-20200113 2',
    '2020-01-13',
  ],
  [
    'by ten days to 29 February',
    'ten-days',
    ['2020-01-21', '2020-01-29'],
    '2020-02-28',
    '2020-02-29',
    '20200229-20200306 2',
    '2020-03-06',
  ],
];

for (const [name, period, released, before, made, dutyNo, payBy] of TABLE) {
  test(`${name}: nothing on ${before}, demanded on ${made}, in time on ${payBy}, overdue the day after`, () =>
    withDatabase('settlement period', async ({ store }) => {
      const world = await openWorld(store, { parameters: { settlementPeriodOn: () => period } });
      for (const [index, day] of released.entries()) {
        await at(world, day);
        await release(world, `A${index}`);
      }
      await at(world, before);
      assert.deepEqual(await demands(world), []);
      await at(world, made);
      assert.deepEqual(await demands(world), [dutyNo]);
      await at(world, payBy);
      assert.equal(await isBlocked(world, 'IN-TIME'), false);
      await at(world, new Date(Date.parse(`${payBy}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));
      assert.equal(await isBlocked(world, 'LATE'), true);
      assert.deepEqual(
        (await demands(world)).filter((line) => line === dutyNo),
        [dutyNo],
      );
      await clean(world);
    }));
}

test('days that were missed are made up for, whatever the period: the same demands as a run every day', () =>
  withDatabase('settlement caught up', async ({ store }) => {
    const world = await openWorld(store, { parameters: { settlementPeriodOn: () => 'ten-days' } });
    for (const day of ['2020-01-21', '2020-01-30', '2020-01-31']) {
      await at(world, day);
      await release(world, `A${day}`);
    }
    // Day 31 of the first is 21 February; the platform looks again three weeks later.
    await at(world, '2020-03-13');
    assert.deepEqual(await demands(world), ['20200229-20200306 1', '20200310-20200316 2']);
    await clean(world);
  }));

/** An act of the time when acts about refunds lay with the cancelled declaration and not with its guarantor; its code. */
async function fromBefore(world: World, name: string, number: string, body: Record<string, unknown>): Promise<string> {
  const known = ACT_KINDS.find((one) => one.name === name);
  assert(known);
  const { store, vault, clock } = world;
  const kind = { ...known, subject: 'reversal' as const };
  const actor = { code: 'officer1', role: 'officer' } as const;
  const deps = { ...officeOf(store), vault, clock, waitMs: 0 };
  const submitted = await submitAct(deps, { kind, number, actor, reason: '测试', body });
  assert(submitted.ok);
  assert.notEqual(submitted.value.part, partOf('guarantee', CODE));
  await world.settle();
  const [outcome] = await world.rows<{ code: string }>(
    'SELECT code FROM act_outcome WHERE act_id = $1',
    submitted.value.actId,
  );
  return outcome?.code ?? '';
}

test('a tax that was paid is paid back to the fen, once, and no sooner than it was paid (G-03)', () =>
  withDatabase('refund paid', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    const other = await release(world, 'A2', '110101199003074821');
    await at(world, '2026-07-02');
    for (const [orderNo, number] of [
      ['A1', invtNo],
      ['A2', other],
    ] as const) {
      await world.send(cancellation({ orderNo, invtNo: number }));
      await world.settle();
    }
    const rows = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal ORDER BY list_pre_no');
    const [first = '', second = ''] = rows.map((row) => row.pre_no);
    const pay = (number: string, amount = '18.20') => world.act('refund.pay', number, { amount });
    const refuse = (number: string) => world.act('refund.refuse', number, {}, SUPERVISOR);
    // Asked for and not granted: there is no claim.
    await assert.rejects(pay(first), /90042/);
    for (const number of [first, second]) await world.act('cancellation.decide', number, { decision: 'approve' });
    assert.equal((await pay(first)).code, '90265');
    const dutyNo = `${CODE}-20260702-20260716`;
    assert.equal((await world.act('settlement.pay', CODE, { dutyNo, amount: '36.40' })).done, true);
    assert.equal((await pay(first, '18.19')).code, '90266');
    assert.equal((await world.act('refund.pay', first, { amount: '18.20', paidOn: '2026-07-03' })).code, '-900206');
    assert.equal(await fromBefore(world, 'refund.pay', first, { amount: '18.20' }), '90381');
    const paid = await pay(first);
    assert.deepEqual([paid.done, paid.facts['amount'], paid.facts['paidOn']], [true, '18.20', '2026-07-02']);
    assert.equal((await pay(first)).code, '90043');
    assert.equal((await refuse(first)).code, '90043');
    assert.equal((await refuse(second)).done, true);
    assert.equal((await pay(second)).code, '90043');
    const decisions = await world.rows('SELECT paid, amount_fen FROM refund_decision ORDER BY paid');
    assert.deepEqual(decisions, [
      { paid: false, amount_fen: 1820n },
      { paid: true, amount_fen: 1820n },
    ]);
    await clean(world);
    // The audit is not blind: a refund of another amount, and one that answers nothing, are found.
    await world.rows('UPDATE refund_decision SET amount_fen = 1 WHERE paid');
    await assert.rejects(clean(world));
  }));

test('tax paid back counts with what goes back to its guarantor otherwise; the next day counts anew (K-03, G-03)', () =>
  withDatabase('refund four eyes', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    await at(world, '2026-07-02');
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    const claim = row?.pre_no ?? '';
    await world.act('cancellation.decide', claim, { decision: 'approve' });
    const dutyNo = `${CODE}-20260702-20260716`;
    assert.equal((await world.act('settlement.pay', CODE, { dutyNo, amount: '18.20' })).done, true);
    const alone = async (kind: string, number: string, amount: string): Promise<string> => {
      const { part, actId } = await world.append(kind, number, { amount }, SUPERVISOR);
      await world.settle();
      const [stands] = await world.rows<{ what: string }>(
        `SELECT coalesce(CASE WHEN o.done THEN 'done' ELSE o.code END, CASE WHEN p.part IS NOT NULL THEN 'asked' END) AS what
         FROM act a LEFT JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
         LEFT JOIN act_proposal p ON p.proposal_id = a.act_id WHERE a.part = $1 AND a.act_id = $2`,
        part,
        actId,
      );
      return stands?.what ?? '';
    };
    assert.equal(await alone('guarantee.withdraw', CODE, '99981.80'), 'done');
    assert.equal(await alone('refund.pay', claim, '18.20'), 'asked');
    assert.equal(await alone('guarantee.withdraw', CODE, '18.19'), 'done', 'what was only asked for is not in the sum');
    assert.equal(await alone('guarantee.withdraw', CODE, '0.01'), 'asked');
    await at(world, '2026-07-03');
    assert.equal(await alone('refund.pay', claim, '18.20'), 'done');
    assert.equal(await world.agreeToAll(), 2);
    await world.settle();
    const outcomes = await world.rows<{ code: string }>('SELECT code FROM act_outcome WHERE NOT done ORDER BY code');
    assert.deepEqual(outcomes, [{ code: '90043' }], 'the claim was decided meanwhile: paid once');
    await clean(world);
  }));
