import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Lane } from '../../src/clearance/index.ts';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { submitAct } from '../../src/office/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { type Fates, mortalStore, random } from '../support/processes/mortal.ts';
import { purchase } from '../support/purchase.ts';
import { clean, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves that inspections end as officers said, each once, with ledgers that fit, although the lanes die at random
// statements, transactions are ended or run twice, and every act is sent twice with the same id (K-01, I-03).

const FATES: Fates = { death: 0.01, abort: 0.04, again: 0.1, unheard: 0.05 };
const LANES = 2;
const LOOKS_MAX = 3_000;
const ANSWER_WITHIN_MS = 60_000;
/** Result of the inspection, decision on what was detained if any, and the states it goes through. */
const LIVES = [
  ['pass', null, '500,800'],
  ['reject', null, '500,100'],
  ['reexport', null, '500,700'],
  ['detain-legal', 'release', '500,503,800'],
  ['detain-other', 'reexport', '500,599,700'],
  ['detain-smuggling', 'detain-clearance', '500,502,501'],
] as const;

test('lanes that die and repeat themselves end every inspection as the officer said, once', () =>
  fc.assert(
    fc.asyncProperty(fc.integer(), (seed) =>
      withDatabase('inspection mortality', async ({ store }) =>
        oneRun(await openWorld(store, { parameters: { inspectionRateBasisPoints: 10_000 } }), seed),
      ),
    ),
    { numRuns: 3, endOnFailure: true, includeErrorInReport: true },
  ));

async function oneRun(world: World, seed: number): Promise<void> {
  let open = true;
  const isOpen = (): boolean => open;
  const lanes = Array.from({ length: LANES }, (_, index) => mortalLane(world, index, random(seed + index), isOpen));
  for (const [n] of LIVES.entries()) {
    const buyerIdNumber = identityNumber(n);
    await world.send(...Object.values(purchase({ orderNo: `M${n}`, buyerIdNumber })));
  }
  await quiet(world);
  const numbers = new Map(
    (await world.rows<{ order_no: string; pre_no: string }>('SELECT order_no, pre_no FROM declaration')).map((row) => [
      row.order_no,
      row.pre_no,
    ]),
  );
  const officers = LIVES.map(async ([result, decision], n) => {
    const preNo = numbers.get(`M${n}`) ?? '';
    await twice(world, 'inspection.open', preNo, { site: '查验台1' });
    await twice(world, 'inspection.conclude', preNo, { result });
    if (decision !== null) await twice(world, 'detention.decide', preNo, { decision });
  });
  await Promise.all(officers);
  await quiet(world);
  open = false;
  await Promise.all(lanes);
  for (const [n, [, , states]] of LIVES.entries()) {
    assert.equal((await statesOf(world, `M${n}`)).join(), `2,3,120,399,${states}`, `M${n}, seed ${seed}`);
  }
  const [done] = await world.rows('SELECT count(*) AS n FROM act_outcome WHERE done');
  assert.equal(done?.['n'], BigInt(2 * LIVES.length + LIVES.filter(([, decision]) => decision !== null).length));
  await clean(world);
}

/** As a client does that lost the answer: the same request with the same id; it goes on when it knows the outcome. */
async function twice(world: World, name: string, number: string, body: Record<string, unknown>): Promise<void> {
  const kind = ACT_KINDS.find((one) => one.name === name);
  assert(kind);
  const deps = {
    ...officeOf(world.store),
    vault: world.vault,
    clock: world.clock,
    waitMs: ANSWER_WITHIN_MS,
  };
  const actor = { code: 'officer1', role: 'officer' } as const;
  const request = { kind, number, actor, reason: '测试', body, actId: randomUUID() };
  for (let time = 0; time < 2; time += 1) {
    const submitted = await submitAct(deps, request);
    assert(
      submitted.ok && submitted.value.outcome?.done === true,
      JSON.stringify(submitted, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  }
}

/** A lane and its successors: whoever dies is replaced by another owner, and its leases run out. */
async function mortalLane(world: World, index: number, draw: () => number, isOpen: () => boolean): Promise<void> {
  let lives = 0;
  let lane: Lane | null = null;
  while (isOpen()) {
    const owner = `lane ${index}, life ${lives}`;
    const store = mortalStore(clearanceStore(world.store), draw, FATES);
    lane ??= world.lane({ owner, home: (part) => part % LANES === index, store });
    try {
      await lane.drainOnce();
    } catch {
      await world.rows('UPDATE lane_lease SET until_ms = 0 WHERE owner = $1', owner);
      lane = null;
      lives++;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Until nothing waits and nothing is on its way between lanes; what is parked stays. */
async function quiet(world: World): Promise<void> {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    const [left] = await world.rows(
      `SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work WHERE step_part >= 0)
            + (SELECT count(*) FROM declaration WHERE state IN (3, 120)) AS n`,
    );
    if (left?.['n'] === 0n) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('an act that nobody looks at, or work that never ends');
}
