import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideArrival, decideDeclaration } from '../../src/clearance/decide/arrival.ts';

// Proves B-06 as a table, in the precedence of its refusals: duplicate or missing, locked, old.

const KINDS = { order: 1, payment: 2, waybill: 3 } as const;

const ROWS: readonly (readonly [
  name: string,
  kind: keyof typeof KINDS,
  appType: number,
  appTime: string,
  current: string | null,
  locked: boolean,
  expected: string,
])[] = [
  ['first of its number', 'order', 1, '20260601', null, false, 'accepted'],
  ['first of its number, declaration already waiting for it', 'order', 1, '20260601', null, true, 'accepted'],
  ['same number again', 'order', 1, '20260602', '20260601', false, '-301010'],
  ['same number again, locked as well', 'order', 1, '20260602', '20260601', true, '-301010'],
  ['change without a first', 'order', 2, '20260602', null, false, '-301009'],
  ['delete without a first', 'order', 3, '20260602', null, true, '-301009'],
  ['change while locked, older as well', 'order', 2, '20260531', '20260601', true, '-301011'],
  ['older change', 'order', 2, '20260531', '20260601', false, '-301014'],
  ['change of the same second', 'order', 2, '20260601', '20260601', false, 'accepted'],
  ['newer change', 'order', 2, '20260602', '20260601', false, 'accepted'],
  ['older delete', 'order', 3, '20260531', '20260601', false, '-301014'],
  ['delete', 'order', 3, '20260602', '20260601', false, 'deleted'],
  ['payment again', 'payment', 1, '20260602', '20260601', false, '-401007'],
  ['payment changed without a first', 'payment', 2, '20260602', null, false, '-401006'],
  ['payment locked', 'payment', 2, '20260602', '20260601', true, '-401008'],
  ['payment older', 'payment', 2, '20260531', '20260601', false, '-401012'],
  ['waybill again', 'waybill', 1, '20260602', '20260601', false, '-504015'],
  ['waybill changed without a first', 'waybill', 2, '20260602', null, false, '-504014'],
  ['waybill locked', 'waybill', 2, '20260602', '20260601', true, '-504016'],
  ['waybill older', 'waybill', 2, '20260531', '20260601', false, '-505016'],
];

for (const [name, kind, appType, appTime, currentAppTime, locked, expected] of ROWS) {
  test(`${kind}: ${name} → ${expected}`, () => {
    const facts = { kind: KINDS[kind], appType, appTime, currentAppTime, locked, numberTaken: false, tooMany: false };
    const outcome = decideArrival(facts);
    assert.equal(outcome.kind === 'refused' ? outcome.code : outcome.kind, expected);
    // Who is refused for an older time learns which one is on file.
    const isOlder = /^-(301014|401012|505016)$/.test(expected);
    assert.equal(outcome.kind === 'refused' ? outcome.onFile : undefined, isOlder ? currentAppTime : undefined);
  });
}

for (const [kind, expected] of [
  ['order', '-301010'],
  ['payment', '-401007'],
  ['waybill', '-504015'],
] as const) {
  test(`${kind}: another order uses this number → ${expected}`, () => {
    const facts = {
      kind: KINDS[kind],
      appType: 1,
      appTime: '1',
      currentAppTime: null,
      locked: false,
      numberTaken: true,
      tooMany: false,
    };
    assert.deepEqual(decideArrival(facts), { kind: 'refused', code: expected });
  });
}

for (const [appType, state] of [
  [1, null],
  [1, 100],
  [2, 100],
] as const) {
  test(`declaration: appType ${appType} in state ${state}, another order uses this copNo → -621004`, () => {
    const facts = {
      appType,
      appTime: '1',
      state,
      currentAppTime: null,
      declares: true,
      orderDeclared: false,
      held: false,
      over: false,
      isOther: false,
      tooMany: false,
    };
    assert.deepEqual(decideDeclaration({ ...facts, numberTaken: true }), { kind: 'refused', code: '-621004' });
    assert.deepEqual(decideDeclaration({ ...facts, numberTaken: false }), { kind: 'new' });
  });
}

const DECLARATIONS: readonly (readonly [
  name: string,
  appType: number,
  state: number | null,
  orderDeclared: boolean,
  appTime: string,
  expected: string,
])[] = [
  ['first', 1, null, false, '2', 'new'],
  ['first, but its order is declared by another declaration', 1, null, true, '2', '-621004'],
  ['again while stored', 1, 1, false, '2', '-621004'],
  ['again while waiting', 1, 3, false, '2', '-621004'],
  ['again after release', 1, 800, false, '2', '-621004'],
  ['again after refusal', 1, 100, false, '2', 'new'],
  ['change without a first', 2, null, false, '2', '-621011'],
  ['change of a stored declaration', 2, 1, false, '2', 'amended'],
  ['a stored declaration is declared, its order is declared by another declaration', 2, 1, true, '2', '-621004'],
  ['change of a waiting declaration, its order is declared by another declaration', 2, 3, true, '2', '-621004'],
  ['change of a waiting declaration', 2, 3, false, '2', 'amended'],
  ['older change of a waiting declaration', 2, 3, false, '0', '-621012'],
  ['change after acceptance', 2, 120, false, '2', '-621012'],
  ['change under manual review', 2, 300, false, '2', 'amended'],
  ['change after refusal', 2, 100, false, '2', 'new'],
  ['change after refusal, order declared by another declaration', 2, 100, true, '2', '-621004'],
  ['delete while stored', 3, 1, false, '2', 'withdrawn'],
  ['delete after it was declared', 3, 3, false, '2', '-621012'],
];

