import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type pg from 'pg';
import { grant, guaranteeAccount, LedgerSession, type LedgerStore } from '../../src/ledgers/index.ts';
import type { AccountRef } from '../../src/ledgers/types.ts';
import { BOOKS } from '../../src/ledgers/types.ts';
import { turnOnShort } from '../../src/clearance/ways/guaranteeWait.ts';
import type { Work } from '../../src/clearance/types.ts';
import { ledgerStore } from '../../src/store/ledgers/session.ts';
import { withDatabase } from '../support/database.ts';
import type { ReleaseContext } from '../../src/clearance/ways/releaseContext.ts';

// Proves what one movement of an account does, by itself and met again (F-02, G-01, J-01): on a real database, a
// transaction for each session, as a lane works.

const AT = 1_000;
const ACCOUNT = guaranteeAccount('3301960002');
const OTHER = guaranteeAccount('3301960009');

type Ledger = {
  /** One transaction with the accounts locked and these keys recalled; what it did is flushed. */
  readonly session: <T>(work: (session: LedgerSession) => T, recall?: readonly string[]) => Promise<T>;
  /** Granted, reserved, posted. */
  readonly balance: (ref?: AccountRef) => Promise<string>;
  /** Kind, key and amount of every entry. */
  readonly journal: (ref?: AccountRef) => Promise<readonly string[]>;
};

/** What these sessions write belongs to no lane and so to no link of the chain. */
function unlinked(client: pg.PoolClient): LedgerStore {
  const store = ledgerStore(client);
  return { ...store, insertEntries: (entries) => store.insertEntries(entries, () => 1n) };
}

function withLedger(name: string, work: (ledger: Ledger) => Promise<void>): Promise<void> {
  return withDatabase(`ledger ${name}`, async ({ store }) => {
    await grant(store.pool, ACCOUNT, 100n, 'deposit', 'D1', AT);
    await work({
      session: (change, recall = []) =>
        store.transaction(async (client) => {
          const session = new LedgerSession(unlinked(client));
          await session.load([ACCOUNT, OTHER]);
          await session.recall(recall.map((key) => ({ ...ACCOUNT, key })));
          const result = change(session);
          await session.flush();
          return result;
        }),
      async balance({ book, account } = ACCOUNT) {
        const { rows } = await store.pool.query<{ said: string }>(
          "SELECT concat_ws(' ', granted, reserved, posted) AS said FROM ledger_account WHERE book = $1 AND account = $2",
          [book, account],
        );
        return rows[0]?.said ?? 'none';
      },
      async journal({ book, account } = ACCOUNT) {
        const { rows } = await store.pool.query<{ said: string }>(
          `SELECT concat_ws(' ', kind, entry_key, amount, reference, at_ms) AS said FROM ledger_entry
           WHERE book = $1 AND account = $2 ORDER BY entry_key`,
          [book, account],
        );
        return rows.map(({ said }) => said);
      },
    });
  });
}

type Change = (session: LedgerSession) => unknown;
type Row = readonly [name: string, before: readonly Change[], change: Change, balance: string, entry: string];

const reserve =
  (amount: bigint, key: string): Change =>
  (session) =>
    session.reserve(ACCOUNT, amount, key, 'L1', AT);
const post =
  (amount: bigint, key: string): Change =>
  (session) =>
    session.post(ACCOUNT, amount, key, 'L1', AT);

