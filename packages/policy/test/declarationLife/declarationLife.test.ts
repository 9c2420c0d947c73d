import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DECLARATION_STATES,
  DECLARATION_TRANSITIONS,
  type DeclarationState,
  declarationState,
  eventsOf,
  judgeAmendment,
  judgeCancellation,
  judgeDeletion,
  nextState,
  successorsOf,
} from '../../src/index.ts';

// Proves the table of declaration states (C-02) and the law of changing a declaration (I-01): every state of the 202205
// specification, every way between them written out once more by hand, and what may be amended, deleted or cancelled
// in each of the sixteen.

const CODES = DECLARATION_STATES.map(({ code }) => code);

/** State → where one event leads. Written by hand, to be compared with what the table of events says. */
const WAYS: Readonly<Record<DeclarationState, readonly number[]>> = {
  1: [1, 2, 100],
  2: [3, 4],
  3: [2, 100, 120, 800],
  4: [2],
  100: [],
  120: [2, 100, 300, 399, 500, 800],
  300: [2, 100, 399, 500, 501, 502, 503, 599, 700, 800],
  399: [100, 300, 500, 501, 502, 503, 599, 700, 800],
  500: [100, 300, 501, 502, 503, 599, 700, 800],
  501: [500, 502, 503, 599, 700, 800],
  502: [500, 501, 503, 599, 700, 800],
  503: [500, 501, 502, 599, 700, 800],
  599: [500, 501, 502, 503, 700, 800],
  700: [],
  800: [399, 899],
  899: [],
};

test('the sixteen states are those of the 622 receipt', () => {
  assert.deepEqual(CODES, [1, 2, 3, 4, 100, 120, 300, 399, 500, 501, 502, 503, 599, 700, 800, 899]);
  assert.equal(new Set(DECLARATION_STATES.map(({ name }) => name)).size, 16);
  assert.equal(declarationState(899)?.zh, '结关');
  assert.equal(declarationState(505), null, '505 belongs to CEB214');
});

for (const state of CODES) {
  test(`from ${state} lead ${WAYS[state].length} ways`, () => {
    assert.deepEqual(
      [...successorsOf(state)].sort((a, b) => a - b),
      WAYS[state],
    );
  });
}

test('one event leads from one state to one state, and to none where the table does not name it', () => {
  const pairs = DECLARATION_TRANSITIONS.flatMap(({ event, from }) => from.map((state) => `${state} ${event}`));
  assert.equal(new Set(pairs).size, pairs.length, 'no pair stands twice');
  assert.equal(new Set(DECLARATION_TRANSITIONS.map(({ event }) => event)).size, DECLARATION_TRANSITIONS.length);
  for (const { event, from, to } of DECLARATION_TRANSITIONS) {
    for (const state of CODES) assert.equal(nextState(state, event), from.includes(state) ? to : null);
  }
});

test('every state is reached from the first one, and only ended states lead nowhere', () => {
  const reached = new Set<DeclarationState>([1]);
  for (const state of reached) for (const next of successorsOf(state)) reached.add(next);
  assert.deepEqual(
    [...reached].sort((a, b) => a - b),
    CODES,
  );
  for (const { code, phase } of DECLARATION_STATES) assert.equal(eventsOf(code).length === 0, phase === 'ended');
});

test('no way leads around release: only a released declaration is closed, and closing is the end', () => {
  for (const state of CODES) {
    const closes = nextState(state, 'close');
    assert.equal(closes, state === 800 ? 899 : null);
    if (state !== 800) assert.ok(!successorsOf(state).includes(899));
  }
  assert.deepEqual(eventsOf(100), []);
});

/** State → amend (appType 2), delete (appType 3), cancel (623). A minus is the official refusal. */
const CHANGES: readonly (readonly [state: DeclarationState, amend: string, remove: string, cancel: string])[] = [
  [1, 'at once', 'at once', '-623005'],
  [2, '-621012', '-621012', '-623005'],
  [3, 'at once', '-621012', 'at once'],
  [4, '-621012', '-621012', '-623005'],
  [100, 'new declaration', '-621012', '-623005'],
  [120, 'at once', '-621012', 'at once'],
  [300, 'at once', '-621012', 'at once'],
  [399, '-621012', '-621012', 'at once'],
  [500, '-621012', '-621012', '-623005'],
  [501, '-621012', '-621012', '-623005'],
  [502, '-621012', '-621012', '-623005'],
  [503, '-621012', '-621012', '-623005'],
  [599, '-621012', '-621012', '-623005'],
  [700, '-621012', '-621012', '-623005'],
  [800, 'officer', '-621012', 'officer'],
  [899, '-621012', '-621012', '-623005'],
];

const answer = (outcome: ReturnType<typeof judgeDeletion>): string =>
  outcome.ok ? outcome.value : outcome.refusals.map(({ code }) => code).join(' ');
const FRESH = { openReversal: false, returned: false, cancelled: false };

for (const [state, amend, remove, cancel] of CHANGES) {
  test(`in ${state}: amend ${amend}, delete ${remove}, cancel ${cancel}`, () => {
    assert.equal(answer(judgeAmendment({ state, ...FRESH })), amend);
    assert.equal(answer(judgeDeletion(state)), remove);
    assert.equal(answer(judgeCancellation({ state, ...FRESH })), cancel);
  });
}

test('what may be done by its declarant at once is an event of the table from that state', () => {
  for (const [state, amend, remove, cancel] of CHANGES) {
    if (amend === 'at once' && state !== 1) assert.equal(nextState(state, 'amend'), 2);
    assert.equal(nextState(state, 'withdraw') === 100, remove === 'at once');
    assert.equal(nextState(state, 'cancel') === 100, cancel === 'at once');
    assert.equal(nextState(state, 'amendReleased') === 399, amend === 'officer');
  }
});

const DONE: readonly (readonly [name: string, facts: Partial<typeof FRESH>, amend: string, cancel: string])[] = [
  ['a cancellation or return is open', { openReversal: true }, '-621012', '-623009'],
  ['it is cancelled', { cancelled: true }, '-621012', '-623009'],
  ['goods were returned', { returned: true }, '-621012', '-623005'],
];

for (const [name, facts, amend, cancel] of DONE) {
  test(`a released declaration is not changed while or after ${name}`, () => {
    assert.equal(answer(judgeAmendment({ state: 800, ...FRESH, ...facts })), amend);
    assert.equal(answer(judgeCancellation({ state: 800, ...FRESH, ...facts })), cancel);
  });
}

test('a refusal names the state found and the states that would do', () => {
  const outcome = judgeCancellation({ state: 502, ...FRESH });
  assert.ok(!outcome.ok);
  assert.deepEqual(outcome.refusals, [
    { code: '-623005', path: 'invtNo', found: '502 扣留移送缉私', allowed: '3, 120, 300, 399, 800' },
  ]);
});
