import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AmendmentWork } from '../../src/aftercare/types.ts';
import { AMENDMENT } from '../../src/aftercare/ways/amendment.ts';
import type { AccountRef, LedgerSession } from '../../src/ledgers/index.ts';
import type { Lease } from '../../src/lane/types.ts';

// Proves the ways of an amendment through quota, guarantee and stock (I-01): what is more is held on every account before
// anything is confirmed, what is less is given back last, what does not fit undoes what was held, and each partition does
// its own. No database: the ledgers are played.

const QUOTA: AccountRef = { book: 1, part: 1, account: 'person/2026' };
const GUARANTEE: AccountRef = { book: 2, part: 2, account: 'firm' };
const ITEMS = ['new', 'more', 'less'].map((item): AccountRef => ({ book: 3, part: 3, account: `book/${item}` }));
const [NEW, MORE, LESS] = ITEMS as [AccountRef, AccountRef, AccountRef];

function work(quotaDelta: bigint, taxDelta: bigint, stock: AmendmentWork['stock'] = []): AmendmentWork {
  const one = {
    ...{ part: 4, serial: 9n, preNo: 'B1', travelled: false, applicationSerial: 10n, applicationPreNo: 'B2' },
    ...{ quota: QUOTA, guarantee: GUARANTEE, quotaDelta, taxDelta, stock, limited: [], failures: [] },
  } as unknown as AmendmentWork;
  AMENDMENT.begin(one);
  return one;
}

/** `short`: accounts that have less, and how much; `unknown`: those that are not there. */
type Played = {
  readonly short?: Record<string, bigint>;
  readonly unknown?: readonly string[];
  readonly restored?: boolean;
  readonly persons?: readonly string[];
  readonly guarantors?: readonly string[];
  readonly parts?: readonly number[];
};

async function run(one: AmendmentWork, played: Played = {}) {
  const { short = {}, unknown = [], restored = false, persons = [], guarantors = [], parts = [1, 2, 3, 4] } = played;
  const moves: string[] = [];
  const fenced = new Set<number>();
  let isEnded = false;
  const move =
    (name: string) =>
    ({ account }: AccountRef, amount: bigint, key: string): void =>
      void moves.push(`${name} ${account.split('/').at(-1)} ${amount} ${key.split('/').at(-1)}`);
  const session = {
    recall: async () => undefined,
    load: async () => undefined,
    knows: (_ref: AccountRef, key: string) => restored && key === 'B1/disputed',
    balance: () => null,
    reserve(ref: AccountRef, amount: bigint, key: string) {
      if (unknown.includes(ref.account)) return { kind: 'unknown account' };
      const available = short[ref.account];
      if (available !== undefined && available < amount) return { kind: 'short', available };
      move('hold')(ref, amount, key);
      return { kind: 'reserved' };
    },
    release: move('free'),
    post: move('post'),
    reverse: move('back'),
  } as unknown as LedgerSession;
  const held = new Map(parts.map((part) => [part, { part } as Lease]));
  const stopped = { persons: new Set(persons), guarantors: new Map(guarantors.map((code) => [code, '1969-12-31'])) };
  const end = (): void => {
    isEnded = true;
  };
  await AMENDMENT.run([one], { ...{ session, held, fenced, nowMs: 5, end }, ...stopped });
  const failures = one.failures.map(({ code, found, allowed }) => `${code} ${found} ${allowed}`);
  return {
    moves,
    failures,
    isEnded,
    fenced: [...fenced].sort((a, b) => a - b),
    step: one.step,
    stepPart: one.stepPart,
  };
}

describe('an amendment that fits (I-01)', () => {
  test('holds what is more on every account, then confirms it', async () => {
    const { moves, failures, isEnded, step, fenced } = await run(work(100n, 7n, [{ ref: NEW, delta5: 5n }]));
    assert.deepEqual(moves, [
      ...['hold 2026 100 hold', 'hold firm 7 hold', 'hold new 5 hold'],
      ...['post 2026 100 post', 'post new 5 post'],
    ]);
    assert.deepEqual([failures, isEnded, step], [[], true, 'done']);
    assert.deepEqual(fenced, [1, 2, 3]);
  });

  test('gives back what is less, and moves nothing that stays', async () => {
    const less = await run(work(-100n, -7n, [{ ref: LESS, delta5: -5n }]));
    assert.deepEqual(less.moves, ['back 2026 100 back', 'free firm 7 back', 'back less 5 back']);
    const same = await run(work(0n, 0n));
    assert.deepEqual([same.moves, same.isEnded], [[], true]);
  });

  test('moves one item out and another in', async () => {
    const stock = [
      { ref: NEW, delta5: 5n },
      { ref: LESS, delta5: -5n },
    ];
    assert.deepEqual((await run(work(0n, 0n, stock))).moves, [
      'hold new 5 hold',
      'post new 5 post',
      'back less 5 back',
    ]);
  });

  test('takes and gives no quota that a dispute gave back (F-03)', async () => {
    for (const delta of [100n, -100n]) assert.deepEqual((await run(work(delta, 0n), { restored: true })).moves, []);
    const stopped = await run(work(100n, 0n), { restored: true, persons: ['person'] });
    assert.deepEqual(stopped.failures, []);
  });
});