/** Each from granted 100; `before` runs in transactions of their own. */
const MOVEMENTS: readonly Row[] = [
  ['reserve', [], reserve(60n, 'k'), '100 60 0', '2 k 60 L1 1000'],
  ['reserve, to the last', [], reserve(100n, 'k'), '100 100 0', '2 k 100 L1 1000'],
  ['reserve, one too many', [], reserve(101n, 'k'), '100 0 0', '5 k 101 L1 1000'],
  [
    'reserve, beside what is held and used',
    [reserve(60n, 'a'), post(20n, 'b')],
    reserve(41n, 'k'),
    '100 40 20',
    '5 k 41 L1 1000',
  ],
  ['post', [reserve(60n, 'a')], post(20n, 'k'), '100 40 20', '3 k 20 L1 1000'],
  [
    'release',
    [reserve(60n, 'a')],
    (session) => session.release(ACCOUNT, 20n, 'k', 'L1', AT),
    '100 40 0',
    '4 k 20 L1 1000',
  ],
  ['deposit', [], (session) => session.deposit(ACCOUNT, 7n, 'k', 'D2', AT), '107 0 0', '1 k 7 D2 1000'],
  [
    'reverse',
    [reserve(60n, 'a'), post(60n, 'b')],
    (session) => session.reverse(ACCOUNT, 20n, 'k', 'L1', AT),
    '100 0 40',
    '6 k 20 L1 1000',
  ],
  [
    'withdraw',
    [reserve(60n, 'a')],
    (session) => session.withdraw(ACCOUNT, 40n, 'k', 'W1', AT),
    '60 60 0',
    '7 k 40 W1 1000',
  ],
  [
    'lapse, of what is held too',
    [reserve(60n, 'a')],
    (session) => session.lapse(ACCOUNT, 70n, 'k', 'I1', AT),
    '30 60 0',
    '8 k 70 I1 1000',
  ],
];

suite('a movement of an account', () => {
  for (const [name, before, change, balance, entry] of MOVEMENTS) {
    test(`${name}: moves once, met again moves nothing and answers the same`, () =>
      withLedger(name, async ({ session, balance: found, journal }) => {
        for (const one of before) await session(one);
        const first = await session(change);
        assert.equal(await found(), balance);
        const entries = await journal();
        assert.ok(entries.includes(entry), entries.join('; '));
        const again = await session(change, ['k']);
        assert.deepEqual(again, first);
        assert.equal(await found(), balance);
        assert.deepEqual(await journal(), entries);
      }));

    test(`${name}: its key with another amount is a fault, and nothing moves`, () =>
      withLedger(`${name} other`, async ({ session, balance: found, journal }) => {
        for (const one of before) await session(one);
        await session(change);
        const entries = await journal();
        const other: Change = (inner) => {
          const twice = new Proxy(inner, {
            get(target, property) {
              const method = Reflect.get(target, property) as (...args: unknown[]) => unknown;
              return (ref: unknown, amount: bigint, ...rest: unknown[]) =>
                method.call(target, ref, amount + 1n, ...rest);
            },
          });
          return change(twice);
        };
        await assert.rejects(session(other, ['k']), /an idempotency key keeps its request/);
        assert.equal(await found(), balance);
        assert.deepEqual(await journal(), entries);
      }));
  }
});

suite('a refusal', () => {
  test('says what is available, and its balance is a picture that later movements leave alone', () =>
    withLedger('short', ({ session }) =>
      session((one) => {
        one.reserve(ACCOUNT, 60n, 'a', 'L1', AT);
        const short = one.reserve(ACCOUNT, 41n, 'b', 'L2', AT);
        assert.equal(short.kind, 'short');
        assert.equal(short.available, 40n);
        one.post(ACCOUNT, 60n, 'c', 'L1', AT);
        assert.deepEqual([short.balance.reserved, short.balance.posted], [60n, 0n]);
      }).then(() => undefined),
    ));

  test('met again is a refusal still, although there would be enough by now (F-02)', () =>
    withLedger('short again', async ({ session, balance, journal }) => {
      await session(reserve(101n, 'k'));
      await session((one) => one.deposit(ACCOUNT, 50n, 'more', 'D2', AT));
      const again = await session((one) => one.reserve(ACCOUNT, 101n, 'k', 'L1', AT), ['k']);
      assert.equal(again.kind, 'short');
      assert.equal(again.available, 150n);
      assert.equal(again.balance.granted, 150n);
      assert.equal(await balance(), '150 0 0');
      assert.equal((await journal()).length, 3);
    }));

  test('of an account nobody has is no entry; a withdrawal of more than is free neither', () =>
    withLedger('unknown', async ({ session, balance, journal }) => {
      await session((one) => {
        assert.deepEqual(one.reserve(OTHER, 1n, 'k', 'L1', AT), { kind: 'unknown account' });
        assert.equal(one.withdraw(OTHER, 1n, 'k', 'L1', AT), false);
        assert.equal(one.balance(OTHER), null);
      });
      assert.equal(await balance(OTHER), 'none');
      await session(reserve(30n, 'a'));
      await session(post(10n, 'b'));
      assert.equal(await session((one) => one.withdraw(ACCOUNT, 71n, 'w', 'L1', AT)), false);
      assert.equal(await balance(), '100 20 10');
      assert.equal(await session((one) => one.withdraw(ACCOUNT, 70n, 'w', 'L1', AT)), true);
      assert.equal(await balance(), '30 20 10');
      assert.equal((await journal()).length, 4);
    }));
});

