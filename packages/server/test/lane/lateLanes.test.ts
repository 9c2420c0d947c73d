import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { readDutyNo } from '../../src/clearance/index.ts';
import { createGuarantee } from '../../src/guarantee/index.ts';
import { smallints } from '../../src/store/arrays.ts';
import { guaranteeViews } from '../../src/store/guarantee/views.ts';
import { overdueOf } from '../../src/store/guarantee/overdue.ts';
import { withDatabase } from '../support/database.ts';
import { released, sell } from '../support/faults.ts';
import { refund } from '../support/later.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { clean, reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves of every act and message that carries a day or a moment of law that it counts from when it was said, and not from
// when a lane looked: what is recorded seconds before midnight or before the next declaration is of that moment (H-02,
// G-02, K-03, K-01, I-02, I-01).

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const DAY_MS = 86_400_000;
const at = (date: string, time: string): number => Date.parse(`${date}T${time}+08:00`);
const BEFORE = '23:59:50';
const AFTER = '00:00:05';

/** An act is said at one moment, where two persons are needed by both, and a lane looks at another. */
async function saidThen(
  world: World,
  saidMs: number,
  lookedMs: number,
  act: readonly [kind: string, subject: string, body?: Record<string, unknown>],
): Promise<{ readonly done: boolean; readonly code: string }> {
  world.clock.nowMs = saidMs;
  const { actId } = await world.append(...act, SUPERVISOR);
  await world.agreeAhead(actId);
  world.clock.nowMs = lookedMs;
  world.restart();
  await world.settle();
  const [outcome] = await world.rows<{ done: boolean; code: string }>(
    'SELECT done, code FROM act_outcome WHERE act_id = $1',
    actId,
  );
  assert(outcome, 'a lane has looked at the act');
  return outcome;
}

test('goods stopped at 10:00 are refused at 10:01, also when a lane looks at both at 10:02; resumed, they pass (H-02)', () =>
  withDatabase('stop late', async ({ store }) => {
    const world = await openWorld(store);
    const minute = (n: number): number => at('2026-06-01', `10:0${n}:00`);
    await sell(world, 'EARLIER');
    world.clock.nowMs = minute(1);
    const { actId } = await world.append('goods.stop', 'S1', { country: '307', law: '测试' }, SUPERVISOR);
    await world.agreeAhead(actId);
    world.clock.nowMs = minute(2);
    await sell(world, 'A1');
    world.clock.nowMs = minute(4);
    await world.settle();
    const [stop] = await world.rows<{ from_ms: bigint }>('SELECT from_ms FROM goods_stop');
    assert.equal(Number(stop?.from_ms), minute(1));
    assert.deepEqual((await statesOf(world, 'EARLIER')).slice(-1), ['800']);
    assert.deepEqual(await reasonsOf(world, 'A1'), ['90016']);

    world.clock.nowMs = minute(5);
    const resumed = await world.append('goods.resume', 'S1', {}, SUPERVISOR);
    await world.agreeAhead(resumed.actId);
    world.clock.nowMs = minute(6);
    await sell(world, 'A2');
    world.clock.nowMs = minute(8);
    await world.settle();
    const [end] = await world.rows<{ end_ms: bigint }>('SELECT end_ms FROM goods_stop_end');
    assert.equal(Number(end?.end_ms), minute(5));
    assert.deepEqual((await statesOf(world, 'A2')).slice(-1), ['800']);
    await clean(world);
  }));

/** Two demands of one guarantor, one after the other, none paid. */
async function twoDemands(world: World): Promise<readonly { dutyNo: string; payBy: string; amount: string }[]> {
  for (const [orderNo, days] of [
    ['D1', 10],
    ['D2', 31],
  ] as const) {
    await sell(world, orderNo, '800.00');
    await world.settle();
    world.clock.nowMs += days * DAY_MS;
    world.restart();
    await world.settle();
  }
  const rows = await world.rows<{ duty_no: string; pay_by_day: string; tax: bigint }>(
    `SELECT duty_no, pay_by_day, sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen)::bigint AS tax
     FROM tax_demand_item GROUP BY duty_no, pay_by_day ORDER BY pay_by_day`,
  );
  const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
  return rows.map(({ duty_no, pay_by_day, tax }) => ({ dutyNo: duty_no, payBy: pay_by_day, amount: yuan(tax) }));
}

test('a guarantor is overdue by the day on which a declaration could be accepted, not by the day on which a lane looks (G-02)', () =>
  withDatabase('overdue late', async ({ store }) => {
    const world = await openWorld(store);
    const [first] = await twoDemands(world);
    assert(first);
    world.clock.nowMs = at(first.payBy, BEFORE);
    await sell(world, 'BEFORE');
    world.clock.nowMs += 15_000;
    await sell(world, 'AFTER');
    world.restart();
    await world.settle();
    assert.deepEqual((await statesOf(world, 'BEFORE')).slice(-1), ['800']);
    assert.deepEqual(await reasonsOf(world, 'AFTER'), ['90083']);
    await clean(world);
  }));