for (const [name, appType, state, orderDeclared, appTime, expected] of DECLARATIONS) {
  test(`declaration: ${name} → ${expected}`, () => {
    const currentAppTime = state === null ? null : '1';
    const outcome = decideDeclaration({
      appType,
      appTime,
      state,
      currentAppTime,
      declares: true,
      numberTaken: false,
      orderDeclared,
      held: false,
      over: false,
      isOther: false,
      tooMany: false,
    });
    assert.equal(outcome.kind === 'refused' ? outcome.code : outcome.kind, expected);
  });
}

for (const [state, expected] of [
  [1, 'amended'],
  [3, '-621012'],
  [300, '-621012'],
  [100, 'new'],
] as const) {
  test(`declaration: change to be only stored, in state ${state} → ${expected}`, () => {
    const facts = {
      appType: 2,
      appTime: '2',
      currentAppTime: '1',
      declares: false,
      numberTaken: false,
      orderDeclared: false,
      held: false,
      over: false,
      isOther: false,
      tooMany: false,
    };
    const outcome = decideDeclaration({ ...facts, state });
    assert.equal(outcome.kind === 'refused' ? outcome.code : outcome.kind, expected);
  });
}

test('declaration: a change in review after an inspection, whose holds stand → -621012 (K-01)', () => {
  const facts = { appType: 2, appTime: '2', state: 300, currentAppTime: '1', declares: true, numberTaken: false };
  const change = { ...facts, orderDeclared: false, isOther: false, over: false, tooMany: false };
  assert.deepEqual(decideDeclaration({ ...change, held: true }), { kind: 'refused', code: '-621012' });
  assert.deepEqual(decideDeclaration({ ...change, held: false }), { kind: 'amended' });
});

const RELEASED = {
  appTime: '2',
  state: 800,
  currentAppTime: '1',
  numberTaken: false,
  held: false,
  isOther: false,
  tooMany: false,
};
for (const [name, facts, expected] of [
  ['new', { appType: 1, over: true, declares: true, orderDeclared: false }, 'new'],
  ['as a change', { appType: 2, over: true, declares: true, orderDeclared: false }, 'new'],
  ['new, stored first', { appType: 1, over: true, declares: false, orderDeclared: false }, 'new'],
  [
    'new, another declaration of the order stands',
    { appType: 1, over: true, declares: true, orderDeclared: true },
    '-621004',
  ],
  [
    'as a change, another declaration stands',
    { appType: 2, over: true, declares: true, orderDeclared: true },
    '-621004',
  ],
  ['deleted', { appType: 3, over: true, declares: true, orderDeclared: false }, '-621012'],
  ['new, not cancelled', { appType: 1, over: false, declares: true, orderDeclared: false }, '-621004'],
  ['as a change, not cancelled', { appType: 2, over: false, declares: true, orderDeclared: false }, 'application'],
] as const) {
  test(`declaration cancelled after its release: ${name} → ${expected} (I-01)`, () => {
    const outcome = decideDeclaration({ ...RELEASED, ...facts });
    assert.equal(outcome.kind === 'refused' ? outcome.code : outcome.kind, expected);
  });
}

test('declaration: a change that would make another declaration of it → -621012, before its order is asked about (I-01)', () => {
  const change = { ...RELEASED, appType: 2, over: false, declares: true, orderDeclared: true, isOther: true };
  for (const state of [1, 3, 300]) {
    assert.deepEqual(decideDeclaration({ ...change, state }), { kind: 'refused', code: '-621012' });
  }
});

test('the twenty-first payment, or stored declaration, of one firm for one order is not kept; what declares always is (B-06)', () => {
  const payment = {
    kind: 2,
    appType: 1,
    appTime: '1',
    currentAppTime: null,
    numberTaken: false,
    locked: false,
  } as const;
  assert.deepEqual(decideArrival({ ...payment, tooMany: true }), { kind: 'refused', code: '90352' });
  assert.deepEqual(decideArrival({ ...payment, appType: 2, currentAppTime: '1', tooMany: true }), {
    kind: 'accepted',
    replaces: true,
  });
  const declaration = { ...RELEASED, appType: 1, state: null, currentAppTime: null, over: false, orderDeclared: false };
  assert.deepEqual(decideDeclaration({ ...declaration, declares: false, tooMany: true }), {
    kind: 'refused',
    code: '90352',
  });
  assert.deepEqual(decideDeclaration({ ...declaration, declares: true, tooMany: true }), { kind: 'new' });
});
