import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ReleaseStep, Work } from '../../src/clearance/types.ts';
import { RELEASE } from '../../src/clearance/ways/release.ts';
import type { AccountRef } from '../../src/ledgers/index.ts';
import type { ReleaseContext } from '../../src/clearance/ways/releaseContext.ts';

// Proves where a declaration goes from each step by what it holds (C-05, F-01, J-01): only what is held is given back, and only
// what was reserved is confirmed. No database: the ledgers are played.

const QUOTA: AccountRef = { book: 1, part: 1, account: 'person/2026' };
const GUARANTEE: AccountRef = { book: 2, part: 2, account: 'firm' };
const ITEM: AccountRef = { book: 3, part: 3, account: 'book/item' };

type Holds = { readonly quotaFen?: bigint; readonly taxFen?: bigint; readonly stock?: boolean };

function work({ quotaFen = 100n, taxFen = 7n, stock = true }: Holds = {}): Work {
  return {
    ...{ part: 4, serial: 9n, preNo: 'B1', travelled: false, quota: QUOTA, guarantee: GUARANTEE, quotaFen, taxFen },
    stock: stock ? [{ ref: ITEM, quantity5: 5n, gnum: '1', unit: '011' }] : [],
    ...{ limited: [], reasons: [], guaranteeWait: null, inspect: null, ending: 'reject' },
  } as unknown as Work;
}

/** Does one step of a declaration, whose partition alone is held; `result` is what the ledger says to a reservation. */
async function run(step: ReleaseStep, one: Work, result: object, isBlocked = false) {
  RELEASE.moveTo(one, step);
  const moves: string[] = [];
  const move =
    (name: string) =>
    ({ account }: AccountRef, amount: bigint): void =>
      void moves.push(`${name} ${account} ${amount}`);
  const session = {
    load: async () => undefined,
    recall: async () => undefined,
    balance: () => null,
    reserve: () => result,
    release: move('free'),
    post: move('post'),
  };
  await RELEASE.run([one], {
    ...{ session, nowMs: 1, guaranteeWaitMs: 0, fenced: new Set(), held: new Map([[one.stepPart, {}]]), ends: {} },
    ...{ isBlocked: () => isBlocked, isFrozen: () => false, annualLimitFen: () => 1n, taxesExcessInFull: () => false },
  } as unknown as ReleaseContext);
  return { step: one.step, stepPart: one.stepPart, codes: one.reasons.map(({ code }) => code).join(), moves };
}

const RESERVED = { kind: 'reserved' };
const SHORT = { kind: 'short', available: 1n, balance: { reserved: 0n, posted: 0n } };
const UNKNOWN = { kind: 'unknown account' };
const NO_QUOTA = { quotaFen: 0n };
const NO_TAX = { taxFen: 0n };
const NO_STOCK = { stock: false };

describe('a declaration that gets no guarantee gives back the quota it holds, and none where it holds none (C-05, E-04)', () => {
  for (const [name, result, isBlocked, code] of [
    ['too little', SHORT, false, '90002'],
    ['no account', UNKNOWN, false, '90021'],
    ['an overdue demand (G-02)', RESERVED, true, '90083'],
  ] as const) {
    test(name, async () => {
      const holds = await run('guarantee', work(), result, isBlocked);
      assert.deepEqual([holds.step, holds.stepPart, holds.codes], ['undo quota', QUOTA.part, code]);
      const none = await run('guarantee', work(NO_QUOTA), result, isBlocked);
      assert.deepEqual([none.step, none.stepPart, none.codes], ['refuse', 4, code]);
    });
  }

  test('that gets it goes on to its stock, or to its release', async () => {
    assert.equal((await run('guarantee', work(), RESERVED)).step, 'stock');
    assert.equal((await run('guarantee', work(NO_STOCK), RESERVED)).step, 'release');
  });
});

test('a declaration whose book has too little gives back guarantee and quota, as far as it holds them (J-01)', async () => {
  const nextOf = async (holds: Holds): Promise<string> => (await run('stock', work(holds), SHORT)).step;
  assert.deepEqual(await Promise.all([{}, NO_TAX, NO_QUOTA, { ...NO_TAX, ...NO_QUOTA }].map(nextOf)), [
    'undo guarantee',
    'undo quota',
    'undo guarantee',
    'refuse',
  ]);
  assert.equal((await run('stock', work(), SHORT)).codes, '90003');
  assert.equal((await run('stock', work(), UNKNOWN)).codes, '90019');
  assert.equal((await run('stock', work(), RESERVED)).step, 'release');
});

test('what is undone is undone from the last to the first (C-05, F-01)', async () => {
  const undo = async (step: ReleaseStep, holds: Holds) => {
    const { moves, step: next } = await run(step, work(holds), RESERVED);
    return [moves.join(), next];
  };
  assert.deepEqual(await undo('undo stock', {}), ['free book/item 5', 'undo guarantee']);
  assert.deepEqual(await undo('undo stock', NO_TAX), ['free book/item 5', 'undo quota']);
  assert.deepEqual(await undo('undo guarantee', {}), ['free firm 7', 'undo quota']);
  assert.deepEqual(await undo('undo guarantee', NO_QUOTA), ['free firm 7', 'refuse']);
  assert.deepEqual(await undo('undo quota', {}), ['free person/2026 100', 'refuse']);
  assert.deepEqual(
    [{}, NO_STOCK, { ...NO_STOCK, ...NO_TAX }, { ...NO_STOCK, ...NO_TAX, ...NO_QUOTA }].map((holds) => {
      const one = work(holds);
      RELEASE.goBack(one, 'inspection');
      return one.step;
    }),
    ['undo stock', 'undo guarantee', 'undo quota', 'refuse'],
  );
});

test('what is released confirms its quota, then its stock, and nothing that it did not reserve (F-01, J-01)', async () => {
  const quota = await run('post quota', work(), RESERVED);
  assert.deepEqual([quota.moves, quota.step], [['post person/2026 100'], 'post stock']);
  assert.equal((await run('post quota', work(NO_STOCK), RESERVED)).step, 'done');
  const stock = await run('post stock', work(), RESERVED);
  assert.deepEqual([stock.moves, stock.step], [['post book/item 5'], 'done']);
});

test('what is released, or has begun to end, does not go back', () => {
  const may = (step: string): boolean => RELEASE.mayGoBack(work(), step);
  assert.deepEqual(
    ['quota', 'tell short', 'guarantee wait', 'stock', 'release', 'inspection'].filter((one) => !may(one)),
    [],
  );
  assert.deepEqual(['post quota', 'post stock', 'undo stock', 'refuse', 'done', 'fault', 'unknown'].filter(may), []);
});
