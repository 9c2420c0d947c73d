import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STORED_KINDS } from '@tongguan/ceb';
import { partOf } from '@tongguan/kernel';
import type { Rooms } from '../../src/clearance/rooms.ts';
import { TRADE } from '../../src/main/rooms.ts';
import type { LaneTransaction } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { leaveOnly, placeOf } from '../support/parked/hops.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that an export order with the number of an import order is another order: neither waits behind the other, in a batch
// or while a lane is at work. No room takes exports yet: the handler of this test stands for one.

const ORDER = 'A1';
const HERE = partOf('order', ORDER);
const { order, payment, waybill, declaration } = purchase({ orderNo: ORDER });

/** Stored as an export order: whatever stands in it, its number is the same. */
async function sendExport(world: World): Promise<void> {
  await world.send({ ...order, OrderHead: { ...order.OrderHead, note: 'export' } });
  const newest = 'SELECT max(arrived_us) FROM document';
  await world.rows(`UPDATE document SET kind = $1 WHERE arrived_us = (${newest})`, STORED_KINDS.exportOrder);
}

/** The rooms with one that takes export orders, and counts what reaches it. */
function exporting(): { readonly rooms: Rooms<LaneTransaction>; handled: number } {
  const seen = { handled: 0 };
  const documents: Rooms<LaneTransaction>['documents'] = {
    ...TRADE.rooms.documents,
    [STORED_KINDS.exportOrder]: () => {
      seen.handled += 1;
      return Promise.resolve('done');
    },
  };
  return Object.assign(seen, { rooms: { ...TRADE.rooms, documents } });
}

test('an import order is looked at in the batch in which an export of its number waits before it', () =>
  withDatabase('number in one batch', async ({ store }) => {
    const world = await openWorld(store);
    const room = exporting();
    await sendExport(world);
    await world.send(order);
    await world.lane({ rooms: room.rooms }).drainOnce();
    assert.equal(room.handled, 1);
    assert.deepEqual(await world.rows('SELECT 1 FROM arrival'), []);
    assert.ok((await world.rows('SELECT 1 FROM receipt WHERE kind = 312')).length > 0);
  }));

test('an export is looked at while the import of its number is between two lanes', () =>
  withDatabase('number at work', async ({ store }) => {
    const world = await openWorld(store);
    const room = exporting();
    await world.send(order, payment, waybill, declaration);
    await leaveOnly(world, HERE);
    const lane = world.lane({ home: (part) => part === HERE, rooms: room.rooms });
    await world.settle(lane);
    const place = await placeOf(world, ORDER);
    assert.ok(place !== null && place >= 0 && place !== HERE, 'the work is between two lanes');
    await sendExport(world);
    await world.settle(lane);
    await lane.stop();
    assert.equal(room.handled, 1);
    assert.deepEqual(await world.rows('SELECT 1 FROM arrival'), []);
  }));
