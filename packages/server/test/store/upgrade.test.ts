import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { confirmVault } from '../../src/registry/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { withDatabase, withEmptyDatabase } from '../support/database.ts';
import { doubledReceipts, type Ends } from '../support/parked/ends.ts';
import { finish, type Phase } from '../support/parked/finish.ts';
import { textOf, vaultOfFixture } from '../support/parked/folder.ts';
import { loadFixture, worldAfter } from '../support/parked/load.ts';
import { parkedWorld } from '../support/parked/make.ts';
import type { World } from '../support/world.ts';

// Proves that a database of the version before is migrated and goes on (B-07): work that rested at any stage, parked or on its
// way between two lanes, ends as the version before would have ended it, to the fen and to the code, once; and that nothing it
// recorded is lost. The database and its ends were made by that version: see fixtures/version-0035.

/** Stages of work as version 0035 numbered them: a release, its parked stages, a way back, an amendment. */
const STAGES_OF_0035 = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15],
  ...[21, 22, 23, 24],
  ...[31, 32, 33, 34, 35, 36, 37, 38, 39],
];

const IN_TRANSIT = 'what is in transit between books lies on its account, and both books tell the same (J-03)';
const LEFT = 'what left one book for another is in transit, arrived, back, lost or on its way (J-03)';
const SET_ASIDE = 'nothing is set aside after a fault (B-07)';
/** What the audit has to say by right: the other book has not heard of a transfer; people have not looked at what faulted. */
const BEFORE = [IN_TRANSIT, LEFT, SET_ASIDE];
const AFTER: Readonly<Record<Phase, readonly string[]>> = { lanes: [SET_ASIDE], people: [], days: [] };

const withFixture = (work: (store: Store) => Promise<void>): Promise<void> =>
  withEmptyDatabase(async (url) => {
    const store = openStore({ url, firstPauseMs: 1 });
    try {
      await loadFixture(store);
      await work(store);
    } finally {
      await store.close();
    }
  });

async function problems({ pool }: Store): Promise<readonly string[]> {
  const { checks } = await audit(pool);
  return checks.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
}

/** Acts that lanes of that version appended for each other. Goods between books are on a way by now, which leaves none (J-03). */
const ACTS_OF_LANES = new Set(['transfer.announce', 'transfer.back']);

/** Goods of that version have an origin whose duty an officer now has to say (E-05): the first approval is told so. */
const ASKED_FOR_TAXES = 'declaration.review 90101';

async function endsAsBefore(world: World, hasActsOfLanes = true): Promise<void> {
  const known = (name: string): boolean => hasActsOfLanes || !ACTS_OF_LANES.has(name);
  await finish(world, async (phase, ends) => {
    const told = JSON.parse(textOf(`ends-after-${phase}.json`)) as Ends;
    const acts = Object.fromEntries(Object.entries(told.acts).filter(([name]) => known(name)));
    const expected = { ...told, acts };
    // Table by table, so that what differs is told by its name.
    for (const name of Object.keys(expected) as (keyof Ends)[]) {
      const { [ASKED_FOR_TAXES]: _asked, ...done } = ends.acts;
      assert.deepEqual(name === 'acts' ? done : ends[name], expected[name], `${name} after the ${phase}`);
    }
    assert.deepEqual(await doubledReceipts(world), [], `told twice after the ${phase}`);
    assert.deepEqual(await problems(world.store), AFTER[phase], `the audit after the ${phase}`);
  });
}

describe('a database of version 0035', () => {
  test('has work at every stage of that version', () =>
    withFixture(async (store) => {
      const { rows } = await store.pool.query<{ stage: number }>('SELECT DISTINCT stage FROM clearing_work ORDER BY 1');
      assert.deepEqual(
        rows.map(({ stage }) => stage),
        STAGES_OF_0035,
      );
    }));

  test('is migrated, opens with its keys, and ends as that version would have ended it', () =>
    withFixture(async (store) => {
      await migrate(store);
      await confirmVault(registryStore(store), vaultOfFixture());
      assert.deepEqual(await problems(store), BEFORE);
      await endsAsBefore(await worldAfter(store));
    }));
});

test('what this version parks in the same way ends in the same way', () =>
  withDatabase('parked', async ({ store }) => {
    const world = await parkedWorld(store, vaultOfFixture());
    // The work says where the goods are.
    assert.deepEqual(await problems(store), [SET_ASIDE]);
    world.clock.nowMs += 60_000;
    await endsAsBefore(world, false);
  }));
