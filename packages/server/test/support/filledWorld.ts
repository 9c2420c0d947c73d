import assert from 'node:assert/strict';
import type { Store } from '../../src/store/pool.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { BOOKS_MORE, item, OFFICER, OPERATOR, SUPERVISOR } from './books.ts';
import { asideIn, drainUntil, numberOf } from './faults.ts';
import { identityNumber } from './identity.ts';
import { cancellation, delivered, refund } from './later.ts';
import { BOOK, BUYER, FIRMS, purchase, type PurchaseOptions, withHead } from './purchase.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const [, OTHER] = BOOKS_MORE;
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };

/** `withYearlyQuantities` false: as before lists were loaded, and no yearly quantity is counted (H-01). */
type Filled = Pick<NonNullable<Parameters<typeof openWorld>[1]>, 'books' | 'vault'> & {
  readonly withYearlyQuantities?: boolean;
};

/**
 * A platform on which everything there is has happened at least once: released, settled, paid, closed; cancelled, returned,
 * refused, waiting for documents, for guarantee, for an inspection; let go by hand; disputed; delivered and stopped;
 * counted, transferred, entered, lost; and documents and an act that no lane has looked at yet.
 */
export async function filledWorld(
  store: Store,
  { books: more = [], withYearlyQuantities = true, ...own }: Filled = {},
): Promise<World> {
  const world = await openWorld(store, { guarantee: '0', stock: '0', books: [...BOOKS_MORE, ...more], ...own });
  await world.act('guarantee.deposit', FIRMS.seller, {
    ...{ amount: '5000.00', kind: 'bank-guarantee', document: 'G1', issuer: '测试银行', until: '2027-05-31' },
  });
  await done(world, 'guarantee.deposit', FIRMS.seller, { amount: '100.00', kind: 'cash', document: 'CASH1' });
  await done(world, 'guarantee.deposit', FIRMS.platform, { amount: '1.00', kind: 'cash', document: 'CASH2' });
  await done(world, 'guarantee.withdraw', FIRMS.seller, { amount: '30.00' }, SUPERVISOR);
  await done(world, 'book.enter', BOOK.emsNo, { items: [item('ITEM01', '1000')], document: 'E0' });
  await done(world, 'book.loss', BOOK.emsNo, { items: [item('ITEM01', '1')] });
  await books(world);
  await settled(world);
  if (withYearlyQuantities) await limited(world);
  await afterRelease(world);
  await unreleased(world);
  // Nobody looks at these.
  await world.send(purchase({ orderNo: 'Z1' }).payment);
  await world.append('guarantee.deposit', FIRMS.seller, { amount: '1.00', kind: 'cash' });
  return world;
}

async function done(
  world: World,
  kind: string,
  number: string,
  body: Record<string, unknown> = {},
  actor: typeof OFFICER | typeof SUPERVISOR | typeof OPERATOR = OFFICER,
): Promise<Readonly<Record<string, string>>> {
  const outcome = await world.act(kind, number, body, actor);
  assert.equal(outcome.code, '', `${kind}: ${JSON.stringify(outcome.facts)}`);
  return outcome.facts;
}

type Row = { part: number; serial: bigint; pre_no: string; invt_no: string; state: number };

export async function declarationOf(world: World, orderNo: string): Promise<Row> {
  const [row] = await world.rows<Row>('SELECT * FROM declaration WHERE order_no = $1 ORDER BY serial DESC', orderNo);
  assert.ok(row, orderNo);
  return row;
}

async function declare(world: World, state: number, options: PurchaseOptions): Promise<Row> {
  world.clock.nowMs += 1_000;
  const { order, payment, waybill, declaration } = purchase(options);
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const row = await declarationOf(world, options.orderNo);
  assert.equal(row.state, state, options.orderNo);
  return row;
}

