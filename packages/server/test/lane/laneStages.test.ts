import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstPosting, firstUndo, LEDGER_STAGES, POSTING_STAGES } from '../../src/clearance/stages.ts';
import { STAGES, type Stage, type Work } from '../../src/clearance/types.ts';
import type { AccountRef } from '../../src/ledgers/index.ts';
import type { StageContext } from '../../src/clearance/stageContext.ts';

// Proves where a list goes from each stage by what it holds (C-05, F-01, J-01): only what is held is given back, and only
// what was reserved is confirmed. No database: the ledgers are played.

const QUOTA: AccountRef = { book: 1, part: 1, account: 'person/2026' };
const GUARANTEE: AccountRef = { book: 2, part: 2, account: 'firm' };
const ITEM: AccountRef = { book: 3, part: 3, account: 'book/item' };

type Holds = { readonly quotaFen?: bigint; readonly taxFen?: bigint; readonly stock?: boolean };

function work({ quotaFen = 100n, taxFen = 7n, stock = true }: Holds = {}): Work {
  return {
    ...{ part: 4, serial: 9n, preNo: 'B1', travelled: false, quota: QUOTA, guarantee: GUARANTEE, quotaFen, taxFen },
    stock: stock ? [{ ref: ITEM, quantity5: 5n, gnum: '1', unit: '011' }] : [],
    ...{ reasons: [], guaranteeWait: null, inspect: null, ending: 'reject' },
  } as unknown as Work;
}

/** Runs one stage of a list; `result` is what the ledger says to a reservation. */
function run(stage: Stage, one: Work, result: object, isBlocked = false) {
  const rule = [...LEDGER_STAGES, ...POSTING_STAGES].find(([name]) => name === stage)?.[1];
  assert.ok(rule);
  const moves: string[] = [];
  const move =
    (name: string) =>
    ({ account }: AccountRef, amount: bigint): void =>
      void moves.push(`${name} ${account} ${amount}`);
  const session = {
    balance: () => null,
    reserve: () => result,
    release: move('free'),
    post: move('post'),
  };
  rule.run(one, {
    ...{ session, nowMs: 1, guaranteeWaitMs: 0, learned: { add: () => undefined } },
    ...{ isBlocked: () => isBlocked, isFrozen: () => false, annualLimitFen: () => 1n, taxesExcessInFull: () => false },
  } as unknown as StageContext);
  return { stage: one.stage, stagePart: one.stagePart, codes: one.reasons.map(({ code }) => code).join(), moves };
}

const RESERVED = { kind: 'reserved' };
const SHORT = { kind: 'short', available: 1n, balance: { reserved: 0n, posted: 0n } };
const UNKNOWN = { kind: 'unknown account' };
const NO_QUOTA = { quotaFen: 0n };
const NO_TAX = { taxFen: 0n };
const NO_STOCK = { stock: false };

describe('a list that gets no guarantee gives back the quota it holds, and none where it holds none (C-05, E-04)', () => {
  for (const [name, result, isBlocked, code] of [
    ['too little', SHORT, false, '90002'],
    ['no account', UNKNOWN, false, '90021'],
    ['an overdue demand (G-02)', RESERVED, true, '90083'],
  ] as const) {
    test(name, () => {
      const holds = run(STAGES.guarantee, work(), result, isBlocked);
      assert.deepEqual([holds.stage, holds.stagePart, holds.codes], [STAGES.undoQuota, QUOTA.part, code]);
      const none = run(STAGES.guarantee, work(NO_QUOTA), result, isBlocked);
      assert.deepEqual([none.stage, none.stagePart, none.codes], [STAGES.refuse, 4, code]);
    });
  }

  test('that gets it goes on to its stock, or to its release', () => {
    assert.equal(run(STAGES.guarantee, work(), RESERVED).stage, STAGES.stock);
    assert.equal(run(STAGES.guarantee, work(NO_STOCK), RESERVED).stage, STAGES.release);
  });
});

test('a list whose book has too little gives back guarantee and quota, as far as it holds them (J-01)', () => {
  const nextOf = (holds: Holds): Stage => run(STAGES.stock, work(holds), SHORT).stage;
  assert.deepEqual([{}, NO_TAX, NO_QUOTA, { ...NO_TAX, ...NO_QUOTA }].map(nextOf), [
    STAGES.undoGuarantee,
    STAGES.undoQuota,
    STAGES.undoGuarantee,
    STAGES.refuse,
  ]);
  assert.equal(run(STAGES.stock, work(), SHORT).codes, '90003');
  assert.equal(run(STAGES.stock, work(), UNKNOWN).codes, '90019');
  assert.equal(run(STAGES.stock, work(), RESERVED).stage, STAGES.release);
});

test('what is undone is undone from the last to the first (C-05, F-01)', () => {
  const undo = (stage: Stage, holds: Holds) => {
    const { moves, stage: next } = run(stage, work(holds), RESERVED);
    return [moves.join(), next];
  };
  assert.deepEqual(undo(STAGES.undoStock, {}), ['free book/item 5', STAGES.undoGuarantee]);
  assert.deepEqual(undo(STAGES.undoStock, NO_TAX), ['free book/item 5', STAGES.undoQuota]);
  assert.deepEqual(undo(STAGES.undoGuarantee, {}), ['free firm 7', STAGES.undoQuota]);
  assert.deepEqual(undo(STAGES.undoGuarantee, NO_QUOTA), ['free firm 7', STAGES.refuse]);
  assert.deepEqual(undo(STAGES.undoQuota, {}), ['free person/2026 100', STAGES.refuse]);
  assert.deepEqual(
    [{}, NO_STOCK, { ...NO_STOCK, ...NO_TAX }, { ...NO_STOCK, ...NO_TAX, ...NO_QUOTA }].map((one) =>
      firstUndo(work(one)),
    ),
    [STAGES.undoStock, STAGES.undoGuarantee, STAGES.undoQuota, STAGES.refuse],
  );
});

test('what is released confirms its quota, then its stock, and nothing that it did not reserve (F-01, J-01)', () => {
  assert.deepEqual(
    [{}, NO_QUOTA, { ...NO_QUOTA, ...NO_STOCK }].map((one) => firstPosting(work(one))),
    [STAGES.postQuota, STAGES.postStock, STAGES.done],
  );
  const quota = run(STAGES.postQuota, work(), RESERVED);
  assert.deepEqual([quota.moves, quota.stage], [['post person/2026 100'], STAGES.postStock]);
  assert.equal(run(STAGES.postQuota, work(NO_STOCK), RESERVED).stage, STAGES.done);
  const stock = run(STAGES.postStock, work(), RESERVED);
  assert.deepEqual([stock.moves, stock.stage], [['post book/item 5'], STAGES.done]);
});
