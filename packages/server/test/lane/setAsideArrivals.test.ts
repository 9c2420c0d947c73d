import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { ACTS, TRADE } from '../../src/main/rooms.ts';
import { ACT_ITEM } from '../../src/office/types.ts';
import { audit } from '../../src/ledgers/index.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { withDatabase } from '../support/database.ts';
import {
  appendAct,
  asideIn,
  drainUntil,
  injected,
  isReleased,
  numberOf,
  orderIn,
  released,
  sell,
  stateOf,
} from '../support/faults.ts';
import { cancellation, delivered, refund } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';
import type { DocumentHandler } from '../../src/clearance/later/context.ts';

// Proves that an arrival at which a lane faults – a document, an act, a message – is set aside alone and answered, whatever
// its handler, that everything else of its partition goes on, that what follows it in its order keeps its place, and that it
// is done once when it is tried again, or given up by two persons (B-07, K-03).

const PART = partOf('order', 'A');
type Mutable<Handler> = { [kind: number]: Handler };

/** Runs `work` while the handler of a kind of document faults. */
async function withFault(kind: number, fault: DocumentHandler, work: () => Promise<void>): Promise<void> {
  const before = later[kind];
  assert(before !== undefined);
  later[kind] = fault;
  try {
    await work();
  } finally {
    later[kind] = before;
  }
}

const later = TRADE.rooms.documents as Mutable<DocumentHandler>;

/** The acts of the platform, of which these fault until they are mended. */
function faulting(names: readonly string[]): { readonly acts: typeof ACTS; mended: boolean } {
  const state = { mended: false };
  const faulty = (): void => {
    if (!state.mended) injected();
  };
  const acts = ACTS.map((act): (typeof ACTS)[number] => {
    const { hand } = act;
    if (!names.includes(act.name)) return act;
    if ('run' in hand) {
      return { ...act, hand: { run: async (...given) => (faulty(), hand.run(...given)) } };
    }
    return { ...act, hand: { ...hand, judge: async (...given) => (faulty(), hand.judge(...given)) } };
  });
  return Object.assign(state, { acts });
}

test('an act of every kind faults: each is set aside and answered, and a good order of the partition is released', () =>
  withDatabase('aside acts', async ({ store }) => {
    const kinds = ACTS.map(({ name }) => name).filter((kind) => !kind.startsWith('queue.'));
    const broken = faulting(kinds);
    const world = await openWorld(store, { acts: broken.acts });
    const ids: string[] = [];
    for (const kind of kinds) {
      const actId = await appendAct(world, PART, kind, 'nothing');
      await world.agreeAhead(actId);
      ids.push(actId);
    }
    const good = orderIn(PART, 'GOOD');
    await sell(world, good);
    await drainUntil(world, isReleased(world, good));
    await drainUntil(world, async () => (await asideIn(world)).length === kinds.length);
    for (const actId of ids) {
      const { outcome } = await officeStore(store, placesOfPreNo).standing(PART, actId);
      assert.deepEqual([outcome?.done, outcome?.code], [false, '90310'], actId);
    }
    broken.mended = true;
    const aside = await asideIn(world);
    assert.ok(aside.every(({ kind, fault }) => kind === 2 && fault === 'invariant broken: injected by a test'));
    assert.equal((await world.rows('SELECT 1 FROM arrival')).length, 0);

    // Mended, each is looked at once more: it is carried out, or refused since its body or its subject is none.
    for (const one of aside) await world.append('queue.retry', numberOf(one));
    const retried = async () => {
      const ended = await world.rows(
        "SELECT 1 FROM act_outcome o JOIN act a USING (part, act_id) WHERE a.kind NOT LIKE 'queue.%'",
      );
      return ended.length === kinds.length;
    };
    await drainUntil(world, retried);
    assert.equal((await asideIn(world)).length, 0);
  }));

const LATER: readonly (readonly [
  kind: number,
  name: string,
  send: (names: { orderNo: string; invtNo: string }) => object,
])[] = [
  [5, '623', (names) => cancellation(names)],
  [6, '625', (names) => refund(names, [{ gnum: '1', qty: '1' }])],
  [7, '513', ({ orderNo }) => delivered(orderNo)],
];