async function passDays(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

/** A transfer half arrived, an approved stock-take, a bill entered. */
async function books(world: World): Promise<void> {
  const transfer = {
    transferNo: 'Z1',
    toBook: OTHER.emsNo,
    mode: '1210',
    toMode: '1210',
    items: [item('ITEM01', '4')],
  };
  await done(world, 'transfer.out', BOOK.emsNo, transfer);
  await done(world, 'transfer.in', OTHER.emsNo, {
    transferNo: 'Z1',
    fromBook: BOOK.emsNo,
    items: [item('ITEM01', '1')],
  });
  const takeNo = 'P1';
  await done(world, 'stocktake.open', BOOK.emsNo, { takeNo });
  await done(world, 'stocktake.count', BOOK.emsNo, { takeNo, items: [item('ITEM01', '990')] }, OPERATOR);
  await done(world, 'stocktake.explain', BOOK.emsNo, { takeNo, itemRecordNo: 'ITEM01' });
  await done(world, 'stocktake.approve', BOOK.emsNo, { takeNo }, SUPERVISOR);
  const billNo = 'BL1';
  await done(world, 'inbound.register', BOOK.emsNo, { billNo, document: 'E1', items: [item('ITEM02', '3')] });
  await done(world, 'inbound.quarantine', BOOK.emsNo, { billNo, quarantineNo: 'Q1', passed: true });
  await done(world, 'inbound.tally', BOOK.emsNo, { billNo, items: [item('ITEM02', '3')] }, OPERATOR);
}

/** Released on the first day, billed, paid late, closed; one of them cancelled in between, its bill void. */
async function settled(world: World): Promise<void> {
  await declare(world, 800, { orderNo: 'S1', buyerIdNumber: identityNumber(1) });
  await declare(world, 800, { orderNo: 'S2', buyerIdNumber: identityNumber(2) });
  const cancelled = await declare(world, 800, { orderNo: 'S3', buyerIdNumber: identityNumber(3) });
  await world.send(cancellation({ orderNo: 'S3', invtNo: cancelled.invt_no }));
  await world.settle();
  const [application] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE kind = 1');
  await done(world, 'cancellation.decide', application?.pre_no ?? '', { decision: 'approve' });
  await passDays(world, 31);
  // Cancelled when it is on a demand already: its tax is paid, and paid back.
  const claims = await declarationOf(world, 'S2');
  await world.send(cancellation({ orderNo: 'S2', invtNo: claims.invt_no }));
  await world.settle();
  const [claim] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE kind = 1 AND state = 300');
  await done(world, 'cancellation.decide', claim?.pre_no ?? '', { decision: 'approve' });
  await declare(world, 800, { orderNo: 'B1', buyerIdNumber: identityNumber(4) });
  await passDays(world, 17);
  const [demand] = await world.rows<{ duty_no: string }>('SELECT duty_no FROM tax_demand');
  const body = { dutyNo: demand?.duty_no ?? '' };
  const owed = await world.act('settlement.pay', FIRMS.seller, { ...body, amount: '0.01' });
  const amount = /\d+\.\d\d/.exec(owed.facts['allowed'] ?? '')?.[0] ?? '';
  await done(world, 'settlement.pay', FIRMS.seller, { ...body, amount });
  await done(world, 'refund.pay', claim?.pre_no ?? '', { amount: '18.20' });
  await passDays(world, 1);
  assert.equal((await declarationOf(world, 'S1')).state, 899);
  // Billed and not paid.
  await passDays(world, 15);
}

/** Of goods whose remark limits what a person may buy in a year: one released and cancelled, one released, one too many (H-01). */
async function limited(world: World): Promise<void> {
  const day = new Date(world.clock.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
  const rows = [
    ['税则号列', '货品名称', '备注'],
    ['21069090', '其他编号未列名的食品', ''],
    ['17049000', '其他不含可可的糖食', '每人每年不超过1千克'],
  ];
  await done(world, 'goods.list', 'L1', { from: day, law: '公告2026年第1号', rows }, OPERATOR);
  const one = { gcode: '1704900000', price: '10.00', buyerIdNumber: identityNumber(11) };
  const cancelled = await declare(world, 800, { orderNo: 'Q1', ...one });
  await world.send(cancellation({ orderNo: 'Q1', invtNo: cancelled.invt_no }));
  await world.settle();
  const [application] = await world.rows<{ pre_no: string }>(
    'SELECT pre_no FROM reversal WHERE kind = 1 AND state = 300',
  );
  await done(world, 'cancellation.decide', application?.pre_no ?? '', { decision: 'approve' });
  await declare(world, 800, { orderNo: 'Q2', ...one });
  await declare(world, 800, { orderNo: 'Q3', ...one });
  await declare(world, 100, { orderNo: 'Q4', ...one });
}

/** Released and not billed: open, returned in part, disputed, delivered, stopped. */
async function afterRelease(world: World): Promise<void> {
  const open = await declare(world, 800, { orderNo: 'A1', buyerIdNumber: identityNumber(5) });
  const back = await declare(world, 800, { orderNo: 'A2', buyerIdNumber: identityNumber(6), quantity: '3' });
  await world.send(refund({ orderNo: 'A2', invtNo: back.invt_no, copNo: 'RA2' }, [{ gnum: '1', qty: '1' }]));
  await world.settle();
  const [application] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE kind = 2');
  await done(world, 'return.decide', application?.pre_no ?? '', { decision: 'approve' });
  world.clock.nowMs += 5_000;
  await done(world, 'return.arrive', application?.pre_no ?? '', GOOD);
  const disputed = await declare(world, 800, { orderNo: 'A3' });
  const person = world.vault.personKey('1', BUYER.idNumber).toString('hex');
  const dispute = { preNo: disputed.pre_no, statement: '不是我买的' };
  const opened = await world.act('quota.dispute', person, dispute, { code: 'consumer', role: 'consumer' });
  await done(world, 'case.conclude', opened.facts['caseNo'] ?? '', { outcome: 'upheld' });
  await world.send(delivered('A1'));
  await world.settle();
  const report = { difference: 'address', found: '实际送至另一地址' };
  const firm = { code: FIRMS.logistics, role: 'participant' } as const;
  await world.act('delivery.elsewhere', `${FIRMS.logistics}|WA2`, report, firm);
  assert.equal((await world.rows('SELECT 1 FROM delivery_stop')).length, 1);
  assert.equal(open.state, 800);
  // Another version of what nobody has declared: the first is superseded.
  const first = purchase({ orderNo: 'V1' });
  await world.send(first.order, withHead(first, 'order', { appType: '2', appTime: '20260901120000', note: '改' }));
  await world.settle();
}

/** Refused, waiting for documents, for guarantee, for an inspection, let go by hand. */
async function unreleased(world: World): Promise<void> {
  const wrong = purchase({ orderNo: 'N1', buyerIdNumber: identityNumber(7) });
  await world.send(wrong.order, wrong.payment, wrong.waybill, withHead(wrong, 'declaration', { buyerName: '别人' }));
  await world.settle();
  assert.equal((await declarationOf(world, 'N1')).state, 100);
  await world.send(purchase({ orderNo: 'N2' }).declaration);
  await world.settle();
  assert.equal((await declarationOf(world, 'N2')).state, 3);
  await world.send(purchase({ orderNo: 'N3', buyerIdNumber: identityNumber(8) }).declaration);
  await world.settle();
  const hand = await declarationOf(world, 'N3');
  await done(world, 'declaration.contingency', hand.pre_no, { incident: 'INC1' }, SUPERVISOR);
  const waits = world.lane({ owner: 'waits', parameters: { guaranteeWaitMs: DAY_MS, inspectionRateBasisPoints: 0 } });
  await handOver(
    world,
    purchase({ orderNo: 'N4', buyerIdNumber: identityNumber(9), assureCode: FIRMS.platform }),
    waits,
  );
  assert.equal((await declarationOf(world, 'N4')).state, 120);
  const looks = world.lane({
    owner: 'looks',
    parameters: { guaranteeWaitMs: DAY_MS, inspectionRateBasisPoints: 10_000 },
  });
  await handOver(world, purchase({ orderNo: 'N5', buyerIdNumber: identityNumber(10) }), looks);
  assert.equal((await declarationOf(world, 'N5')).state, 500);
  await intakeStore(world.store).storeRefusal({
    ...{
      part: 5,
      messageId: '00000000-0000-4000-8000-000000000001',
      digest: Buffer.alloc(32),
      callerCode: FIRMS.seller,
    },
    ...{ atMs: world.clock.nowMs, arrivedUs: 1n, bytes: 1, within: KEPT, beyond: KEPT },
    quota: { part: 5, day: '2026-06-01', bytes: 1_000 },
  });
  await setAsideOnce(world);
  world.restart();
  await world.settle();
}

/** An act at which the lane faulted, and that was carried out when it was tried again. */
async function setAsideOnce(world: World): Promise<void> {
  const { actId } = await world.append('book.enter', BOOK.emsNo, {
    document: 'D9',
    items: [{ itemRecordNo: 'ITEM01', quantity: '1' }],
  });
  const [act] = await world.rows<{ body: Buffer }>('SELECT body FROM act WHERE act_id = $1', actId);
  await world.rows("UPDATE act SET body = '\\x00' WHERE act_id = $1", actId);
  await drainUntil(world, async () => (await asideIn(world)).length === 1);
  await world.rows('UPDATE act SET body = $1 WHERE act_id = $2', act?.body, actId);
  for (const one of await asideIn(world)) await world.act('queue.retry', numberOf(one));
}

const REFUSED = JSON.stringify({ atMs: 0, refusals: [], type: 'CEB311Message', guid: 'x', info: '' });
const KEPT = { answer: REFUSED, sealed: Buffer.from('x'), kept: 'whole' } as const;

/** Another lane, with parameters of its own, takes these documents. */
async function handOver(world: World, documents: object, lane: ReturnType<World['lane']>): Promise<void> {
  await world.rows('UPDATE lane_lease SET until_ms = 0');
  await world.send(...(Object.values(documents) as object[]));
  await world.settle(lane);
  await lane.stop();
}