suite('an account that is not there', () => {
  test('is opened by its first deposit, and never a second time', () =>
    withLedger('open', async ({ session, balance, journal }) => {
      await session((one) => {
        one.deposit(OTHER, 5n, 'first', 'D1', AT);
        one.open(OTHER, 900n, 'again', 'D1', AT);
        assert.equal(one.balance(OTHER)?.granted, 5n);
      });
      assert.equal(await balance(OTHER), '5 0 0');
      assert.deepEqual(await journal(OTHER), ['1 first 5 D1 1000']);
      await session((one) => one.open(OTHER, 900n, 'again', 'D1', AT));
      assert.equal(await balance(OTHER), '5 0 0');
    }));

  test('gives up nothing, takes back nothing and does not lapse: that is our fault', () =>
    withLedger('absent', async ({ session }) => {
      for (const change of ['post', 'release', 'reverse', 'lapse'] as const)
        await assert.rejects(
          session((one) => one[change](OTHER, 1n, 'k', 'L1', AT)),
          /was loaded/,
          change,
        );
    }));
});

suite('what is granted bounds what is held and used', () => {
  test('no more is given up than was reserved, no more taken back than was posted', () =>
    withLedger('bounds', async ({ session, balance }) => {
      await session(reserve(10n, 'a'));
      await assert.rejects(session(post(11n, 'b')), /gives up no more than it reserved/);
      await session(post(10n, 'b'));
      await assert.rejects(
        session((one) => one.reverse(ACCOUNT, 11n, 'c', 'L1', AT)),
        /takes back no more than it posted/,
      );
      assert.equal(await balance(), '100 0 10');
    }));

  test('what lapsed may be exceeded by what was held, and from then on only become less (G-01)', () =>
    withLedger('exceeds', async ({ session, balance }) => {
      await session(reserve(60n, 'a'));
      await session((one) => one.lapse(ACCOUNT, 70n, 'b', 'I1', AT));
      assert.equal(await balance(), '30 60 0');
      // Nothing more fits, and giving back is allowed although it is still too much.
      assert.equal((await session((one) => one.reserve(ACCOUNT, 1n, 'c', 'L2', AT))).kind, 'short');
      await session((one) => one.release(ACCOUNT, 10n, 'd', 'L1', AT));
      assert.equal(await balance(), '30 50 0');
      await session((one) => one.lapse(ACCOUNT, 30n, 'e', 'I2', AT));
      assert.equal(await balance(), '0 50 0');
      await assert.rejects(
        session((one) => one.lapse(ACCOUNT, 1n, 'f', 'I3', AT)),
        /no side .* is negative/,
      );
      assert.equal(await balance(), '0 50 0');
    }));
});

