import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../support/database.ts';

/** Proves that every database test starts from the same migrated, empty schema and leaves nothing behind. */

test('two tests on databases of their own do not see each other', async () => {
  const insert = "INSERT INTO lane_lease (part, owner, token, until_ms) VALUES (1, 'a', 1, 1)";
  await withDatabase('first', async ({ store }) => {
    await store.pool.query(insert);
    await withDatabase('second', async ({ store: other }) => {
      const { rows } = await other.pool.query<{ rows: bigint }>('SELECT count(*) AS rows FROM lane_lease');
      assert.equal(rows[0]?.rows, 0n);
    });
  });
});

test('a database is dropped even when its test fails', async () => {
  let url = '';
  await assert.rejects(
    withDatabase('failing', async (database) => {
      url = database.url;
      throw new Error('the test failed');
    }),
    /the test failed/,
  );
  await withDatabase('looking', async ({ store }) => {
    const name = new URL(url).pathname.slice(1);
    const { rowCount } = await store.pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    assert.equal(rowCount, 0);
  });
});
