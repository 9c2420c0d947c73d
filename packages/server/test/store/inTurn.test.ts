import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurn } from '../../src/store/inTurn.ts';
import { withDatabase } from '../support/database.ts';

// Proves that statements given together run in order within their transaction, and that none of them outlives its failure.

test('statements given at once run in the order they came', () =>
  withDatabase('turn', async ({ store }) => {
    await store.pool.query('CREATE TABLE written (n integer)');
    await store.transaction((client) =>
      inTurn(client, (turn) =>
        Promise.all([1, 2, 3, 4].map((n) => turn.query({ text: 'INSERT INTO written VALUES ($1)', values: [n] }))),
      ),
    );
    const { rows } = await store.pool.query('SELECT n FROM written ORDER BY ctid');
    assert.deepEqual(rows, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  }));

test('after a failure nothing more is sent, and nothing runs outside the transaction', () =>
  withDatabase('turn failure', async ({ store }) => {
    await store.pool.query('CREATE TABLE written (n integer)');
    const insert = { text: 'INSERT INTO written SELECT 1 FROM pg_sleep(0.05)' };
    const failing = store.transaction((client) =>
      inTurn(client, (turn) =>
        Promise.all([turn.query(insert), Promise.reject(new Error('died')), turn.query(insert), turn.query(insert)]),
      ),
    );
    await assert.rejects(failing, /died/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual((await store.pool.query('SELECT n FROM written')).rows, []);
  }));
