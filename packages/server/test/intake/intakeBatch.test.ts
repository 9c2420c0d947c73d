import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatcher } from '../../src/intake/batch.ts';

// Proves that the commits of the door carry what every turn of the loop still brings, and wait for no more than that (B-07).

const turn = () => new Promise((resolve) => setImmediate(resolve));

function batcher() {
  const commits: number[] = [];
  const one = createBatcher<number, number>(
    (items) => {
      commits.push(items.length);
      return Promise.resolve(items.map((item) => item + 1));
    },
    () => ({ documents: 1, bytes: 100 }),
  );
  return { ...one, commits };
}

/** So many items a turn, for so many turns. */
async function addInTurns(add: (item: number) => Promise<number>, items: number, turns: number) {
  const answers: Promise<number>[] = [];
  for (let n = 0; n < turns; n++) {
    for (let item = 0; item < items; item++) answers.push(add(item));
    await turn();
  }
  return Promise.all(answers);
}

test('items of four turns travel in one commit, each with its own answer', async () => {
  const { add, commits } = batcher();
  assert.deepEqual((await addInTurns(add, 20, 4)).slice(0, 3), [1, 2, 3]);
  assert.deepEqual(commits, [80]);
});

test('an item that comes alone is committed alone', async () => {
  const { add, commits } = batcher();
  assert.equal(await add(1), 2);
  assert.equal(await add(2), 3);
  assert.deepEqual(commits, [1, 1]);
});

test('a stream that never pauses is committed after eight turns, and nothing of it is lost', async () => {
  const { add, commits } = batcher();
  assert.equal((await addInTurns(add, 1, 40)).length, 40);
  assert.ok(Math.max(...commits) <= 9, String(commits));
  assert.equal(
    commits.reduce((sum, n) => sum + n, 0),
    40,
  );
});

test('closed, it commits what waits and takes nothing more', async () => {
  const { add, close, commits } = batcher();
  const waiting = add(1);
  await close();
  assert.equal(await waiting, 2);
  assert.deepEqual(commits, [1]);
  await assert.rejects(add(2), /closed/);
});