suite('a session', () => {
  test('knows which accounts have grown, once (G-04)', () =>
    withLedger('grown', async ({ session }) => {
      const grown = (change: Change): Promise<number> =>
        session((one) => {
          change(one);
          const found = one.takeGrown(BOOKS.guarantee).length;
          assert.equal(one.takeGrown(BOOKS.guarantee).length, 0, 'taken is taken');
          assert.deepEqual(one.takeGrown(BOOKS.stock), []);
          return found;
        });
      assert.equal(await grown(() => undefined), 0);
      assert.equal(await grown(reserve(60n, 'a')), 0);
      assert.equal(await grown(post(20n, 'b')), 0);
      assert.equal(await grown((one) => one.release(ACCOUNT, 10n, 'c', 'L1', AT)), 1);
      assert.equal(await grown((one) => one.reverse(ACCOUNT, 10n, 'd', 'L1', AT)), 1);
      assert.equal(await grown((one) => one.deposit(ACCOUNT, 1n, 'e', 'D2', AT)), 1);
      assert.equal(await grown((one) => one.withdraw(ACCOUNT, 1n, 'f', 'W1', AT)), 0);
      assert.equal(await grown((one) => one.open(OTHER, 1n, 'g', 'D3', AT)), 1);
    }));

  test('knows its own keys and those recalled, of each account apart', () =>
    withLedger('knows', async ({ session }) => {
      await session(reserve(1n, 'a'));
      await session(
        (one) => {
          assert.equal(one.knows(ACCOUNT, 'a'), true);
          assert.equal(one.isRecorded(ACCOUNT, 'a'), true);
          assert.equal(one.knows(OTHER, 'a'), false);
          assert.equal(one.isRecorded(OTHER, 'a'), false);
          assert.equal(one.knows(ACCOUNT, 'b'), false);
          one.reserve(ACCOUNT, 1n, 'b', 'L1', AT);
          assert.equal(one.knows(ACCOUNT, 'b'), true);
          assert.equal(one.isRecorded(ACCOUNT, 'b'), false, 'recorded is what was there before');
          assert.equal(one.knows(OTHER, 'b'), false);
        },
        ['a', 'b'],
      );
    }));

  test('loads an account once: what moved in it stays moved', () =>
    withDatabase('ledger load', ({ store }) =>
      store.transaction(async (client) => {
        await grant(client, ACCOUNT, 10n, 'deposit', 'D1', AT);
        const session = new LedgerSession(unlinked(client));
        await session.load([]);
        await session.load([ACCOUNT, ACCOUNT]);
        session.reserve(ACCOUNT, 4n, 'a', 'L1', AT);
        await session.load([ACCOUNT, OTHER]);
        assert.equal(session.balance(ACCOUNT)?.reserved, 4n);
        assert.deepEqual(session.begunWith(BOOKS.guarantee, '33019600'), [ACCOUNT]);
        assert.deepEqual(session.begunWith(BOOKS.guarantee, '9'), []);
        assert.deepEqual(session.begunWith(BOOKS.quota, '33019600'), []);
        session.open(OTHER, 1n, 'b', 'D2', AT);
        assert.deepEqual(session.begunWith(BOOKS.guarantee, '33019600'), [ACCOUNT, OTHER]);
      }),
    ));

  test('that moved nothing writes nothing', () =>
    withLedger('nothing', async ({ session, balance, journal }) => {
      await session((one) => one.balance(ACCOUNT));
      assert.equal(await balance(), '100 0 0');
      assert.deepEqual(await journal(), ['1 deposit 100 D1 1000']);
    }));

  test('keeps books apart in which accounts are called alike', () =>
    withLedger('alike', async ({ session }) => {
      const alike = { ...ACCOUNT, book: BOOKS.quota };
      await session((one) => {
        one.open(alike, 5n, 'a', 'L1', AT);
        assert.equal(one.balance(alike)?.granted, 5n);
        assert.equal(one.balance(ACCOUNT)?.granted, 100n);
        assert.equal(one.knows(ACCOUNT, 'a'), false);
      });
    }));
});

// Work that travelled to another partition and back holds what it held: it is not parked because less is free now (C-05).
test('a declaration that holds its guarantee already waits for none, one that does not waits or is refused in time', () =>
  withLedger('travelled', async ({ session }) => {
    const work = (): Work => ({ guarantee: ACCOUNT, preNo: 'L1', taxFen: 60n, guaranteeWait: null }) as unknown as Work;
    const wait = (one: LedgerSession, waiting: Work, nowMs = AT, guaranteeWaitMs = 500): unknown =>
      turnOnShort(waiting, { session: one, nowMs, guaranteeWaitMs } as ReleaseContext);
    await session(reserve(60n, 'L1/reserve'));
    await session((one) => assert.equal(wait(one, work()), null), ['L1/reserve']);
    await session((one) => {
      assert.notEqual(wait(one, work()), null, 'another declaration is short by 20');
      assert.equal(wait(one, { ...work(), taxFen: 40n }), null, 'this one just fits');
      assert.equal(wait(one, { ...work(), guarantee: OTHER }), null, 'an account nobody has is refused by itself');
      assert.equal(wait(one, work(), AT, 0), null, 'where nobody waits');
      const waiting = work();
      wait(one, waiting);
      assert.deepEqual(waiting.guaranteeWait, { untilMs: AT + 500, availableFen: 40n });
      assert.notEqual(wait(one, waiting, AT + 499), null);
      assert.equal(wait(one, waiting, AT + 500), null, 'its time is over');
    });
  }));