describe('an amendment that does not fit ends, and the declaration stands as it was (I-01)', () => {
  const STOCK = [
    { ref: NEW, delta5: 100_000n },
    { ref: MORE, delta5: 200_000n },
  ];
  const TABLE: readonly (readonly [name: string, AmendmentWork, Played, failure: string, moves: readonly string[]])[] =
    [
      ['quota', work(100n, 7n), { short: { [QUOTA.account]: 99n } }, '1313 1.00 0.99', []],
      ['no such quota', work(100n, 7n), { unknown: [QUOTA.account] }, '1313 1.00 0.00', []],
      ['a frozen quota (F-03)', work(1n, 0n), { persons: ['person'] }, '90110 ****** 订购人已解冻额度', []],
      [
        'guarantee, with quota held',
        work(100n, 700n),
        { short: { firm: 699n } },
        '90002 7.00 6.99',
        ['hold 2026 100 hold', 'free 2026 100 undo'],
      ],
      ['guarantee, without quota', work(0n, 700n), { short: { firm: 699n } }, '90002 7.00 6.99', []],
      ['no such guarantee', work(-100n, 700n), { unknown: ['firm'] }, '90002 7.00 0.00', []],
      [
        'a guarantor with an overdue demand, with quota held (G-02)',
        work(100n, 7n),
        { guarantors: ['firm'] },
        '90083 firm 缴清逾期税款 all that is overdue paid',
        ['hold 2026 100 hold', 'free 2026 100 undo'],
      ],
      [
        'the second item, with everything held',
        work(100n, 7n, STOCK),
        { short: { 'book/more': 100_000n } },
        '90003 book/more: 2 ≤ 1',
        [
          ...['hold 2026 100 hold', 'hold firm 7 hold', 'hold new 100000 hold'],
          ...['free new 100000 undo', 'free firm 7 undo', 'free 2026 100 undo'],
        ],
      ],
      [
        'an item, with guarantee held',
        work(0n, 7n, STOCK),
        { unknown: ['book/new'] },
        '90003 book/new: 1 ≤ 0',
        ['hold firm 7 hold', 'free firm 7 undo'],
      ],
      [
        'an item, with quota held',
        work(100n, 0n, STOCK),
        { unknown: ['book/new'] },
        '90003 book/new: 1 ≤ 0',
        ['hold 2026 100 hold', 'free 2026 100 undo'],
      ],
      ['an item alone', work(0n, 0n, STOCK), { unknown: ['book/new'] }, '90003 book/new: 1 ≤ 0', []],
      [
        'an item; the quota was given back by a dispute (F-03)',
        work(100n, 0n, STOCK),
        { unknown: ['book/new'], restored: true },
        '90003 book/new: 1 ≤ 0',
        [],
      ],
    ];
  for (const [name, one, played, failure, expected] of TABLE) {
    test(`too little of: ${name}`, async () => {
      const { moves, failures, isEnded, step } = await run(one, played);
      assert.deepEqual([failures, moves], [[failure], expected]);
      assert.deepEqual([isEnded, step], [true, 'done']);
    });
  }

  test('an overdue guarantor stops nothing that needs no more of it (G-02)', async () => {
    assert.deepEqual((await run(work(0n, 0n), { guarantors: ['firm'] })).failures, []);
    assert.deepEqual((await run(work(0n, -7n), { guarantors: ['firm'] })).moves, ['free firm 7 back']);
  });
});

test('each lane does what lies with it and hands the rest on (F-02)', async () => {
  const one = work(100n, 7n, [{ ref: NEW, delta5: 5n }]);
  const look = async (part: number): Promise<string> => {
    const { moves, stepPart, isEnded } = await run(one, { parts: [part] });
    return `${moves.join()} → ${isEnded ? 'end' : stepPart}`;
  };
  assert.deepEqual(
    [await look(1), await look(2), await look(3), await look(1), await look(3), await look(4)],
    [
      ...['hold 2026 100 hold → 2', 'hold firm 7 hold → 3', 'hold new 5 hold → 1'],
      ...['post 2026 100 post → 3', 'post new 5 post → 4', ' → end'],
    ],
  );
});
