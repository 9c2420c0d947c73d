import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { citedAddresses } from '@tongguan/policy';
import type { Lane } from '../../src/clearance/index.ts';
import { audit } from '../../src/ledgers/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { type Fates, mortalStore } from '../support/processes/mortal.ts';
import { purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what decisions cite is stored with them or not at all (E-08): a lane that dies at any kind of statement of a batch
// is followed by one that repeats it, a lane whose transaction is ended there repeats it itself, and a lane that does not
// hear of its commit runs it again; in the end every record finds what it cites, as if nothing had happened.

const NEVER: Fates = { death: 0, abort: 0, again: 0, unheard: 0 };
/** Of the some thirty kinds of statement that a batch has here. */
const KINDS_MIN = 15;
const LOOKS_MAX = 300;
/** Chance has no part in it: only what is sure to fail does. */
const certain = (): number => 0.5;

type Order = { readonly orderNo: string; readonly price: string };

/**
 * The second round cites what the first has stored and, over the single limit, what nobody has cited before; the third only
 * what is stored.
 */
const ROUNDS: readonly (readonly Order[])[] = [
  [
    { orderNo: 'R1-within', price: '100.00' },
    { orderNo: 'R1-alike', price: '110.00' },
  ],
  [
    { orderNo: 'R2-within', price: '120.00' },
    { orderNo: 'R2-over', price: '5200.00' },
  ],
  [
    { orderNo: 'R3-within', price: '130.00' },
    { orderNo: 'R3-over', price: '5300.00' },
  ],
];

type Failing = {
  readonly name: string;
  readonly fates: Fates;
  /** Which kinds of statement the lane was stopped at in a round; `null`: it is not stopped. */
  readonly stopped: Set<string> | null;
  /** Whether the lane is gone then, with all it remembers. */
  readonly dies: boolean;
};

const FAILINGS: readonly Failing[] = [
  { name: 'dies at every kind of statement', fates: NEVER, stopped: new Set(), dies: true },
  { name: 'sees its transaction ended at every kind of statement', fates: NEVER, stopped: new Set(), dies: false },
  { name: 'runs every transaction twice', fates: { ...NEVER, again: 1 }, stopped: null, dies: false },
];

suite('what decisions cite is there, although a lane', () => {
  for (const failing of FAILINGS) {
    test(failing.name, () =>
      withDatabase(`proofs ${failing.name}`, async ({ store }) => {
        const world = await openWorld(store);
        const lanes = lanesOf(world, failing);
        const counts: number[] = [];
        for (const [n, round] of ROUNDS.entries()) {
          failing.stopped?.clear();
          await send(world, round);
          await lanes.drain();
          await everySetIsThere(world);
          counts.push((await sets(world)).length);
          if (failing.stopped === null) continue;
          assert.ok(failing.stopped.size > KINDS_MIN, `stopped at ${[...failing.stopped].join(', ')}`);
          assert.ok(failing.stopped.has('insertDecisionRecords'));
          // A lane that lives on remembers in the third round what is stored; its successor would not.
          if (n < 2 || !failing.dies) assert.equal(failing.stopped.has('insertCitationSets'), n < 2);
        }
        const [first = 0, second = 0, third = 0] = counts;
        assert.ok(first > 0 && second > first && third === second, `sets by round: ${counts.join(', ')}`);
        assert.deepEqual(await recordsAndSets(world), await undisturbed());
        await audited(world);
      }),
    );
  }
});

/** A lane and, where it dies, its successors. */
function lanesOf(world: World, { fates, stopped, dies }: Failing): { drain(): Promise<void> } {
  let lives = 0;
  let lane: Lane | null = null;
  const born = (): Lane => {
    const sure = dies ? ([stopped, null] as const) : ([null, stopped] as const);
    const store = mortalStore(clearanceStore(world.store), certain, fates, ...sure);
    return world.lane({ owner: `life ${++lives}`, store });
  };
  return {
    drain: async () => {
      for (let looks = 0, quiet = 0; quiet < 2; looks++) {
        assert.ok(looks < LOOKS_MAX, 'it comes to rest');
        lane ??= born();
        try {
          await lane.drainOnce();
        } catch {
          if (dies) {
            await world.rows('UPDATE lane_lease SET until_ms = 0');
            lane = null;
          }
        }
        const [left] = await world.rows<{ n: bigint }>(
          'SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work) AS n',
        );
        quiet = left?.n === 0n ? quiet + 1 : 0;
      }
    },
  };
}

async function send(world: World, round: readonly Order[]): Promise<void> {
  for (const [n, { orderNo, price }] of round.entries()) {
    await world.send(...Object.values(purchase({ orderNo, price, quantity: '1', buyerIdNumber: identityNumber(n) })));
  }
}

type SetRow = { readonly address: string; readonly cited: string };
type RecordRow = { readonly order_no: string; readonly kind: string; readonly record: string };

function sets(world: World): Promise<SetRow[]> {
  return world.rows<SetRow>('SELECT address, cited FROM citation_set ORDER BY address');
}

function records(world: World): Promise<RecordRow[]> {
  return world.rows<RecordRow>(
    `SELECT d.order_no, r.kind, r.record FROM decision_record r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
     ORDER BY d.order_no, r.kind`,
  );
}

async function everySetIsThere(world: World): Promise<void> {
  const known = new Set((await sets(world)).map(({ address }) => address));
  for (const { order_no: orderNo, record } of await records(world)) {
    const cited = citedAddresses(record);
    assert.ok(cited.length > 0, `${orderNo} cites something`);
    assert.deepEqual(
      cited.filter((address) => !known.has(address)),
      [],
      orderNo,
    );
  }
}

async function recordsAndSets(world: World): Promise<object> {
  return { records: await records(world), sets: await sets(world) };
}

let known: Promise<object> | null = null;

/** What one lane writes that never fails. */
function undisturbed(): Promise<object> {
  known ??= (async () => {
    let found: object = {};
    await withDatabase('proofs undisturbed', async ({ store }) => {
      const world = await openWorld(store);
      for (const round of ROUNDS) {
        await send(world, round);
        await world.settle();
      }
      assert.equal((await records(world)).length, ROUNDS.flat().length, 'one record each');
      found = await recordsAndSets(world);
    });
    return found;
  })();
  return known;
}

async function audited(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool, { only: /E-08/ });
  assert.equal(checks.length, 3);
  for (const { name, rows } of checks) assert.ok(rows > 0, `${name} compared something`);
  await clean(world);
}
