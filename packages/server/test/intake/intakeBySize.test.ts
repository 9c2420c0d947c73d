import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createIntakeBySize,
  type Intake,
  NEAR_BYTES_MAX,
  type StoredAnswer,
  type SubmitAnswer,
} from '../../src/intake/index.ts';

// Proves where a message is taken in, by its size, and whose large message is next: by order and count, never by time.

const STORED: StoredAnswer = {
  kind: 'stored',
  messageId: '00112233-4455-6677-8899-aabbccddeeff',
  type: 'CEB311Message',
  guid: 'G',
  acceptedMs: 0,
  documents: [],
  replayed: false,
};
const SMALL = Buffer.alloc(NEAR_BYTES_MAX);
const LARGE = Buffer.alloc(NEAR_BYTES_MAX + 1);

type Begun = { readonly who: string; weigh(): void; answer(): void; fail(): void };

/** An intake that does what the test says, when it says it. */
function held(): { readonly intake: Intake; readonly begun: Begun[] } {
  const begun: Begun[] = [];
  const submit: Intake['submit'] = (_raw, who, watch) =>
    new Promise((resolve, reject) => {
      begun.push({
        who,
        weigh: () => watch?.onWeighed(7),
        answer: () => resolve(STORED),
        fail: () => reject(new Error('the thread has ended')),
      });
    });
  return { intake: { submit, close: () => Promise.resolve() }, begun };
}

const at = (begun: readonly Begun[], index: number): Begun => {
  const one = begun[index];
  assert.ok(one, `message ${index + 1} has begun`);
  return one;
};
/** Everything that can go on without the test has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const nobody: Intake = {
  submit: () => assert.fail('not the one to ask'),
  close: () => Promise.resolve(),
};

describe('by size', () => {
  test('up to the bound on this thread, and no other is begun for it; above it on the other', async () => {
    const [near, far] = [held(), held()];
    let opened = 0;
    const open = (): Intake => {
      opened += 1;
      return far.intake;
    };
    const intake = createIntakeBySize({ near: near.intake, far: open });
    const small = intake.submit(SMALL, 'a');
    assert.deepEqual([near.begun.length, opened], [1, 0]);
    at(near.begun, 0).answer();
    await small;
    for (const round of [1, 2]) {
      const large = intake.submit(LARGE, 'a');
      await settled();
      assert.deepEqual([near.begun.length, far.begun.length, opened], [1, round, 1]);
      at(far.begun, round - 1).answer();
      assert.equal((await large).kind, 'stored');
    }
  });

  test('while a large one is looked at, hundreds of small ones come and go', async () => {
    const [near, far] = [held(), held()];
    const intake = createIntakeBySize({ near: near.intake, far: () => far.intake });
    let isAnswered = false;
    const large = intake.submit(LARGE, 'a').then(() => (isAnswered = true));
    for (let count = 0; count < 300; count += 1) {
      const small = intake.submit(SMALL, count % 2 === 0 ? 'a' : 'b');
      at(near.begun, count).answer();
      await small;
    }
    assert.equal(isAnswered, false);
    at(far.begun, 0).answer();
    await large;
  });

  test('it is told what was weighed, and that this loop has nothing left to do', async () => {
    const far = held();
    const intake = createIntakeBySize({ near: nobody, far: () => far.intake });
    const told: (string | number)[] = [];
    const answer = intake.submit(LARGE, 'a', {
      onWeighed: (elements) => told.push(elements),
      onVerified: () => told.push('verified'),
    });
    await settled();
    at(far.begun, 0).weigh();
    assert.deepEqual(told, [7, 'verified']);
    at(far.begun, 0).answer();
    await answer;
    assert.deepEqual(told, [7, 'verified']);
  });

  test('when the lanes are behind a large one waits with its sender, like a small one', async () => {
    const intake = createIntakeBySize({ near: nobody, far: () => nobody, isBehind: () => true });
    assert.deepEqual(await intake.submit(LARGE, 'a'), { kind: 'busy', retryAfterMs: 1000 });
  });
});

describe('whose large message is next', () => {
  test('one is looked at, and the next begins when it is weighed: commits are shared', async () => {
    const far = held();
    const intake = createIntakeBySize({ near: nobody, far: () => far.intake });
    const answers = [1, 2].map(() => intake.submit(LARGE, 'a'));
    await settled();
    assert.equal(far.begun.length, 1);
    at(far.begun, 0).weigh();
    await settled();
    assert.equal(far.begun.length, 2);
    for (const one of far.begun) one.answer();
    await Promise.all(answers);
  });

  test('with a hundred of one caller waiting, each other caller waits for one of them', async () => {
    const far = held();
    const intake = createIntakeBySize({ near: nobody, far: () => far.intake });
    const answers = Array.from({ length: 100 }, () => intake.submit(LARGE, 'flood'));
    await settled();
    answers.push(intake.submit(LARGE, 'b'), intake.submit(LARGE, 'c'), intake.submit(LARGE, 'b'));
    for (let count = 0; count < answers.length; count += 1) {
      await settled();
      assert.equal(far.begun.length, count + 1, 'one at a time');
      at(far.begun, count).answer();
    }
    await Promise.all(answers);
    const order = far.begun.map(({ who }) => who);
    assert.deepEqual(order.slice(0, 7), ['flood', 'flood', 'b', 'c', 'flood', 'b', 'flood']);
    assert.equal(order.filter((who) => who === 'flood').length, 100);
  });

  test('one that fails holds nobody up', async () => {
    const far = held();
    const intake = createIntakeBySize({ near: nobody, far: () => far.intake });
    const first = intake.submit(LARGE, 'a');
    const second = intake.submit(LARGE, 'b');
    await settled();
    at(far.begun, 0).fail();
    await assert.rejects(first, /has ended/);
    await settled();
    at(far.begun, 1).answer();
    assert.equal((await second).kind, 'stored');
  });

  test('64 MB may wait; then who has something waiting comes back later, and who has nothing is let in', async () => {
    const far = held();
    const intake = createIntakeBySize({ near: nobody, far: () => far.intake });
    const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024);
    const eight = megabytes(8);
    // The first is being looked at and waits no longer.
    const answers: Promise<SubmitAnswer>[] = Array.from({ length: 9 }, () => intake.submit(eight, 'flood'));
    await settled();
    assert.equal((await intake.submit(LARGE, 'flood')).kind, 'busy');
    answers.push(intake.submit(eight, 'other'));
    for (let count = 0; count < answers.length; count += 1) {
      await settled();
      at(far.begun, count).answer();
    }
    const kinds = (await Promise.all(answers)).map(({ kind }) => kind);
    assert.deepEqual(new Set(kinds), new Set(['stored']));
    // Room again.
    const late = intake.submit(LARGE, 'flood');
    await settled();
    at(far.begun, 10).answer();
    assert.equal((await late).kind, 'stored');
  });
});
