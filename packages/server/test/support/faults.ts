import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Fault, partOf } from '@tongguan/kernel';
import { actSeal } from '../../src/office/index.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { purchase } from './purchase.ts';
import type { World } from './world.ts';

/** An order number that begins so and lies in this partition. */
export function orderIn(part: number, prefix: string): string {
  for (let count = 0; ; count += 1) if (partOf('order', `${prefix}${count}`) === part) return `${prefix}${count}`;
}

export function injected(): never {
  throw new Fault('invariant broken: injected by a test');
}

/** Drains, faults and all, until the condition holds; a condition that never does is ended by the file's limit. */
export async function drainUntil(world: World, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await world.settle().catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function stateOf(world: World, orderNo: string): Promise<number | undefined> {
  const [row] = await world.rows<{ state: number }>('SELECT state FROM declaration WHERE order_no = $1', orderNo);
  return row?.state;
}

export function isReleased(world: World, orderNo: string): () => Promise<boolean> {
  return async () => (await stateOf(world, orderNo)) === 800;
}

/** Sends the four documents of a purchase. */
export async function sell(world: World, orderNo: string, price = '10.00'): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, price });
  await world.send(order, payment, waybill, declaration);
}

export async function released(world: World, orderNo: string): Promise<{ preNo: string; invtNo: string }> {
  await sell(world, orderNo);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string; invt_no: string; state: number }>(
    'SELECT pre_no, invt_no, state FROM declaration WHERE order_no = $1',
    orderNo,
  );
  assert.equal(row?.state, 800);
  return { preNo: row.pre_no, invtNo: row.invt_no };
}

/** Appends an act of any kind to any partition, without the checks of its door. */
export async function appendAct(
  world: World,
  part: number,
  kind: string,
  subject: string,
  body: object = {},
): Promise<string> {
  const actId = randomUUID();
  await officeStore(world.store, placesOfPreNo).insertAct({
    part,
    actId,
    kind,
    subject,
    customsCode: null,
    actor: { code: 'officer1', role: 'officer' },
    reason: '测试',
    atMs: world.clock.nowMs,
    arrivedUs: BigInt(Date.now()) * 1000n,
    requestHash: Buffer.alloc(32),
    body: world.vault.seal(Buffer.from(JSON.stringify(body)), actSeal(part, actId)),
  });
  return actId;
}

export type Aside = {
  readonly part: number;
  readonly aside_id: string;
  readonly kind: number;
  readonly order_no: string;
  readonly subject: string;
  readonly fault: string;
  readonly follows: boolean;
  readonly tries: number;
  readonly told: boolean;
  readonly step: string | null;
};

/** What waits for people, oldest first. */
export function asideIn(world: World): Promise<Aside[]> {
  return world.rows<Aside>('SELECT * FROM set_aside WHERE state = 1 ORDER BY since_ms, follows, part, aside_id');
}

export function numberOf({ part, aside_id }: Aside): string {
  return `${part}-${aside_id}`;
}
