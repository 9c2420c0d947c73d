import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Actor } from '../../src/office/index.ts';
import { type BatchEventKind, batchStanding } from '../../src/bonded/types.ts';
import { auditClean, BOOKS_MORE, cameOf, item, OFFICER, OPERATOR, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves food in account books (M-37): nothing of it enters without batches that add up and days that can be; what expires is told
// of once; a list whose item has no batch to sell goes to an officer; and a sample that failed stops its batch until somebody
// else has decided. The world begins on 2026-06-01.

const batch = (batchNo: string, expires: string, quantity: string, produced = '2026-01-01') => ({
  batchNo,
  produced,
  expires,
  quantity,
});
const food = (quantity: string, ...batches: object[]) => ({ ...item('ITEM01', quantity), batches });

async function step(world: World, name: string, body: object, actor: Actor = OFFICER): Promise<string> {
  return cameOf(await world.act(name, BOOK.emsNo, { ...body }, actor));
}
const enter = (world: World, ...items: object[]) => step(world, 'book.enter', { document: 'E1', items });
const ofBill = (world: World, name: string, body: object, actor: Actor = OFFICER) =>
  step(world, `inbound.${name}`, { billNo: 'BL1', ...body }, actor);
const ofBatch = (world: World, name: string, body: object, actor: Actor = OFFICER) =>
  step(world, `batch.${name}`, { itemRecordNo: 'ITEM01', batchNo: 'B1', ...body }, actor);

let buyers = 0;
async function buy(world: World, orderNo: string): Promise<string> {
  buyers += 1;
  const bought = purchase({ orderNo, quantity: '1', buyerIdNumber: identityNumber(buyers) });
  await world.send(bought.order, bought.payment, bought.waybill, bought.declaration);
  await world.settle();
  return [(await statesOf(world, orderNo)).at(-1), ...(await reasonsOf(world, orderNo))].join(' ');
}

async function at(world: World, instant: string): Promise<void> {
  world.clock.nowMs = Date.parse(`${instant}+08:00`);
  world.restart();
  await world.settle();
}

suite('what a batch may be sold as', () => {
  const ROWS: readonly (readonly [day: string, kinds: readonly BatchEventKind[], standing: string])[] = [
    ['2026-06-29', [], 'good'],
    ['2026-06-30', [], 'good'],
    ['2026-07-01', [], 'expired'],
    ['2026-06-30', ['expiring', 'sampled', 'passed'], 'good'],
    ['2026-06-30', ['sampled', 'failed'], 'stopped'],
    ['2026-07-01', ['sampled', 'failed'], 'stopped'],
    ['2026-06-30', ['sampled', 'failed', 'sampled', 'passed'], 'stopped'],
    ['2026-06-30', ['sampled', 'failed', 'cleared'], 'good'],
    ['2026-07-01', ['sampled', 'failed', 'cleared'], 'expired'],
    ['2026-06-30', ['sampled', 'failed', 'cleared', 'sampled', 'failed'], 'stopped'],
    ['2026-06-30', ['sampled', 'sampled', 'failed', 'barred', 'failed', 'passed'], 'barred'],
  ];
  for (const [day, kinds, standing] of ROWS) {
    test(`until 2026-06-30, on ${day}, ${kinds.join(' ') || 'nothing said'}: ${standing}`, () => {
      const by = { sampleNo: null, document: null, actId: '', byCode: 'officer1', atMs: 0 };
      const events = kinds.map((kind) => ({ kind, ...by }));
      assert.equal(batchStanding({ expiresDay: '2026-06-30', events }, day), standing);
    });
  }
});

suite('food enters with its batches', () => {
  test('what was declared as food is counted by batch; refused, nothing of it is there', () =>
    withDatabase('food bill', async ({ store }) => {
      const world = await openWorld(store);
      const declared = [{ ...item('ITEM01', '5'), food: true }, item('ITEM02', '7')];
      assert.equal(await ofBill(world, 'register', { document: 'E1', items: declared }), 'done');
      assert.equal(await ofBill(world, 'quarantine', { quarantineNo: 'Q1', passed: true }), 'done');
      const tally = (...items: object[]) =>
        ofBill(world, 'tally', { items: [...items, item('ITEM02', '7')] }, OPERATOR);
      assert.equal(await tally(item('ITEM01', '5')), '90383', 'no batches');
      assert.equal(await tally(food('5', batch('B1', '2026-12-31', '4'))), '90383', 'one is missing');
      assert.equal(
        await tally(food('5', batch('B1', '2026-12-31', '2'), batch('B1', '2026-12-31', '3'))),
        '90383',
        'twice',
      );
      assert.equal(await tally(food('5', batch('B1', '2025-12-31', '5'))), '90383', 'expired before it was made');
      assert.equal(await tally(food('5', batch('B1', '2026-02-30', '5'))), '90383', 'no such day');
      assert.equal(await tally(food('5', batch('B1', '2027-06-01', '5', '2026-06-02'))), '90383', 'made tomorrow');
      assert.deepEqual(await world.rows('SELECT batch_no FROM book_batch'), [], 'what was refused left nothing');
      const counted = food('5', batch('B1', '2026-12-31', '3'), batch('B2', '2027-01-31', '2', '2026-06-01'));
      assert.equal(await tally(counted), 'done');
      const known = await world.rows<object>(
        'SELECT batch_no, expires_day, quantity5 FROM book_batch ORDER BY batch_no',
      );
      assert.deepEqual(known, [
        { batch_no: 'B1', expires_day: '2026-12-31', quantity5: 300_000n },
        { batch_no: 'B2', expires_day: '2027-01-31', quantity5: 200_000n },
      ]);
      await auditClean(world);
    }));

  test('of an item that was once food everything names its batches, none of which changes its days', () =>
    withDatabase('food entries', async ({ store }) => {
      const world = await openWorld(store, { stock: '5' });
      assert.equal(await enter(world, item('ITEM01', '1')), 'done', 'nobody has said that it is food');
      assert.equal(await enter(world, food('2', batch('B1', '2026-12-31', '2'))), 'done');
      assert.equal(await enter(world, item('ITEM01', '1')), '90383');
      const other = await world.act('book.enter', BOOK.emsNo, {
        document: 'E2',
        items: [food('1', batch('B1', '2027-12-31', '1'))],
      });
      assert.equal(other.code, '90383');
      assert.match(JSON.stringify(other.facts), /ITEM01: B1 2026-01-01 … 2027-12-31.*2026-01-01 … 2026-12-31/);
      assert.equal(await enter(world, food('1', batch('B1', '2026-12-31', '1'))), 'done', 'more of the same');
      assert.deepEqual(await stockOf(world), { [`${BOOK.emsNo}/ITEM01`]: '9 0 0' });
      await auditClean(world);
    }));

  test('from another book, with the batches where the goods arrive', () =>
    withDatabase('food transfer', async ({ store }) => {
      const world = await openWorld(store, { stock: '5', books: BOOKS_MORE });
      const toBook = BOOKS_MORE[0].emsNo;
      const sent = { transferNo: 'Z1', toBook, mode: '1210', toMode: '1210', items: [item('ITEM01', '4')] };
      assert.equal(await step(world, 'transfer.out', sent), 'done');
      const arrive = async (body: object) =>
        cameOf(
          await world.act('transfer.in', toBook, { transferNo: 'Z1', fromBook: BOOK.emsNo, items: [body] }, OFFICER),
        );
      assert.equal(await arrive(food('3', batch('B1', '2026-12-31', '2'))), '90383');
      assert.equal(await arrive(food('3', batch('B1', '2026-12-31', '3'))), 'done');
      assert.equal(await arrive(item('ITEM01', '1')), '90383');
      await auditClean(world);
    }));
});

suite('what is sold', () => {
  test('the last day is good, the day after an officer decides, and a fresh batch lets lists go on', () =>
    withDatabase('food sold', async ({ store }) => {
      const world = await openWorld(store, { guarantee: '1000' });
      assert.equal(await enter(world, food('5', batch('B1', '2026-06-30', '5'))), 'done');
      await at(world, '2026-06-30T23:00:00');
      assert.equal(await buy(world, 'A1'), '800');
      await at(world, '2026-07-01T00:00:00');
      assert.equal(await buy(world, 'A2'), '300 90382');
      const [told] = await world.rows<{ reasons: string; pre_no: string }>(
        `SELECT reasons, pre_no FROM declaration WHERE order_no = 'A2'`,
      );
      const [why] = JSON.parse(told?.reasons ?? '[]') as { path: string; found: string; allowed: string }[];
      assert.equal(why?.path, 'InventoryList[1]/itemRecordNo');
      assert.match(why?.found ?? '', /^ITEM01: B1 已过期 2026-06-30$/);
      assert.match(why?.allowed ?? '', /^保质期至 2026-07-01 或以后、未停止的批次/);
      assert.equal((await world.act('declaration.review', told?.pre_no ?? '', { decision: 'approve' })).code, '');
      await world.settle();
      assert.equal((await statesOf(world, 'A2')).at(-1), '800', 'the officer has looked at the goods');
      assert.equal(await enter(world, food('1', batch('B2', '2027-06-30', '1'))), 'done');
      assert.equal(await buy(world, 'A3'), '800');
      await auditClean(world);
    }));

  for (const [treatment, outcome] of [
    ['refuse', '100 90382'],
    ['recorded', '800'],
  ] as const) {
    test(`the installation may choose: ${treatment}`, () =>
      withDatabase(`food ${treatment}`, async ({ store }) => {
        const world = await openWorld(store, {
          guarantee: '1000',
          parameters: { foodBatches: { treatment, daysLeft: 0 } },
        });
        assert.equal(await enter(world, food('5', batch('B1', '2026-05-31', '5'))), 'done');
        assert.equal(await buy(world, 'A1'), outcome);
        await auditClean(world);
      }));
  }

  test('so many days of shelf life must be left as the installation asks', () =>
    withDatabase('food days left', async ({ store }) => {
      const world = await openWorld(store, {
        guarantee: '1000',
        parameters: { foodBatches: { treatment: 'officer', daysLeft: 30 } },
      });
      assert.equal(await enter(world, food('5', batch('B1', '2026-06-30', '5'))), 'done', '29 days left');
      assert.equal(await buy(world, 'A1'), '300 90382');
      assert.equal(await enter(world, food('5', batch('B2', '2026-07-01', '5'))), 'done', '30 days left');
      assert.equal(await buy(world, 'A2'), '800');
    }));

  test('batches whose bill has not entered, or was refused, are nothing to sell and stop nobody', () =>
    withDatabase('food waiting', async ({ store }) => {
      const world = await openWorld(store, { guarantee: '1000' });
      assert.equal(await enter(world, food('5', batch('B1', '2026-05-31', '5'))), 'done');
      assert.equal(await ofBill(world, 'register', { document: 'E2', items: [item('ITEM01', '3')] }), 'done');
      assert.equal(await ofBill(world, 'quarantine', { quarantineNo: 'Q1', passed: true }), 'done');
      assert.equal(
        await ofBill(world, 'tally', { items: [food('2', batch('B2', '2026-12-31', '2'))] }, OPERATOR),
        'done',
      );
      assert.equal(await buy(world, 'A1'), '300 90382', 'counted otherwise than declared, it waits');
      assert.equal(await ofBatch(world, 'sample', { batchNo: 'B2', sampleNo: 'S1' }), '90384');
      assert.equal(await ofBill(world, 'decide', { decision: 'approve' }), 'done');
      assert.equal(await buy(world, 'A2'), '800');
      assert.equal(await ofBatch(world, 'sample', { batchNo: 'B2', sampleNo: 'S1' }), 'done');
    }));
});

suite('samples', () => {
  test('a sample that failed stops the item until an officer who did not record it decides', () =>
    withDatabase('food samples', async ({ store }) => {
      const world = await openWorld(store, { guarantee: '1000' });
      const good = [batch('B1', '2026-12-31', '5'), batch('B2', '2026-12-31', '5')];
      assert.equal(await enter(world, food('10', ...good)), 'done');
      assert.equal(await ofBatch(world, 'sample', { batchNo: 'B9', sampleNo: 'S1' }), '90384');
      const result = (name: 'passed' | 'failed', sampleNo: string, actor: Actor = OFFICER) =>
        ofBatch(world, 'result', { sampleNo, result: name, report: 'R1' }, actor);
      assert.equal(await result('passed', 'S1'), '90384', 'not taken');
      assert.equal(await ofBatch(world, 'sample', { sampleNo: 'S1', laboratory: '测试实验室' }), 'done');
      assert.equal(await ofBatch(world, 'sample', { sampleNo: 'S1' }), '90384', 'the number is used');
      assert.equal(await buy(world, 'A1'), '800', 'taken, and no result yet');
      assert.equal(await result('passed', 'S1'), 'done');
      assert.equal(await result('failed', 'S1'), '90384', 'it has a result');
      assert.equal(await ofBatch(world, 'decide', { decision: 'approve' }, SUPERVISOR), '90384', 'nothing is stopped');
      assert.equal(await ofBatch(world, 'sample', { sampleNo: 'S2' }), 'done');
      assert.equal(await result('failed', 'S2'), 'done');
      assert.equal(await buy(world, 'A2'), '300 90382', 'nobody knows which batch it comes from');
      assert.equal(await ofBatch(world, 'decide', { decision: 'approve' }, OFFICER), '90249');
      assert.equal(await ofBatch(world, 'decide', { decision: 'approve' }, SUPERVISOR), 'done');
      assert.equal(await buy(world, 'A3'), '800');
      await auditClean(world);
    }));

  test('a batch that is barred is not sold, and the others are', () =>
    withDatabase('food barred', async ({ store }) => {
      const world = await openWorld(store, { guarantee: '1000' });
      assert.equal(await enter(world, food('5', batch('B1', '2026-12-31', '5'))), 'done');
      assert.equal(await ofBatch(world, 'sample', { sampleNo: 'S1' }), 'done');
      assert.equal(await ofBatch(world, 'result', { sampleNo: 'S1', result: 'failed', report: 'R1' }), 'done');
      assert.equal(await ofBatch(world, 'decide', { decision: 'refuse' }, SUPERVISOR), 'done');
      assert.equal(await ofBatch(world, 'decide', { decision: 'approve' }, SUPERVISOR), '90384', 'decided for good');
      assert.equal(await buy(world, 'A1'), '300 90382');
      assert.equal(await enter(world, food('5', batch('B2', '2026-12-31', '5'))), 'done');
      assert.equal(await buy(world, 'A2'), '800');
      assert.equal(await step(world, 'batch.sample', { itemRecordNo: 'ITEM01', batchNo: 'B1' }), '90045', 'no number');
      await auditClean(world);
    }));
});

suite('what expires is told of', () => {
  async function told(world: World): Promise<string[]> {
    const rows = await world.rows<{ kind: string; facts: string; actor_role: string }>(
      `SELECT a.kind, a.actor_role, o.facts FROM act a JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
       WHERE a.kind LIKE 'batch.expir%' AND a.subject = $1 ORDER BY a.at_ms, o.facts`,
      BOOK.emsNo,
    );
    return rows.map(({ kind, facts, actor_role }) => {
      const { itemRecordNo, batchNo, expires, inWarehouse } = JSON.parse(facts) as Record<string, string>;
      return `${actor_role} ${kind} ${itemRecordNo} ${batchNo} ${expires} ${inWarehouse}`;
    });
  }

  test('thirty days before, and the day after, once each, as long as the item is in stock', () =>
    withDatabase('food told', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      const gone = { ...item('ITEM02', '3'), batches: [batch('C1', '2026-07-31', '3')] };
      assert.equal(await enter(world, food('5', batch('B1', '2026-07-31', '5')), gone), 'done');
      assert.equal(await step(world, 'book.reexport', { items: [item('ITEM02', '3')] }), 'done');
      const soon = 'clock batch.expiring ITEM01 B1 2026-07-31 6';
      const over = 'clock batch.expired ITEM01 B1 2026-07-31 6';
      for (const [instant, expected] of [
        ['2026-06-30T23:59:00', []],
        ['2026-07-01T00:00:00', [soon]],
        ['2026-07-01T05:00:00', [soon]],
        ['2026-07-31T23:59:00', [soon]],
        ['2026-08-01T00:00:00', [soon, over]],
        ['2026-09-01T00:00:00', [soon, over]],
      ] as const) {
        await at(world, instant);
        assert.deepEqual(await told(world), expected, instant);
      }
      await auditClean(world);
    }));

  test('one that comes expired is told of at once, and not as expiring later', () =>
    withDatabase('food told late', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      assert.equal(await enter(world, food('5', batch('B1', '2026-05-31', '5'))), 'done');
      await at(world, '2026-06-01T12:00:00');
      await at(world, '2026-06-02T12:00:00');
      assert.deepEqual(await told(world), ['clock batch.expired ITEM01 B1 2026-05-31 6']);
    }));
});
