import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Delivery, DeliveryHead } from '@tongguan/ceb';
import { bookReads } from '../../src/store/bonded/read.ts';
import { auditClean, cameOf, OFFICER } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that an inbound detail (711) is taken once and in order, answered with 712, concluded when every parcel was
// declared, and left to an officer when one was not (J-02, B-06).

const OPERATOR_CODE = '3301960005';

function detail(waybills: readonly string[], changes: Partial<DeliveryHead> = {}): Delivery {
  return {
    DeliveryHead: {
      guid: '0'.repeat(36),
      appType: '1',
      appTime: '20260601120000',
      appStatus: '2',
      customsCode: '2991',
      copNo: 'IN1',
      operatorCode: OPERATOR_CODE,
      operatorName: '测试监管场所',
      ieFlag: 'I',
      trafMode: '5',
      trafNo: 'TEST',
      voyageNo: 'V1',
      billNo: 'BL1',
      logisticsCode: FIRMS.logistics,
      logisticsName: '测试物流',
      ...changes,
    },
    DeliveryList: waybills.map((logisticsNo, index) => ({ gnum: String(index + 1), logisticsNo })),
  };
}

type Told = { readonly status: string; readonly code: string; readonly rkdNo: string; readonly preNo: string };

/** What the operator was told, step by step. */
async function told(world: World): Promise<Told[]> {
  const rows = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE kind = 712 AND recipient = $1 ORDER BY part, seq',
    OPERATOR_CODE,
  );
  return rows.flatMap(({ body }) => {
    const { subject, steps } = JSON.parse(body) as {
      subject: Record<string, string>;
      steps: { status: string; info: string }[];
    };
    return steps.map(({ status, info }) => ({
      status,
      code: /Code:(9\d+)/.exec(info)?.[1] ?? '',
      rkdNo: subject['rkdNo'] ?? '',
      preNo: subject['preNo'] ?? '',
    }));
  });
}

const textOf = (steps: readonly Told[]): string =>
  steps.map(({ status, code }) => (code === '' ? status : `${status}/${code}`)).join(' ');

const LATER = { appType: '2', appTime: '20260601130000' };
const CASES: readonly (readonly [name: string, details: readonly Delivery[], expected: string])[] = [
  ['all declared', [detail(['WA1', 'WA2'])], '2 3 120 399'],
  ['stored, then declared', [detail(['WA1'], { appStatus: '1' }), detail(['WA1'], LATER)], '1 2 3 120 399'],
  ['one nobody declared', [detail(['WA1', 'WX'])], '2 3 120/90257'],
  ['one twice', [detail(['WA1', 'WA1'])], '2 3 120/90257'],
  ['corrected by a change', [detail(['WA1', 'WX']), detail(['WA1'], LATER)], '2 3 120/90257 2 3 120 399'],
  ['sent twice', [detail(['WX']), detail(['WX'], { appTime: '20260601130000' })], '2 3 120/90257 4/90252'],
  [
    'changed by an older one',
    [detail(['WX']), detail(['WA1'], { appType: '2', appTime: '20260601110000' })],
    '2 3 120/90257 4/90254',
  ],
  ['changed before it was there', [detail(['WA1'], LATER)], '4/90253'],
  ['changed when concluded', [detail(['WA1']), detail(['WA2'], LATER)], '2 3 120 399 4/90255'],
  [
    'deleted, then new',
    [detail(['WX']), detail(['WX'], { ...LATER, appType: '3' }), detail(['WA1'], { appTime: '20260601140000' })],
    '2 3 120/90257 100/90029 2 3 120 399',
  ],
  ['an export', [detail(['WA1'], { ieFlag: 'E' })], '4/90256'],
];

for (const [name, details, expected] of CASES) {
  test(`${name}: ${expected}`, () =>
    withDatabase(`detail ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      await world.send(purchase({ orderNo: 'A1' }).waybill, purchase({ orderNo: 'A2' }).waybill);
      await world.settle();
      for (const one of details) {
        await world.send(one);
        await world.settle();
      }
      assert.equal(textOf(await told(world)), expected);
      await auditClean(world);
    }));
}

for (const [decision, expected] of [
  ['approve', '399'],
  ['refuse', '100/90257'],
] as const) {
  test(`an officer ends a difference: ${decision}`, () =>
    withDatabase(`detail ${decision}`, async ({ store }) => {
      const world = await openWorld(store);
      await world.send(detail(['WX']));
      await world.settle();
      const waiting = async () =>
        (await bookReads(store).waitingDetails(10, '')).map(({ copNo, parcels, unknown }) => [copNo, parcels, unknown]);
      assert.deepEqual(await waiting(), [['IN1', 1, ['WX']]]);
      const decide = () => world.act('inbound-detail.decide', `${OPERATOR_CODE}|IN1`, { decision }, OFFICER);
      assert.equal(cameOf(await decide()), 'done');
      assert.equal(cameOf(await decide()), '90251');
      assert.deepEqual(await waiting(), []);
      const steps = await told(world);
      assert.equal(textOf(steps.slice(-1)), expected);
      // One detail, one number of each kind, in every receipt.
      assert.equal(new Set(steps.map(({ preNo, rkdNo }) => `${preNo} ${rkdNo}`)).size, 1);
      assert.match(steps[0]?.rkdNo ?? '', /^29912026R\d{9}$/);
      const other = await world.act('inbound-detail.decide', `${OPERATOR_CODE}|IN9`, { decision }, OFFICER);
      assert.equal(cameOf(other), '90251');
    }));
}

test('waybills that come with the detail in one batch are there', () =>
  withDatabase('detail batch', async ({ store }) => {
    const world = await openWorld(store);
    await world.send(purchase({ orderNo: 'A1' }).waybill, detail(['WA1']));
    await world.settle();
    assert.equal(textOf(await told(world)), '2 3 120 399');
  }));
