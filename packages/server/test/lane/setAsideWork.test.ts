import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { REVERSAL } from '../../src/aftercare/ways/reversal.ts';
import { RELEASE } from '../../src/clearance/ways/release.ts';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import {
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
import { cancellation } from '../support/later.ts';
import { movableMachineClock } from '../support/machineClock.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that work at which a lane faults – at any stage, on its way between two lanes, parked, or recorded in a form that
// cannot be read – is parked alone with all it holds, that its declaration goes to people, that what shares its accounts and its
// partition goes on, and that it goes on to the fen where it stood, or gives back what it held (B-07).

const PART = partOf('order', 'A');
/** Well below what a lease lasts. */
const STEP_MS = 100;
const moveMachineClock = movableMachineClock();
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

type Move = (work: never, context: never) => unknown;

/** Lets a step of a way fault at the work of one price. */
async function withFault(
  { steps }: { readonly steps: readonly { readonly kind: string; readonly name: string }[] },
  [kind, name, move = kind]: readonly [kind: string, name: string, move?: string],
  isPoison: (work: { quotaFen: bigint }) => boolean,
  work: () => Promise<void>,
) {
  const step = steps.find((one) => one.kind === kind && one.name === name);
  assert(step, `${kind} ${name}`);
  const moves = step as unknown as Record<string, Move>;
  const before = moves[move];
  assert(before);
  moves[move] = (one, context) => (isPoison(one) ? injected() : before(one, context));
  try {
    await work();
  } finally {
    moves[move] = before;
  }
}

/** Two lanes: one has the orders' partition, the other every account. */
function lanesOf(world: World) {
  const orders = world.lane({ owner: 'orders', home: (part) => part === PART });
  const accounts = world.lane({ owner: 'accounts', home: (part) => part !== PART });
  return async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) {
      for (const lane of [orders, accounts]) await lane.drainOnce().catch(() => undefined);
      moveMachineClock(STEP_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}

const POISON_FEN = 77_700n;
const isPoison = ({ quotaFen }: { quotaFen: bigint }): boolean => quotaFen === POISON_FEN;
const POISON_PRICE = '388.50';

const FORWARD: readonly (readonly [kind: 'hold' | 'post', name: string, state: number])[] = [
  ['hold', 'quota', 300],
  ['hold', 'guarantee', 300],
  ['hold', 'stock', 300],
  ['post', 'quota', 800],
  ['post', 'stock', 800],
];
/** Where work stands when it is stored, in the order of its way. */
const STANDS = ['quota', 'guarantee', 'stock', 'release', 'post quota', 'post stock'];

for (const [kind, step, state] of FORWARD) {
  const name = kind === 'hold' ? step : `post ${step}`;
  test(`work faults at ${name}: its declaration is ${state}, a good order on the same accounts is released, retried it ends whole`, () =>
    withDatabase(`work ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const until = lanesOf(world);
      const [bad, good] = [orderIn(PART, 'BAD'), orderIn(PART, 'GOOD')];
      await withFault(RELEASE, [kind, step], isPoison, async () => {
        await sell(world, bad, POISON_PRICE);
        await sell(world, good);
        await until(isReleased(world, good));
        await until(async () => (await asideIn(world)).some(({ told }) => told));
      });
      const [aside] = await asideIn(world);
      assert.deepEqual([aside?.kind, aside?.order_no], [4, bad]);
      // Where it stood when it was last stored: a lane that holds several accounts passes several steps at once.
      const stood = STANDS.indexOf(aside?.step ?? '');
      assert.ok(stood >= 0 && stood <= STANDS.indexOf(name), `set aside at ${aside?.step}`);
      assert.equal(await stateOf(world, bad), state);
      assert(aside);
      // Nothing else is done to it meanwhile.
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration WHERE order_no = $1', bad);
      const review = await world.append('declaration.review', row?.pre_no ?? '', { decision: 'refuse' });
      await until(
        async () => (await world.rows('SELECT 1 FROM act_outcome WHERE act_id = $1', review.actId)).length > 0,
      );
      const [outcome] = await world.rows<{ code: string }>(
        'SELECT code FROM act_outcome WHERE act_id = $1',
        review.actId,
      );
      assert.equal(outcome?.code, '90310');

      await world.append('queue.retry', numberOf(aside));
      await until(async () => (await world.rows('SELECT 1 FROM clearing_work')).length === 0);
      assert.equal(await stateOf(world, bad), 800);
      // What people looked at is over before it is released, and no reason of the fault is left.
      const steps = (await statesOf(world, bad)).slice(3);
      assert.deepEqual(steps, state === 300 ? ['300', '399', '800'] : ['399', '800', '800']);
      assert.deepEqual(await reasonsOf(world, bad), []);
      await clean(world);
    }));
}

test('work that gives back faults: the declaration is refused once it is tried again, and everything is free', () =>
  withDatabase('work undo', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    const until = lanesOf(world);
    const bad = orderIn(PART, 'BAD');
    await withFault(RELEASE, ['hold', 'guarantee', 'undo'], isPoison, async () => {
      await sell(world, bad, POISON_PRICE);
      await until(async () => (await asideIn(world)).some(({ told }) => told));
    });
    const [aside] = await asideIn(world);
    assert(aside);
    const givenUp = await world.append('queue.give-up', numberOf(aside), {}, SUPERVISOR);
    await world.agreeAhead(givenUp.actId);
    await until(
      async () => (await world.rows('SELECT 1 FROM act_outcome WHERE act_id = $1', givenUp.actId)).length > 0,
    );
    const [outcome] = await world.rows<{ code: string }>(
      'SELECT code FROM act_outcome WHERE act_id = $1',
      givenUp.actId,
    );
    assert.equal(outcome?.code, '90311', 'what gives back is not given up');
    await world.append('queue.retry', numberOf(aside));
    await until(async () => (await stateOf(world, bad)) === 100);
    await clean(world);
  }));

test('given up before its release, a declaration gives back what it holds and is refused', () =>
  withDatabase('work given up', async ({ store }) => {
    const world = await openWorld(store);
    const until = lanesOf(world);
    const bad = orderIn(PART, 'BAD');
    await withFault(RELEASE, ['hold', 'stock'], isPoison, async () => {
      await sell(world, bad, POISON_PRICE);
      await until(async () => (await asideIn(world)).some(({ told }) => told));
    });
    const [aside] = await asideIn(world);
    assert(aside);
    const givenUp = await world.append('queue.give-up', numberOf(aside), {}, SUPERVISOR);
    await world.agreeAhead(givenUp.actId);
    await until(async () => (await stateOf(world, bad)) === 100);
    await until(async () => (await world.rows('SELECT 1 FROM clearing_work')).length === 0);
    const held = await world.rows<{ held: bigint }>('SELECT reserved + posted AS held FROM ledger_account');
    assert.ok(held.every((one) => one.held === 0n));
    await clean(world);
  }));

test('a way back that faults holds up nobody and ends once', () =>
  withDatabase('work back', async ({ store }) => {
    const world = await openWorld(store);
    const { invtNo } = await released(world, 'A');
    await world.send(cancellation({ orderNo: 'A', invtNo }));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    const until = lanesOf(world);
    world.clock.nowMs += 1_000;
    const good = orderIn(PART, 'GOOD');
    await withFault(
      REVERSAL,
      ['post', 'stock'],
      () => true,
      async () => {
        await world.append('cancellation.decide', row?.pre_no ?? '', { decision: 'approve' });
        await sell(world, good);
        await until(isReleased(world, good));
        await until(async () => (await asideIn(world)).length > 0);
      },
    );
    for (const one of await asideIn(world)) await world.append('queue.retry', numberOf(one));
    await until(async () => (await world.rows("SELECT 1 FROM declaration WHERE ending = 'cancelled'")).length === 1);
    await until(async () => (await world.rows('SELECT 1 FROM clearing_work')).length === 0);
    await clean(world);
  }));

test('work that cannot be read is parked as it is; a good order goes on; mended it goes on too', () =>
  withDatabase('work unread', async ({ store }) => {
    const world = await openWorld(store);
    const bad = orderIn(PART, 'BAD');
    const until = lanesOf(world);
    const lane = world.lane({ owner: 'orders', home: (part) => part === PART });
    await sell(world, bad, POISON_PRICE);
    await lane.drainOnce();
    const [stored] = await world.rows<{ payload: string }>('SELECT payload FROM clearing_work');
    assert(stored);
    await world.rows("UPDATE clearing_work SET payload = '{'");
    const good = orderIn(PART, 'GOOD');
    await sell(world, good);
    await until(isReleased(world, good));
    await until(async () => (await asideIn(world)).some(({ told }) => told));
    const [aside] = await asideIn(world);
    assert.ok(aside);
    assert.match(aside.fault, /^SyntaxError at [a-zA-Z]+\.[jt]s:\d+$/, 'its place, and nothing of the row');
    await world.rows('UPDATE clearing_work SET payload = $1', stored.payload);
    await world.append('queue.retry', numberOf(aside));
    await until(isReleased(world, bad));
    await until(async () => (await world.rows('SELECT 1 FROM clearing_work')).length === 0);
    await clean(world);
  }));

test('a declaration that waits for guarantee and cannot be read: those behind it are woken', () =>
  withDatabase('work waits', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0', parameters: { guaranteeWaitMs: 3_600_000 } });
    const orders = [orderIn(PART, 'BAD'), orderIn(PART, 'GOOD')] as const;
    for (const orderNo of orders) {
      const { order, payment, waybill, declaration } = purchase({ orderNo, price: '10.00' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      world.clock.nowMs += 1_000;
    }
    await world.rows("UPDATE clearing_work SET payload = '{' WHERE serial = (SELECT min(serial) FROM clearing_work)");
    await world.append('guarantee.deposit', FIRMS.seller, { amount: '1000.00', kind: 'cash' }, SUPERVISOR);
    await drainUntil(world, async () => {
      moveMachineClock(STEP_MS);
      return (await isReleased(world, orders[1])()) && (await asideIn(world)).length === 1;
    });
    const deposits = await world.rows(
      "SELECT 1 FROM act_outcome o JOIN act a USING (part, act_id) WHERE o.done AND a.kind = 'guarantee.deposit'",
    );
    assert.equal(deposits.length, 1, 'the deposit is not to blame');
  }));

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}
