import assert from 'node:assert/strict';
import { partOf } from '@tongguan/kernel';
import { CHANGE_KINDS, createRegistryDoor, createRegistryHolder, REGISTER } from '../../../src/registry/index.ts';
import { registryStore } from '../../../src/store/registry/records.ts';
import { item, OFFICER, SUPERVISOR } from '../books.ts';
import { consumerOf } from '../consumer.ts';
import { identityNumber } from '../identity.ts';
import { cancellation } from '../later.ts';
import { withHead } from '../purchase.ts';
import type { World } from '../world.ts';
import { setAsideAt } from './faulted.ts';
import type { Hops } from './hops.ts';
import { EMS_NOS, GUARANTORS, type Places } from './places.ts';
import { type Case, COMMON, documentsOf, DOUBTFUL, giveBack, declarationOf } from './ways.ts';

const DAY_MS = 86_400_000;
export const [ROOMY] = GUARANTORS.slice(-1) as [string];
const [FROM, TO, COUNTED] = EMS_NOS.slice(-3) as [string, string, string];
/** Ordinary purchases of these tests have buyers from here on; the others are counted up from 20. */
const BUYERS = 900;

/** While lanes still look at everything: a refund that is not paid, a quota that is frozen, a dispute, registered firms. */
export async function carriedOut(world: World): Promise<void> {
  const one: Case = { orderNo: 'REFUND-1', buyer: identityNumber(BUYERS), guarantor: ROOMY, emsNo: COMMON.emsNo };
  await send(world, Object.values(documentsOf(one)) as object[]);
  await passDays(world, 31);
  const { invt_no: invtNo } = await declarationOf(world, one);
  await send(world, [{ ...cancellation({ orderNo: one.orderNo, invtNo }), ebpCode: ROOMY }]);
  const [application] = await world.rows<{ pre_no: string }>(
    `SELECT r.pre_no FROM reversal r JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
     WHERE d.order_no = 'REFUND-1'`,
  );
  await world.act('cancellation.decide', application?.pre_no ?? '', { decision: 'approve' });
  const claims = await world.rows('SELECT 1 FROM refund_claim WHERE assure_code = $1', ROOMY);
  assert.equal(claims.length, 1, 'its tax was demanded, and is claimed back');
  const disputed = { ...one, orderNo: 'DISPUTE-1', buyer: identityNumber(BUYERS + 1) };
  await send(world, Object.values(documentsOf(disputed)) as object[]);
  const person = world.vault.personKey('1', disputed.buyer);
  const body = { preNo: (await declarationOf(world, disputed)).pre_no, statement: '不是我买的' };
  await world.act('quota.dispute', person.toString('hex'), body, { code: 'consumer', role: 'consumer' });
  await consumerOf(world).freeze(world.vault.personKey('1', identityNumber(BUYERS + 2)), true);
}

async function send(world: World, documents: readonly object[]): Promise<void> {
  world.clock.nowMs += 1_000;
  await world.send(...documents);
  await world.settle();
}

