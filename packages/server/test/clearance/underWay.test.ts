import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { freeLeases, leaveOnly, placeOf } from '../support/parked/hops.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a document which arrives while the declaration of its order is at work is answered as if the work had ended
// before (B-06, I-01): in a batch of its own, in the batch in which the work begins, and while the work is between two lanes.
// Answer and order of the receipts are the same. The second part proves the order of receipts within one batch.

const ORDER = 'A1';
const HERE = partOf('order', ORDER);
const { order, payment, waybill, declaration } = purchase({ orderNo: ORDER });
const DOUBTFUL = purchase({ orderNo: ORDER, price: '26000.00', quantity: '1' });
const OLDER = '20260601095900';

const declared = ['622 2', '622 3', '622 120'];
const released = [...declared, '622 399', '622 800', '816 1'];

type Case = {
  readonly name: string;
  readonly guarantee?: string;
  readonly prepare?: (world: World) => Promise<void>;
  readonly begin: (world: World) => Promise<void>;
  readonly next: object;
  /** Kinds 312, 622 and 816, in order. */
  readonly told: readonly string[];
};

const declare = (world: World): Promise<void> => world.send(order, payment, waybill, declaration);

const CASES: readonly Case[] = [
  {
    name: 'a declaration that is older is refused after the release',
    begin: declare,
    next: withHead({ order, payment, waybill, declaration }, 'declaration', { appType: '2', appTime: OLDER }),
    told: ['312 120', ...released, '622 -621012'],
  },
  {
    name: 'a changed declaration asks to amend the released one',
    begin: declare,
    next: withHead({ order, payment, waybill, declaration }, 'declaration', { appType: '2', note: '更正' }),
    told: ['312 120', ...released, '622 800'],
  },
  {
    name: 'the same declaration as a new one is a duplicate, after the release',
    begin: declare,
    next: withHead({ order, payment, waybill, declaration }, 'declaration', { appTime: OLDER }),
    told: ['312 120', ...released, '622 -621004'],
  },
  {
    name: 'an order is changed that no refused declaration locks',
    guarantee: '0',
    begin: declare,
    next: withHead({ order, payment, waybill, declaration }, 'order', { appType: '2' }),
    told: ['312 120', ...declared, '622 100', '312 120'],
  },
  {
    name: 'a declaration is declared anew whose release was cancelled',
    async prepare(world) {
      await declare(world);
      await world.settle();
      const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
      await world.send(cancellation({ orderNo: ORDER, invtNo: row?.invt_no ?? '' }));
      await world.settle();
    },
    async begin(world) {
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      const { actId } = await world.append('cancellation.decide', row?.pre_no ?? '', { decision: 'approve' });
      await world.agreeAhead(actId);
    },
    next: withHead({ order, payment, waybill, declaration }, 'declaration', { appTime: OLDER }),
    told: ['312 120', ...released, ...released],
  },
];

/** What the seller was told, in order. */
async function told(world: World, ...kinds: readonly number[]): Promise<string[]> {
  const rows = await world.rows<{ kind: number; body: string }>(
    'SELECT kind, body FROM receipt WHERE recipient = $1 AND kind = ANY($2) ORDER BY part, seq',
    FIRMS.seller,
    kinds,
  );
  return rows.flatMap(({ kind, body }) =>
    (JSON.parse(body) as { steps: { status: string }[] }).steps.map(({ status }) => `${kind} ${status}`),
  );
}

/** The lane of the order's partition looks, and has no other. */
async function look(world: World): Promise<void> {
  await leaveOnly(world, HERE);
  const lane = world.lane({ home: (part) => part === HERE });
  while ((await lane.drainOnce()) > 0);
  await lane.stop();
}

async function tellApart(world: World, { begin, next }: Case): Promise<void> {
  await begin(world);
  await look(world);
  const place = await placeOf(world, ORDER);
  assert.ok(place !== null && place >= 0 && place !== HERE, 'the work is between two lanes');
  await world.send(next);
  await look(world);
  await freeLeases(world);
  await world.settle(world.lane());
}

const WAYS: readonly (readonly [string, (world: World, told: Case) => Promise<void>])[] = [
  [
    'one after the other',
    async (world, { begin, next }) => {
      await begin(world);
      await world.settle();
      await world.send(next);
      await world.settle();
    },
  ],
  [
    'in one batch',
    async (world, { begin, next }) => {
      await begin(world);
      await world.send(next);
      await world.settle();
    },
  ],
  ['between two lanes', tellApart],
];

for (const one of CASES) {
  for (const [way, tell] of WAYS) {
    test(`${one.name}: ${way}`, () =>
      withDatabase(`under way ${CASES.indexOf(one)} ${way}`, async ({ store }) => {
        const world = await openWorld(store, { guarantee: one.guarantee ?? '1000000' });
        await one.prepare?.(world);
        await tell(world, one);
        assert.deepEqual(await told(world, 312, 622, 816), one.told);
        assert.deepEqual(await world.rows('SELECT 1 FROM arrival'), []);
        await clean(world);
      }));
  }
}

for (const isShared of [false, true]) {
  test(`what an officer refuses is told before the answer to a later 623: ${isShared ? 'in one batch' : 'in two'}`, () =>
    withDatabase(`refused then asked ${isShared}`, async ({ store }) => {
      const world = await openWorld(store);
      await world.send(DOUBTFUL.order, DOUBTFUL.payment, DOUBTFUL.waybill, DOUBTFUL.declaration);
      await world.settle();
      const [row] = await world.rows<{ pre_no: string; invt_no: string }>('SELECT * FROM declaration');
      const { actId } = await world.append('declaration.review', row?.pre_no ?? '', { decision: 'refuse' });
      await world.agreeAhead(actId);
      if (!isShared) await world.settle();
      await world.send(cancellation({ orderNo: ORDER, invtNo: row?.invt_no ?? '' }));
      await world.settle();
      assert.deepEqual(await told(world, 622, 624), [...declared, '622 300', '622 100', '624 -623005']);
      await clean(world);
    }));
}
