// npm run build && node scripts/make-fixture.mjs: a database of this version with work parked at every stage, for tests of
// the versions after it.
//
// Writes packages/server/test/fixtures/version-NNNN: the tables, where its clock stood, and how this version ends everything
// that is in it. Made once for a version, before the next one changes how work is stored, and never again: what a later
// program makes is no database of the version before.

import { openDataFolder, startEmbedded } from '../packages/server/dist/src/main/embedded.js';
import { migrate } from '../packages/server/dist/src/store/migrate.js';
import { openStore } from '../packages/server/dist/src/store/pool.js';
import { finish } from '../packages/server/dist/test/support/parked/finish.js';
import {
  aboutFixture,
  vaultOfFixture,
  writeFixture,
  writeText,
} from '../packages/server/dist/test/support/parked/folder.js';
import { loadFixture, worldAfter } from '../packages/server/dist/test/support/parked/load.js';
import { parkedWorld } from '../packages/server/dist/test/support/parked/make.js';
import { onServer, temporaryFolder, withName } from '../packages/server/dist/test/support/processes/servers.js';

const data = await openDataFolder(temporaryFolder());
const server = await startEmbedded({ dataDir: data.path, throwAway: true });
try {
  await onDatabase('parked', make);
  await onDatabase('ended', end);
} finally {
  await server.stop();
  await data.release();
}
// The sweeper of the temporary folder waits for our end.
process.exit();

async function onDatabase(name, work) {
  await onServer(withName(server.url, 'postgres'), `CREATE DATABASE "${name}"`);
  const store = openStore({ url: withName(server.url, name) });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

async function make(store) {
  await migrate(store);
  const world = await parkedWorld(store, vaultOfFixture());
  const { rows } = await store.pool.query('SELECT max(version) AS version FROM schema_version');
  const { version } = rows[0];
  if (version !== aboutFixture().version)
    throw new Error(`this program makes version ${version}, which has no folder yet`);
  await writeFixture(store, { version, nowMs: world.clock.nowMs });
  const counts = await store.pool.query('SELECT stage, count(*) AS n FROM clearing_work GROUP BY stage ORDER BY stage');
  console.log(counts.rows.map(({ stage, n }) => `${stage}: ${n}`).join(', '));
}

async function end(store) {
  await loadFixture(store);
  await finish(await worldAfter(store), async (phase, ends) => {
    writeText(`ends-after-${phase}.json`, `${JSON.stringify(ends, null, 2)}\n`);
  });
}