async function passDays(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

/** Two firms; one is suspended; that it comes back, and that the other goes, a second person is asked (K-03). */
async function registered(world: World): Promise<void> {
  const store = registryStore(world.store);
  const holder = await createRegistryHolder({ store, vault: world.vault });
  try {
    const door = createRegistryDoor({ store, holder, clock: world.clock, profile: 'sandbox' });
    const asked = { actor: { code: 'operator1', role: 'operator' }, reason: '凭来函' } as const;
    const firm = { roles: ['seller'], from: '2026-01-01' } as const;
    const participants = [
      { ...firm, code: '3301969901', creditCode: '91330100MATG00012X', name: '测试商户一' },
      { ...firm, code: '3301969902', creditCode: '91330100MATG00020Q', name: '测试商户二' },
    ];
    assert((await door.change({ ...asked, kind: REGISTER, code: '', body: { participants } })).ok);
    for (const [name, code] of [
      ['participant.suspend', '3301969901'],
      ['participant.resume', '3301969901'],
      ['participant.revoke', '3301969902'],
    ] as const) {
      world.clock.nowMs += 1_000;
      const kind = CHANGE_KINDS.find((one) => one.name === name);
      assert(kind);
      const changed = await door.change({ ...asked, kind, code, body: {} });
      assert(changed.ok, `${name}: ${JSON.stringify(changed)}`);
    }
  } finally {
    holder.close();
  }
}

/** An arrival and an act that a lane could not read; what else the order said waits behind them (B-07). */
export async function setAsideDocuments(world: World, places: Places, hops: Hops): Promise<void> {
  const orderNo = places.order('ASIDE');
  const { order, payment, waybill, declaration } = documentsOf({ orderNo, buyer: places.buyer(orderNo), ...COMMON });
  await world.send(order, payment);
  const document = { table: 'document', column: 'body', broken: Buffer.from([0]), where: 'order_no = $1 AND kind = 2' };
  await setAsideAt(world, partOf('order', orderNo), document, [orderNo]);
  await world.send(waybill, declaration);
  await hops.at(partOf('order', orderNo));
  const { part, actId } = await world.append('book.enter', COUNTED, { document: 'E9', items: [item('ITEM01', '7')] });
  const act = { table: 'act', column: 'body', broken: Buffer.from([0]), where: 'part = $1 AND act_id = $2' };
  await setAsideAt(world, part, act, [part, actId]);
}

/** What waits for people, and what no lane has looked at. */
export async function leftOpen(world: World, places: Places, hops: Hops): Promise<void> {
  const fresh = (name: string, more: object = {}) => {
    const orderNo = places.order(name);
    const one = { orderNo, buyer: places.buyer(orderNo), guarantor: ROOMY, emsNo: COMMON.emsNo };
    return { one, part: partOf('order', orderNo), documents: documentsOf(one, more) };
  };
  const sent = async ({ part, documents }: ReturnType<typeof fresh>): Promise<void> => {
    world.clock.nowMs += 1_000;
    await world.send(...(Object.values(documents) as object[]));
    await hops.at(part);
  };
  const doubtful = fresh('REVIEW', DOUBTFUL);
  await sent(doubtful);
  const draft = fresh('DRAFT');
  await world.send(withHead(draft.documents, 'declaration', { appStatus: '1' }));
  await hops.at(draft.part);
  const back = fresh('BACKO');
  await giveBack({ world, hops, one: back.one }, false);
  const alone = fresh('ALONE');
  await world.send(alone.documents.declaration, alone.documents.order);
  await hops.at(alone.part);
  await asked(world, hops, 'declaration.contingency', (await declarationOf(world, alone.one)).pre_no, {
    incident: 'INC3',
  });
  await asked(world, hops, 'guarantee.withdraw', ROOMY, { amount: '100000.00' });
  await asked(world, hops, 'book.loss', COUNTED, { items: [item('ITEM01', '500')] });
  await asked(world, hops, 'stocktake.open', COUNTED, { takeNo: 'P9' });
  const transfer = { transferNo: 'Z9', toBook: TO, mode: '1210', toMode: '1210', items: [item('ITEM01', '40')] };
  await asked(world, hops, 'transfer.out', FROM, transfer);
  const onItsWay = await world.rows("SELECT 1 FROM clearing_work WHERE way = 'transfer' AND step = 'in transit'");
  assert.equal(onItsWay.length, 1, 'the goods have left, and the other book does not know of them');
  await unlooked(world, fresh);
  await registered(world);
}

/** An act, and the lane of its place. */
async function asked(world: World, hops: Hops, kind: string, number: string, body: object): Promise<void> {
  world.clock.nowMs += 1_000;
  const { part } = await world.append(kind, number, { ...body }, SUPERVISOR);
  await hops.at(part);
}

/** Recorded at the door, and no lane has looked. */
async function unlooked(world: World, fresh: (name: string) => { readonly documents: object }): Promise<void> {
  world.clock.nowMs += 1_000;
  await world.send(...(Object.values(fresh('NEW').documents) as object[]));
  const half = fresh('HALF').documents as ReturnType<typeof documentsOf>;
  await world.send(half.payment, half.declaration);
  const released = await world.rows<{ order_no: string; invt_no: string; pre_no: string }>(
    "SELECT order_no, invt_no, pre_no FROM declaration WHERE order_no IN ('DISPUTE-1', 'A2') ORDER BY order_no DESC",
  );
  for (const { order_no: orderNo, invt_no: invtNo } of released) {
    await world.send({ ...cancellation({ orderNo, invtNo }), ebpCode: ROOMY });
  }
  await world.append('guarantee.deposit', ROOMY, { amount: '5.00', kind: 'cash', document: 'D9' }, OFFICER);
  await world.append('book.enter', TO, { document: 'E8', items: [item('ITEM01', '8')] }, OFFICER);
}
