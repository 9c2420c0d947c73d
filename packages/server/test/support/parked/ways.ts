import assert from 'node:assert/strict';
import { partOf } from '@tongguan/kernel';
import { SUPERVISOR } from '../books.ts';
import { consumerOf } from '../consumer.ts';
import { cancellation, refund } from '../later.ts';
import { BOOK, purchase, type PurchaseDocuments, withHead } from '../purchase.ts';
import type { World } from '../world.ts';
import type { Hops } from './hops.ts';
import { EMS_NOS, GUARANTORS } from './places.ts';

/** One order that is to be caught on its way. */
export type Case = {
  readonly orderNo: string;
  readonly buyer: string;
  readonly guarantor: string;
  readonly emsNo: string;
};
export type Road = { readonly world: World; readonly hops: Hops; readonly one: Case };

const DAY_MS = 86_400_000;
export const WAITS = { guaranteeWaitMs: 3 * DAY_MS };
const LOOKS = { inspectionRateBasisPoints: 10_000 };
export const DOUBTFUL = { price: '26000.00', quantity: '1' };
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };

export const COMMON = { guarantor: GUARANTORS[0] ?? '', emsNo: EMS_NOS[0] ?? '' } as const;

/** Four documents of the case, bought on the platform that gives the guarantee. */
export function documentsOf({ orderNo, buyer, guarantor, emsNo }: Case, more: object = {}): PurchaseDocuments {
  const options = { orderNo, buyerIdNumber: buyer, assureCode: guarantor, ...more };
  const own = purchase(options);
  return {
    ...own,
    order: withHead(own, 'order', { ebpCode: guarantor }),
    payment: withHead(own, 'payment', { ebpCode: guarantor }),
    declaration: withHead(own, 'declaration', { ebpCode: guarantor, emsNo }),
  };
}

export const orderPart = ({ orderNo }: Case): number => partOf('order', orderNo);

export async function declarationOf(
  world: World,
  { orderNo }: Case,
): Promise<{ pre_no: string; invt_no: string; state: number }> {
  const [row] = await world.rows<{ pre_no: string; invt_no: string; state: number }>(
    'SELECT pre_no, invt_no, state FROM declaration WHERE order_no = $1',
    orderNo,
  );
  assert(row, orderNo);
  return row;
}

/** Submits a declaration and lets a lane run: it is at its first step. */
export async function declare({ world, hops, one }: Road, more: object = {}, parameters: object = {}): Promise<void> {
  world.clock.nowMs += 1_000;
  const { order, payment, waybill, declaration } = documentsOf(one, more);
  await world.send(order, payment, waybill, declaration);
  await hops.at(orderPart(one), parameters);
}

/** Chosen for an inspection: it holds everything and is parked. */
export async function inspect(road: Road): Promise<void> {
  await declare(road, {}, LOOKS);
  await road.hops.through(road.one.orderNo, LOOKS);
}

/** An officer has begun, and taken samples. */
export async function beginInspection(road: Road): Promise<void> {
  await inspect(road);
  await acted(road, 'inspection.open', { site: '查验台1' });
  await acted(road, 'inspection.sample', { numbers: ['Y1'] });
}

/** Exactly at the limit: an officer lets it go on (E-05). */
export async function review(road: Road): Promise<void> {
  await declare(road, DOUBTFUL);
  await acted(road, 'declaration.review', { decision: 'approve' });
}

export async function conclude(road: Road, result: string): Promise<void> {
  await inspect(road);
  await acted(road, 'inspection.open', { site: '查验台1' });
  await acted(road, 'inspection.conclude', { result });
}

/** An act about the declaration, carried out by the lane of its order; where a second person is needed, one agrees. */
export async function acted(
  { world, hops, one }: Road,
  kind: string,
  body: object,
  actor?: Parameters<World['append']>[3],
  number?: string,
): Promise<void> {
  world.clock.nowMs += 1_000;
  const { pre_no } = await declarationOf(world, one);
  const { actId } = await world.append(kind, number ?? pre_no, { ...body }, actor);
  await hops.at(orderPart(one));
  if ((await world.agreeToAll()) > 0) await hops.at(orderPart(one));
  const [outcome] = await world.rows<{ code: string; facts: string }>(
    'SELECT * FROM act_outcome WHERE act_id = $1',
    actId,
  );
  assert.equal(outcome?.code, '', `${one.orderNo} ${kind}: ${JSON.stringify(outcome?.facts)}`);
}

