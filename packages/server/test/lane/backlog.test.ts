import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBacklogGauge } from '../../src/store/intake/backlog.ts';
import { withDatabase } from '../support/database.ts';

// Proves that the door learns when the lanes fall behind, and when they have caught up (bounded queues).

test('forty thousand documents that nobody has looked at close the door until they are fewer', () =>
  withDatabase('backlog', async ({ store }) => {
    const gauge = createBacklogGauge(store);
    const until = async (expected: boolean): Promise<void> => {
      while (gauge.isBehind() !== expected) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    try {
      assert.equal(gauge.isBehind(), false);
      await store.pool.query(
        `INSERT INTO arrival (part, arrived_us, message_id, item, order_no)
         SELECT n % 128, n, gen_random_uuid(), 0, '' FROM generate_series(1, 40000) AS n`,
      );
      await until(true);
      await store.pool.query('DELETE FROM arrival WHERE part = 0');
      await until(false);
    } finally {
      gauge.close();
    }
  }));
