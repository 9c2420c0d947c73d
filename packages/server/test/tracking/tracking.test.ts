import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { trackingStore } from '../../src/store/tracking/events.ts';
import { EVENTS_PER_WAYBILL_MAX, judgeEvent } from '../../src/tracking/decide.ts';
import { createTracking, type GivenEvent, type TrackingDoor } from '../../src/tracking/index.ts';
import { withDatabase } from '../support/database.ts';
import { delivered } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { NOW_MS, openWorld, type World } from '../support/world.ts';

// Proves that a logistics firm's events are taken for its own waybills, once, bounded, each by itself; that they are read
// by the parties to the declaration and by customs and by nobody else; and that a place is sealed (L-01).

const event = (changes: Partial<GivenEvent> = {}): GivenEvent => ({
  logisticsNo: 'WA1',
  eventId: 'E1',
  kind: 'collected',
  at: '2026-06-01T09:30:00+08:00',
  place: '杭州分拨中心',
  ...changes,
});

const JUDGED: readonly (readonly [
  name: string,
  given: Partial<GivenEvent>,
  known: boolean,
  recorded: number,
  code: string | null,
])[] = [
  ['a known waybill', {}, true, 0, null],
  ['a waybill nobody sent', {}, false, 0, '90290'],
  ['ten minutes ahead: clocks differ', { at: '2026-06-01T10:10:00+08:00' }, true, 0, null],
  ['more than ten minutes ahead', { at: '2026-06-01T10:10:01+08:00' }, true, 0, '90292'],
  ['no time', { at: 'yesterday' }, true, 0, '90292'],
  ['the last that fits', {}, true, EVENTS_PER_WAYBILL_MAX - 1, null],
  ['one too many', {}, true, EVENTS_PER_WAYBILL_MAX, '90294'],
];

for (const [name, given, known, recorded, code] of JUDGED) {
  test(`${name}: ${code ?? 'recorded'}`, () => {
    assert.equal(judgeEvent(event(given), known, recorded, NOW_MS)?.code ?? null, code);
  });
}

async function cleared(world: World): Promise<TrackingDoor> {
  const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return createTracking({
    store: trackingStore(world.store, placesOfPreNo),
    vault: world.vault,
    clock: world.clock,
  });
}

async function states(door: TrackingDoor, firm: string, ...events: readonly GivenEvent[]): Promise<string[]> {
  return (await door.record(firm, events)).map(({ state, refusal }) => refusal?.code ?? state);
}

test('each event is taken by itself: recorded, repeated, refused', () =>
  withDatabase('tracking', async ({ store }) => {
    const world = await openWorld(store);
    const door = await cleared(world);
    const later = event({ eventId: 'E2', kind: 'departed', at: '2026-06-01T09:40:00+08:00' });
    assert.deepEqual(await states(door, FIRMS.logistics, event(), later, event(), event({ logisticsNo: 'WX' })), [
      'recorded',
      'recorded',
      'repeated',
      '90290',
    ]);
    assert.deepEqual(await states(door, FIRMS.logistics, event(), event({ kind: 'lost' })), ['repeated', '90293']);
    // The number is another firm's: for this one it does not exist.
    assert.deepEqual(await states(door, FIRMS.platform, event()), ['90290']);
    const track = await door.ofWaybill({ logisticsCode: FIRMS.logistics, logisticsNo: 'WA1' });
    assert.deepEqual(
      track?.events.map(({ eventId, kind, place }) => [eventId, kind, place]),
      [
        ['E1', 'collected', '杭州分拨中心'],
        ['E2', 'departed', '杭州分拨中心'],
      ],
    );
  }));

test('the bound of a waybill holds over requests, and what is there may still be repeated', () =>
  withDatabase('tracking bound', async ({ store }) => {
    const world = await openWorld(store);
    const door = await cleared(world);
    const many = Array.from({ length: EVENTS_PER_WAYBILL_MAX }, (_, index) => event({ eventId: `E${index}` }));
    const first = await states(door, FIRMS.logistics, ...many.slice(1));
    assert.ok(first.every((state) => state === 'recorded'));
    const again = await states(door, FIRMS.logistics, ...many, event({ eventId: 'over' }));
    assert.deepEqual([again[0], again[1], again.at(-1)], ['recorded', 'repeated', '90294']);
  }));

test('parties to the declaration and customs read the track with its delivery; a stranger does not', () =>
  withDatabase('tracking readers', async ({ store }) => {
    const world = await openWorld(store);
    const door = await cleared(world);
    await door.record(FIRMS.logistics, [event({ place: '快递员 13800000000' })]);
    await world.send(delivered('A1'));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string; place: Buffer }>(
      'SELECT d.pre_no, e.place FROM declaration d CROSS JOIN tracking_event e',
    );
    const number = row?.pre_no ?? '';
    for (const reader of [{ participant: FIRMS.seller }, { participant: FIRMS.platform }, 'customs'] as const) {
      const track = await door.ofDeclaration(number, reader);
      assert.equal(track?.events[0]?.place, '快递员 138****0000');
      assert.deepEqual(track?.delivery, { status: 'S', happened: '20260603095900' });
    }
    assert.equal(await door.ofDeclaration(number, { participant: '9999999999' }), null);
    assert.equal(await door.ofDeclaration('B20260601000000000', 'customs'), null);
    assert.equal(row?.place.includes('13800000000'), false);
  }));
