import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CERTAIN, STORIES, type Told } from './steps.ts';
import { declarations, type Row, tellerOf } from './teller.ts';
import { withDatabase } from '../support/database.ts';
import { clean } from '../support/readings.ts';
import { seedFor } from '../support/seed.ts';
import { openWorld, type World } from '../support/world.ts';
import { comparisonKey } from '@tongguan/kernel';

// Proves that whatever is stored, declared, amended, decided, cancelled, returned and let go by hand – by two platforms,
// under few numbers in several spellings, through two lanes – no order, payment and waybill has two declarations at any
// moment, and what was cleared once is accounted once: quota, guarantee, stock and tax (B-06, D-01, I-01, K-03).

/** TONGGUAN_ONCE_RUNS sets how many stories are told, TONGGUAN_ONCE_SEED which. */
const RUNS = Number(process.env['TONGGUAN_ONCE_RUNS'] ?? '10');
const SEED = seedFor('TONGGUAN_ONCE_SEED');

/** What one release of these purchases takes: 200.00 of quota, 18.20 of tax, two pieces. */
const ONE = { quota: 20_000n, tax: 1_820n, stock: 200_000n };

test(`${RUNS} stories of few numbers: one declaration each, accounted once`, async (t) => {
  const seen = { released: 0, cancelled: 0, returned: 0, byHand: 0, anew: 0 };
  await fc.assert(
    fc.asyncProperty(STORIES, (story) =>
      withDatabase('once model', async ({ store }) => {
        const world = await openWorld(store);
        await tell(world, story);
        await clean(world);
        await count(world, seen);
      }),
    ),
    // A shorter story that fails is looked for by hand: each takes seconds.
    { numRuns: RUNS + 1, endOnFailure: true, seed: SEED, examples: [[CERTAIN]] },
  );
  t.diagnostic(JSON.stringify(seen));
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 0, `nothing was ${what}`);
});

async function tell(world: World, story: readonly Told[]): Promise<void> {
  const lanes = [0, 1].map((n) => world.lane({ owner: `lane ${n}`, home: (part) => part % 2 === n }));
  const teller = tellerOf(world, lanes);
  for (const { step, looks } of story) {
    await teller.tell(step);
    if (!looks) continue;
    await teller.look();
    await check(world, JSON.stringify(step));
  }
  await teller.look();
  await check(world, 'the end');
  await Promise.all(lanes.map((lane) => lane.stop()));
}

async function check(world: World, after: string): Promise<void> {
  const rows = await declarations(world);
  const standing = rows.filter(({ state, ending }) => state !== 1 && state !== 100 && ending !== 'cancelled');
  once(standing, ({ ebp_code, order_no }) => `${ebp_code} ${order_no}`, `an order, after ${after}`);
  const accepted = standing.filter(({ accepted_ms }) => accepted_ms !== null);
  const key = (...texts: string[]): string => texts.map(comparisonKey).join(' ');
  once(accepted, ({ ebp_code, order_no }) => key(ebp_code, order_no), `an order however spelled, after ${after}`);
  once(accepted, (row) => key(row.logistics_code, row.logistics_no), `a waybill, after ${after}`);
  once(
    standing.filter(({ payment }) => payment !== null),
    ({ payment }) => key(payment ?? ''),
    `a payment, after ${after}`,
  );
  await accounts(world, rows, after);
}

function once(rows: readonly Row[], keyOf: (row: Row) => string, what: string): void {
  const found = new Map<string, string>();
  for (const row of rows) {
    const before = found.get(keyOf(row));
    assert.equal(before, undefined, `${what}: ${keyOf(row)} has ${before} and ${row.pre_no} ${row.state}`);
    found.set(keyOf(row), row.pre_no);
  }
}

/** Sequential arithmetic: every declaration that is released, assessed and not taken back counts once, and nothing else. */
async function accounts(world: World, rows: readonly Row[], after: string): Promise<void> {
  const counted = rows.filter(({ state, route, ending }) => state >= 800 && route !== null && ending === null).length;
  const [found] = await world.rows<{ quota: string; guarantee: string; stock: string }>(
    `SELECT coalesce(sum(reserved + posted) FILTER (WHERE book = 1), 0)::text AS quota,
            coalesce(sum(reserved + posted) FILTER (WHERE book = 2), 0)::text AS guarantee,
            coalesce(sum(reserved + posted) FILTER (WHERE book = 3), 0)::text AS stock FROM ledger_account`,
  );
  const [bills] = await world.rows<{ n: bigint; tax: string }>(
    `SELECT count(*) AS n, coalesce(sum(value_added_tax_fen), 0)::text AS tax FROM tax_bill WHERE status <> 3`,
  );
  const n = BigInt(counted);
  assert.deepEqual(
    { ...found, ...bills },
    {
      quota: String(n * ONE.quota),
      guarantee: String(n * ONE.tax),
      stock: String(n * ONE.stock),
      n,
      tax: String(n * ONE.tax),
    },
    `accounts after ${after}`,
  );
}

async function count(world: World, seen: Record<string, number>): Promise<void> {
  const rows = await declarations(world);
  const of = (test: (row: Row) => boolean): number => rows.filter(test).length;
  seen['released'] = (seen['released'] ?? 0) + of(({ state }) => state === 800);
  seen['cancelled'] = (seen['cancelled'] ?? 0) + of(({ state, ending }) => state === 800 && ending === 'cancelled');
  seen['returned'] = (seen['returned'] ?? 0) + of(({ ending }) => ending === 'returned');
  const [byHand] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM contingency_release');
  seen['byHand'] = (seen['byHand'] ?? 0) + Number(byHand?.n ?? 0n);
  const [anew] = await world.rows<{ n: bigint }>(
    `SELECT count(*) AS n FROM declaration a JOIN declaration b ON b.part = a.part AND b.order_no = a.order_no AND b.ebp_code = a.ebp_code
     AND b.serial > a.serial WHERE a.state = 800 AND a.ending = 'cancelled' AND b.state = 800`,
  );
  seen['anew'] = (seen['anew'] ?? 0) + Number(anew?.n ?? 0n);
}