test('a declaration in review asks for credit when the officer lets it go on, not when it was accepted (G-02)', () =>
  withDatabase('overdue in review', async ({ store }) => {
    const world = await openWorld(store);
    const [first] = await twoDemands(world);
    assert(first);
    const held = ['BEFORE', 'AFTER'];
    for (const orderNo of held) {
      const { order, payment, waybill, declaration } = purchase({ orderNo, gcode: '9706100000', price: '30.00' });
      await world.send(order, payment, waybill, declaration);
    }
    await world.settle();
    const numbers = await world.rows<{ order_no: string; pre_no: string }>(
      'SELECT order_no, pre_no FROM declaration WHERE state = 300',
    );
    const taxes = [{ gnum: '1', customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '1.00' }];
    for (const orderNo of held) {
      world.clock.nowMs = at(first.payBy, BEFORE) + (orderNo === 'AFTER' ? 15_000 : 0);
      const preNo = numbers.find(({ order_no }) => order_no === orderNo)?.pre_no ?? '';
      await world.append('declaration.review', preNo, { decision: 'approve', taxes });
    }
    world.restart();
    await world.settle();
    assert.deepEqual((await statesOf(world, 'BEFORE')).slice(-1), ['800']);
    assert.ok((await reasonsOf(world, 'AFTER')).includes('90083'));
    await clean(world);
  }));

test('accepted in time and short of guarantee, a declaration waits on while its guarantor is overdue (G-02, G-04)', () =>
  withDatabase('overdue and short', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '150', parameters: { guaranteeWaitMs: 10 * DAY_MS } });
    const [first] = await twoDemands(world);
    assert(first);
    world.clock.nowMs = at(first.payBy, BEFORE);
    await sell(world, 'A1', '800.00');
    world.clock.nowMs += 15_000;
    world.restart();
    await world.settle();
    assert.deepEqual((await statesOf(world, 'A1')).slice(-1), ['120']);
    assert.equal((await world.rows('SELECT 1 FROM clearing_work WHERE step_part < 0')).length, 1);
  }));

test('an instrument covers what was accepted on its last day, however late a lane looks, and nothing after (G-01)', () =>
  withDatabase('instrument late', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    const bond = {
      kind: 'bank-guarantee',
      document: 'BG-1',
      issuer: '测试银行',
      amount: '1000.00',
      until: '2026-06-05',
    };
    await world.act('guarantee.deposit', FIRMS.seller, bond);
    world.clock.nowMs = at('2026-06-05', BEFORE);
    await sell(world, 'BEFORE');
    world.clock.nowMs += 15_000;
    await sell(world, 'AFTER');
    world.restart();
    await world.settle();
    assert.deepEqual((await statesOf(world, 'BEFORE')).slice(-1), ['800']);
    assert.deepEqual(await reasonsOf(world, 'AFTER'), ['90002']);
    await clean(world);
  }));

test('a payment that waits is for its own demand: another that is overdue blocks, and is told of (G-02, G-04)', () =>
  withDatabase('payment of one', async ({ store }) => {
    const world = await openWorld(store);
    const [first, second] = await twoDemands(world);
    assert(first && second && first.payBy < second.payBy, 'two demands of different days');
    const part = partOf('guarantee', FIRMS.seller);
    const dutyNoOf = readDutyNo(world.vault);
    const overdue = async (beforeDay: string) => [
      ...(await overdueOf(store.pool, smallints([part]), beforeDay, null, dutyNoOf)),
    ];
    const alerts = async () => {
      const door = createGuarantee({ store: guaranteeViews(store, dutyNoOf), clock: world.clock });
      return ((await door.forecast(FIRMS.seller))?.alerts ?? []).map(({ kind }) => kind);
    };
    world.clock.nowMs = at(second.payBy, BEFORE) + DAY_MS;
    const { dutyNo, amount } = first;
    assert.deepEqual(await overdue('2027-01-01'), [[FIRMS.seller, first.payBy]]);
    await world.append('settlement.pay', FIRMS.seller, { dutyNo, amount, paidOn: first.payBy });
    assert.deepEqual(await overdue('2027-01-01'), [[FIRMS.seller, second.payBy]]);
    assert.deepEqual(await overdue(second.payBy), []);
    assert.ok((await alerts()).includes('overdue'));
    await sell(world, 'BLOCKED');
    world.restart();
    await world.settle();
    assert.deepEqual(await reasonsOf(world, 'BLOCKED'), ['90083']);
    const { dutyNo: other } = second;
    await world.append('settlement.pay', FIRMS.seller, { dutyNo: other, amount: second.amount, paidOn: second.payBy });
    assert.deepEqual(await overdue('2027-01-01'), []);
    assert.ok(!(await alerts()).includes('overdue'), 'the one is paid, the other waits to be looked at');
  }));

