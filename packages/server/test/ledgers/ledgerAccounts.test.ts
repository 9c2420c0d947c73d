import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareAccounts } from '../../src/ledgers/accounts.ts';
import {
  type AccountRef,
  audit,
  grant,
  guaranteeAccount,
  quotaAccount,
  stockAccount,
  transitAccount,
} from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';

// Proves how accounts are named and ordered, that a grant is given once, and that the audit says what it compared (F-01,
// F-02, G-01, J-01, J-03).

const AT = 1_000;
const ACCOUNT = guaranteeAccount('3301960002');

test('accounts are named by what they belong to, and sorted by part, book and name', () => {
  assert.equal(quotaAccount('ab', 2026).account, 'ab/2026');
  assert.equal(stockAccount('T1', 'I1').account, 'T1/I1');
  assert.equal(transitAccount('T2', 'T1', 'N1', 'I1').account, 'transit:T2/T1/N1/I1');
  assert.equal(
    transitAccount('T2', 'T1', 'N1', 'I1').part,
    stockAccount('T2', 'I9').part,
    'beside the book it goes to',
  );
  const ref = (part: number, book: 1 | 2, account: string): AccountRef => ({ part, book, account });
  const sorted = [ref(1, 1, 'a'), ref(1, 1, 'b'), ref(1, 2, 'a'), ref(2, 1, 'a')];
  assert.deepEqual(sorted.toReversed().sort(compareAccounts), sorted);
  assert.deepEqual(
    [sorted[2], sorted[0], sorted[3], sorted[1]].map((one) => one as AccountRef).sort(compareAccounts),
    sorted,
  );
  for (const [at, one] of sorted.entries())
    for (const [other, two] of sorted.entries())
      assert.equal(Math.sign(compareAccounts(one, two)), Math.sign(at - other), 'both ways round');
});

test('a grant met again does nothing, and with another amount is a fault', () =>
  withDatabase('ledger grant', async ({ store }) => {
    const granted = async (): Promise<unknown> =>
      (await store.pool.query('SELECT granted FROM ledger_account')).rows[0]?.granted;
    await grant(store.pool, ACCOUNT, 0n, 'none', 'D0', AT);
    assert.equal(await granted(), 0n);
    await grant(store.pool, ACCOUNT, 100n, 'deposit', 'D1', AT);
    await grant(store.pool, ACCOUNT, 100n, 'deposit', 'D1', AT);
    assert.equal(await granted(), 100n);
    await assert.rejects(grant(store.pool, ACCOUNT, 101n, 'deposit', 'D1', AT), /keeps its request/);
    await assert.rejects(grant(store.pool, ACCOUNT, -1n, 'less', 'D1', AT), /not negative/);
    await grant(store.pool, ACCOUNT, 1n, 'more', 'D2', AT);
    assert.equal(await granted(), 101n);
  }));

test('the audit says how much it compared, shows twenty differences and is not well for one', () =>
  withDatabase('ledger audit', async ({ store }) => {
    const balances = async () => {
      // Stock that was granted without an act is not well for other checks.
      const report = await audit(store.pool, { only: /^every balance is the sum of its journal/ });
      const [check] = report.checks;
      assert.ok(check);
      return { ok: report.ok, rows: check.rows, differences: check.differences };
    };
    assert.deepEqual(await balances(), { ok: true, rows: 0, differences: [] });
    for (let n = 0; n < 25; n += 1) await grant(store.pool, stockAccount('T1', `I${n}`), 7n, 'inbound', 'D1', AT);
    assert.deepEqual(await balances(), { ok: true, rows: 25, differences: [] });
    await store.pool.query("UPDATE ledger_account SET granted = 6 WHERE account = 'T1/I3'");
    assert.deepEqual(await balances(), {
      ok: false,
      rows: 25,
      differences: [{ what: 'book 3 account T1/I3', expected: '7 0 0', found: '6 0 0' }],
    });
    await store.pool.query('UPDATE ledger_account SET granted = 6');
    assert.equal((await balances()).differences.length, 20);
  }));