/** Let go by hand before its documents are there, then reconciled with them; the declaration may have other prices than they. */
export async function byHand(road: Road, prices: object = {}): Promise<void> {
  const { world, hops, one } = road;
  world.clock.nowMs += 1_000;
  const { order, payment, waybill, declaration } = documentsOf(one);
  await world.send(withLine(declaration, prices));
  await hops.at(orderPart(one));
  await acted(road, 'declaration.contingency', { incident: 'INC2' }, SUPERVISOR);
  await world.send(order, payment, waybill);
  await hops.at(orderPart(one));
  await acted(road, 'declaration.reconcile', {});
}

export async function freeze({ world, one }: Road): Promise<void> {
  await consumerOf(world).freeze(world.vault.personKey('1', one.buyer), true);
}

async function release(road: Road): Promise<void> {
  await declare(road);
  await road.hops.through(road.one.orderNo);
  assert.equal((await declarationOf(road.world, road.one)).state, 800, road.one.orderNo);
}

async function applied({ world, hops, one }: Road, application: object, kind: number): Promise<string> {
  await world.send(application);
  await hops.at(orderPart(one));
  const [row] = await world.rows<{ pre_no: string }>(
    `SELECT r.pre_no FROM reversal r JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
     WHERE d.order_no = $1 AND r.kind = $2`,
    one.orderNo,
    kind,
  );
  assert(row, `${one.orderNo} has no application of kind ${kind}`);
  return row.pre_no;
}

/** Released, and cancelled again: on its way back. */
export async function cancel(road: Road): Promise<void> {
  await release(road);
  const { orderNo, guarantor } = road.one;
  const { invt_no: invtNo } = await declarationOf(road.world, road.one);
  const preNo = await applied(road, { ...cancellation({ orderNo, invtNo }), ebpCode: guarantor }, 1);
  await acted(road, 'cancellation.decide', { decision: 'approve' }, undefined, preNo);
}

/** Released, and one piece of two comes back; `arrives`: it is there, and on its way back into the accounts. */
export async function giveBack(road: Road, arrives = true): Promise<void> {
  await release(road);
  const { orderNo, guarantor } = road.one;
  const { invt_no: invtNo } = await declarationOf(road.world, road.one);
  const { InvtRefundHead, InvtRefundList } = refund({ orderNo, invtNo }, [{ gnum: '1', qty: '1' }]);
  const document = { InvtRefundHead: { ...InvtRefundHead, ebpCode: guarantor }, InvtRefundList };
  const preNo = await applied(road, document, 2);
  await acted(road, 'return.decide', { decision: 'approve' }, undefined, preNo);
  if (arrives) await acted(road, 'return.arrive', GOOD, undefined, preNo);
}

/** What the amended declaration says beside the prices of its order: of perfume the tax is higher. */
const PERFUME = { gcode: '3303000000', gname: '测试香水', qty1: '0.01', unit2: '011', qty2: '2' };
const BELOW = { price: '97.5', totalPrice: '195' };
const ABOVE = { price: '102.5', totalPrice: '205' };

/**
 * Released, and amended with the consent of an officer: on its way to the new content. Prices are those of the order, which
 * is locked. Only a declaration that went by hand with other ones uses more or less of the year's quota when it is amended.
 */
export async function amend(road: Road, how: 'more' | 'less' | 'same', itemRecordNo: string): Promise<void> {
  if (how === 'same') await declare(road);
  else await byHand(road, how === 'more' ? BELOW : ABOVE);
  await road.hops.through(road.one.orderNo);
  const { declaration } = documentsOf(road.one);
  const amended = withLine(declaration, { ...(how === 'more' ? PERFUME : {}), itemRecordNo });
  const head = { ...amended.InventoryHead, appType: '2', appTime: '20260601120000' };
  await applied(road, { ...amended, InventoryHead: head }, 3);
  await acted(road, 'amendment.decide', { decision: 'approve' });
}

function withLine(declaration: PurchaseDocuments['declaration'], changes: object): PurchaseDocuments['declaration'] {
  return { ...declaration, InventoryList: declaration.InventoryList.map((line) => ({ ...line, ...changes })) };
}
