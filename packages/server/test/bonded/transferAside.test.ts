import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRANSFER } from '../../src/bonded/ways/transfer.ts';
import type { TransferWork } from '../../src/bonded/types.ts';
import { audit } from '../../src/ledgers/index.ts';
import { auditClean, item, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { asideIn, injected, numberOf } from '../support/faults.ts';
import { movableMachineClock } from '../support/machineClock.ts';
import { leaveOnly } from '../support/parked/hops.ts';
import {
  codeOf,
  FROM,
  FROM_PART,
  laneAt,
  linesOf,
  openBooks,
  receive,
  send,
  sendBack,
  TO,
  TO_PART,
  worksOf,
} from '../support/transfers.ts';
import type { World } from '../support/world.ts';

// Proves that goods between account books at which a lane faults are set aside alone, under the name of their transfer; that other
// goods between the same books go on; and that people have them tried again, or – before they are in transit – have them
// back in the book they left (B-07, J-03).

const SET_ASIDE = 'nothing is set aside after a fault (B-07)';
/** Well below what a lease lasts. */
const STEP_MS = 100;
const moveMachineClock = movableMachineClock();

/** Lets a step fault at transfer Z1. */
async function withFault(name: string, move: 'hold' | 'undo', work: () => Promise<void>): Promise<void> {
  const step = TRANSFER.steps.find((one) => one.name === name);
  assert(step?.kind === 'hold');
  const moves = step as unknown as Record<string, (one: TransferWork, context: never) => unknown>;
  const before = moves[move];
  assert(before);
  moves[move] = (one, context) => (one.transferNo === 'Z1' ? injected() : before(one, context));
  try {
    await work();
  } finally {
    moves[move] = before;
  }
}

/** A lane for each book. */
function lanesOf(world: World) {
  const lanes = [
    world.lane({ owner: 'source', home: (part) => part === FROM_PART }),
    world.lane({ owner: 'destination', home: (part) => part !== FROM_PART }),
  ];
  return async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) {
      for (const lane of lanes) await lane.drainOnce().catch(() => undefined);
      moveMachineClock(STEP_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}

const isAside = (world: World) => async (): Promise<boolean> => (await asideIn(world)).some(({ told }) => told);
const isQuiet = (world: World) => async (): Promise<boolean> =>
  (await worksOf(world)).length === 0 && (await world.rows('SELECT 1 FROM arrival')).length === 0;

async function problems(world: World): Promise<readonly string[]> {
  const { checks } = await audit(world.store.pool);
  return checks.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
}

async function giveUp(world: World, until: ReturnType<typeof lanesOf>): Promise<string | undefined> {
  const [aside] = await asideIn(world);
  assert(aside);
  const given = await world.append('queue.give-up', numberOf(aside), {}, SUPERVISOR);
  await world.agreeAhead(given.actId);
  await until(async () => (await codeOf(world, given)) !== undefined);
  return codeOf(world, given);
}

/** Transfer Z1 is set aside between its books; of Z2 three pieces have arrived. */
async function parted(world: World, until: ReturnType<typeof lanesOf>): Promise<void> {
  await withFault('in transit', 'hold', async () => {
    await send(world, TO, 'Z1', '6');
    await send(world, TO, 'Z2', '3');
    await until(isAside(world));
    await receive(world, '3', TO, 'Z2');
    await until(async () => (await world.rows('SELECT 1 FROM arrival')).length === 0);
  });
  const [aside] = await asideIn(world);
  const { kind, subject, step, order_no } = aside ?? {};
  assert.deepEqual([kind, subject, step, order_no], [4, `transfer ${FROM}/Z1`, 'in transit', '']);
  assert.deepEqual(await worksOf(world), [`transfer: fault at ${-1 - FROM_PART}`]);
  const stock = await stockOf(world);
  assert.deepEqual([stock[`${FROM}/ITEM01`], stock[`${TO}/ITEM01`]], ['1 0 0', '3 0 0']);
  assert.deepEqual(await problems(world), [SET_ASIDE], 'the audit knows where the goods are');
}

test('goods that could not be put in transit are set aside alone, and tried again they are', () =>
  withDatabase('transfer aside', async ({ store }) => {
    assert.notEqual(FROM_PART, TO_PART);
    const world = await openBooks(store);
    const until = lanesOf(world);
    await parted(world, until);
    const [aside] = await asideIn(world);
    assert(aside);
    await world.append('queue.retry', numberOf(aside));
    await until(isQuiet(world));
    await receive(world, '6');
    await until(isQuiet(world));
    assert.equal((await stockOf(world))[`${TO}/ITEM01`], '9 0 0');
    await auditClean(world);
  }));

test('given up, they are in the book they left again, and their number stays used', () =>
  withDatabase('transfer given up', async ({ store }) => {
    const world = await openBooks(store);
    const until = lanesOf(world);
    await parted(world, until);
    assert.equal(await giveUp(world, until), '');
    await until(isQuiet(world));
    assert.deepEqual(await linesOf(world), ['1 6 0 6 0', '1 3 0 0 0', '2 3 3 0 0']);
    assert.equal((await stockOf(world))[`${FROM}/ITEM01`], '7 0 0');
    await auditClean(world);
    const acts = [await receive(world, '1'), await send(world, TO, 'Z1', '1')];
    await until(isQuiet(world));
    assert.deepEqual(await Promise.all(acts.map((act) => codeOf(world, act))), ['90242', '90241']);
    await auditClean(world);
  }));

test('goods on their way back are not given up: they are tried again', () =>
  withDatabase('transfer back aside', async ({ store }) => {
    const world = await openBooks(store);
    const until = lanesOf(world);
    await send(world);
    await until(isQuiet(world));
    await withFault('out', 'undo', async () => {
      await sendBack(world);
      await until(isAside(world));
    });
    const [aside] = await asideIn(world);
    assert(aside);
    assert.deepEqual([aside.subject, aside.step], [`transfer ${FROM}/Z1`, 'undo out']);
    assert.deepEqual(await problems(world), [SET_ASIDE]);
    assert.equal(await giveUp(world, until), '90311');
    await world.append('queue.retry', numberOf(aside));
    await until(isQuiet(world));
    assert.equal((await stockOf(world))[`${FROM}/ITEM01`], '10 0 0');
    await auditClean(world);
  }));

test('where the first step faults the act is set aside, and nothing has moved', () =>
  withDatabase('transfer act aside', async ({ store }) => {
    const world = await openBooks(store);
    const until = lanesOf(world);
    await withFault('out', 'hold', async () => {
      await send(world);
      await until(isAside(world));
    });
    const [aside] = await asideIn(world);
    assert(aside);
    assert.deepEqual([aside.kind, aside.subject], [2, FROM]);
    assert.deepEqual([await worksOf(world), await linesOf(world)], [[], []]);
    await world.append('queue.retry', numberOf(aside));
    await until(isQuiet(world));
    assert.deepEqual(await linesOf(world), ['1 6 0 0 0', '2 6 0 0 0']);
    await auditClean(world);
  }));

test('while a lane looks for what faults, goods that travel still come before the acts that receive them', () =>
  withDatabase('transfer sieve', async ({ store }) => {
    const world = await openBooks(store);
    await send(world);
    await laneAt(world, FROM_PART);
    const poison = await world.append('book.enter', TO, { document: 'E1', items: [item('ITEM07', '7')] });
    await world.rows("UPDATE act SET body = '\\x00' WHERE act_id = $1", poison.actId);
    const arrived = await receive(world, '6');
    await leaveOnly(world, TO_PART);
    const lane = world.lane({ owner: 'destination', home: (part) => part === TO_PART });
    while (!(await isAside(world)())) {
      await lane.drainOnce().catch(() => undefined);
      moveMachineClock(STEP_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(await codeOf(world, arrived), '');
    assert.equal((await stockOf(world))[`${TO}/ITEM01`], '6 0 0');
    assert.deepEqual(await problems(world), [SET_ASIDE]);
  }));