test('what was let go by hand on the last day of a year is of that year: acceptance, quota, number (K-03, F-01)', () =>
  withDatabase('contingency year', async ({ store }) => {
    const world = await openWorld(store);
    world.clock.nowMs = at('2026-12-31', '23:00:00');
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A' });
    await world.send(declaration);
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
    const saidMs = at('2026-12-31', BEFORE);
    const act = ['declaration.contingency', row?.pre_no ?? '', { incident: '停电' }] as const;
    assert.equal((await saidThen(world, saidMs, at('2027-01-01', AFTER), act)).done, true);
    const [after] = await world.rows(
      `SELECT d.accepted_ms, d.decided_ms, d.quota_year, left(d.invt_no, 9) AS invt, c.released_ms
       FROM declaration d JOIN contingency_release c USING (part, serial)`,
    );
    const moment = BigInt(saidMs);
    const expected = {
      accepted_ms: moment,
      decided_ms: moment,
      quota_year: 2026,
      invt: '29912026I',
      released_ms: moment,
    };
    assert.deepEqual(after, expected);
    await world.send(order, payment, waybill);
    await world.settle();
    await world.act('declaration.reconcile', row?.pre_no ?? '', {}, SUPERVISOR);
    await clean(world);
  }));

for (const [kind, subject, body] of [
  ['inspection.credit', FIRMS.seller, { level: 'discredited' }],
  ['inspection.rate', 'R1', { hsPrefix: '2106', rateBasisPoints: 100 }],
] as const) {
  test(`${kind} from the day on which it is said, however late a lane looks; not from the day before (K-01)`, () =>
    withDatabase('control late', async ({ store }) => {
      const world = await openWorld(store);
      const [said, looked] = [at('2026-06-02', BEFORE), at('2026-06-03', AFTER)];
      const today = await saidThen(world, said, looked, [kind, subject, { ...body, fromDay: '2026-06-02' }]);
      assert.deepEqual(today.code, '');
      const before = await saidThen(world, looked, looked, [kind, subject, { ...body, fromDay: '2026-06-02' }]);
      assert.deepEqual(before.code, '90230');
    }));
}

for (const decision of ['refuse', 'approve'] as const) {
  test(`a return that an officer decides before midnight (${decision}) is decided on that day (I-02, G-02)`, () =>
    withDatabase('return late', async ({ store }) => {
      const world = await openWorld(store);
      const { invtNo } = await released(world, 'A');
      await world.send(refund({ orderNo: 'A', invtNo }, [{ gnum: '1', qty: '1' }]));
      await world.settle();
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      // Released on 2026-06-01: billed on day 31 if nothing is open, else on the day after the end.
      const saidMs = at('2026-07-04', BEFORE);
      await saidThen(world, saidMs, at('2026-07-05', AFTER), ['return.decide', row?.pre_no ?? '', { decision }]);
      const [reversal] = await world.rows('SELECT approved_ms, ended_ms FROM reversal');
      const moment = BigInt(saidMs);
      const expected = decision === 'refuse' ? [null, moment] : [moment, null];
      assert.deepEqual([reversal?.['approved_ms'], reversal?.['ended_ms']], expected);
      if (decision === 'refuse') {
        const bills = await world.rows('SELECT bill_day FROM tax_demand_item');
        assert.deepEqual(bills, [{ bill_day: '2026-07-05' }]);
      }
      await clean(world);
    }));
}

test('an amendment is refused when the officer says so (I-01, G-02)', () =>
  withDatabase('amendment late', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A', price: '10.00' });
    await world.send(documents.order, documents.payment, documents.waybill, documents.declaration);
    await world.settle();
    await world.send(withHead(documents, 'declaration', { appType: '2', appTime: '20260601120000', note: '更正' }));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
    const saidMs = at('2026-06-01', BEFORE);
    const act = ['amendment.decide', row?.pre_no ?? '', { decision: 'refuse' }] as const;
    assert.equal((await saidThen(world, saidMs, at('2026-06-02', AFTER), act)).code, '');
    const [reversal] = await world.rows<{ ended_ms: bigint }>('SELECT ended_ms FROM reversal');
    assert.equal(Number(reversal?.ended_ms), saidMs);
    await clean(world);
  }));

test('a second person is asked for from when the act was said: what is agreed to is not older (K-03)', () =>
  withDatabase('asked late', async ({ store }) => {
    const world = await openWorld(store);
    const saidMs = world.clock.nowMs;
    await world.append('goods.stop', 'S1', { country: '307', law: '测试' }, SUPERVISOR);
    world.clock.nowMs += 60_000;
    await world.settle();
    const [asked] = await world.rows<{ at_ms: bigint; expires_ms: bigint }>('SELECT * FROM act_proposal');
    assert.deepEqual([Number(asked?.at_ms), Number(asked?.expires_ms)], [saidMs, saidMs + 3 * DAY_MS]);
  }));