for (const [kind, name, document] of LATER) {
  test(`a ${name} faults: set aside, its sender told −621017, the rest of the partition goes on, done once when retried`, () =>
    withDatabase(`aside ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const { invtNo } = await released(world, 'A');
      const part = kind === 7 ? partOf('number', `3|${FIRMS.logistics}|WA`) : PART;
      const good = orderIn(part, 'GOOD');
      await withFault(
        kind,
        async () => injected(),
        async () => {
          await world.send(document({ orderNo: 'A', invtNo }));
          await sell(world, good);
          await drainUntil(world, isReleased(world, good));
          await drainUntil(world, async () => (await asideIn(world)).some(({ told }) => told));
        },
      );
      const [aside] = await asideIn(world);
      assert.equal(aside?.kind, 1);
      const told = await world.rows<{ body: string }>(
        "SELECT body FROM receipt WHERE kind = 900 AND body LIKE '%-621017%'",
      );
      assert.equal(told.length, 1);
      const journal = await world.rows(
        "SELECT 1 FROM act WHERE kind = 'queue.aside' AND subject = $1",
        numberOf(aside),
      );
      assert.equal(journal.length, 1, 'the journal calls people');

      await world.act('queue.retry', numberOf(aside), {}, { code: 'officer1', role: 'officer' });
      await world.settle();
      const what = kind === 7 ? 'SELECT 1 FROM delivery' : 'SELECT 1 FROM reversal';
      assert.equal((await world.rows(what)).length, 1);
      assert.deepEqual(await asideIn(world), []);
      await clean(world);
    }));
}

test('a document that cannot be opened: its order waits with everything that comes later, other orders go on', () =>
  withDatabase('aside document', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A', price: '10.00' });
    await world.send(order);
    const [stored] = await world.rows<{ body: Buffer }>('SELECT body FROM document');
    assert(stored);
    const broken = Buffer.from(stored.body);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    await world.rows('UPDATE document SET body = $1', broken);
    const good = orderIn(PART, 'GOOD');
    await sell(world, good);
    await drainUntil(world, isReleased(world, good));
    await drainUntil(world, async () => (await asideIn(world)).length === 1);
    await world.send(payment, waybill, declaration);
    await world.settle();
    const aside = await asideIn(world);
    assert.deepEqual(
      aside.map(({ order_no, follows }) => [order_no, follows]),
      [
        ['A', false],
        ['A', true],
        ['A', true],
        ['A', true],
      ],
    );
    // Nobody's time is over while something of the order is set aside.
    world.clock.nowMs += 30 * 86_400_000;
    await world.settle();
    assert.equal(await stateOf(world, 'A'), undefined);

    await world.rows('UPDATE document SET body = $1 WHERE order_no = $2 AND kind = 1', stored.body, 'A');
    world.clock.nowMs -= 30 * 86_400_000;
    const [first] = aside;
    assert(first);
    const outcome = await world.act('queue.retry', numberOf(first), {}, { code: 'officer1', role: 'officer' });
    assert.deepEqual([outcome.done, outcome.facts['items']], [true, '4']);
    await world.settle();
    assert.equal(await stateOf(world, 'A'), 800);
    await clean(world);
  }));

test('tried again and faulting again, it is set aside again and counted', () =>
  withDatabase('aside twice', async ({ store }) => {
    const world = await openWorld(store, { acts: faulting(['case.note']).acts });
    const { preNo } = await released(world, 'A');
    await appendAct(world, PART, 'case.note', preNo);
    for (const tries of [1, 2, 3]) {
      await drainUntil(world, async () => (await asideIn(world)).length === 1);
      const [aside] = await asideIn(world);
      assert.equal(aside?.tries, tries);
      await world.append('queue.retry', numberOf(aside));
      await drainUntil(world, async () => (await asideIn(world))[0]?.aside_id !== aside.aside_id);
    }
  }));

test('given up, a document counts as refused, and what followed it is worked on', () =>
  withDatabase('aside given up', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A', price: '10.00' });
    await world.send(order);
    await world.rows("UPDATE document SET body = '\\x00'");
    await drainUntil(world, async () => (await asideIn(world)).length === 1);
    await world.send(payment, waybill, declaration);
    await world.settle();
    const [aside] = await asideIn(world);
    assert(aside);
    const outcome = await world.act('queue.give-up', numberOf(aside), {}, { code: 'supervisor1', role: 'supervisor' });
    assert.deepEqual([outcome.done, outcome.facts['items']], [true, '3']);
    await world.settle();
    assert.equal(await stateOf(world, 'A'), 3, 'the declaration waits for an order');
    const again = await world.act('queue.give-up', numberOf(aside), {}, { code: 'supervisor1', role: 'supervisor' });
    assert.deepEqual([again.done, again.code], [false, '90043']);
    // The order is sent anew.
    await world.send(purchase({ orderNo: 'A', price: '10.00', appTime: '20260601100001' }).order);
    await world.settle();
    assert.equal(await stateOf(world, 'A'), 800);
    await clean(world);
  }));

test('arrivals that wait for something hide nobody behind them', () =>
  withDatabase('aside window', async ({ store }) => {
    const world = await openWorld(store, { parameters: { arrivalsPerPart: 3 } });
    const { invtNo } = await released(world, 'A');
    const waits: DocumentHandler = async () => 'later';
    await withFault(6, waits, async () => {
      for (let count = 0; count < 8; count += 1)
        await world.send(refund({ orderNo: 'A', invtNo, copNo: `R${count}` }, [{ gnum: '1', qty: '1' }]));
      const good = orderIn(PART, 'GOOD');
      await sell(world, good);
      for (let round = 0; round < 8; round += 1) await world.lane({ owner: 'first' }).drainOnce();
      await drainUntil(world, isReleased(world, good));
    });
    const waiting = await world.rows('SELECT 1 FROM arrival WHERE item >= 0');
    assert.equal(waiting.length, 8);
  }));

test('an act on a number that is none of the queue, or of nothing set aside', () =>
  withDatabase('aside nothing', async ({ store }) => {
    const world = await openWorld(store);
    const outcome = await world.act('queue.retry', `${PART}-00112233-4455-6677-8899-aabbccddeeff`);
    assert.deepEqual([outcome.done, outcome.code], [false, '90042']);
    const { outcome: none } = await officeStore(store, placesOfPreNo).standing(
      PART,
      '00112233-4455-6677-8899-aabbccddeeff',
    );
    assert.equal(none, null);
    assert.equal(ACT_ITEM, -2, 'as the queries of what is set aside have it');
  }));

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}
