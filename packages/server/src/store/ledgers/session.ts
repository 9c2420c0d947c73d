import type pg from 'pg';
import { Fault } from '@tongguan/kernel';
import type { LinkedLedgerStore, RecordedEntry } from '../../ledgers/store.ts';
import type { AccountRef, Balance } from '../../ledgers/types.ts';
import { bigints, byteas, smallints, texts } from '../arrays.ts';

/** The ledgers' questions to the database, all within the transaction of `client`. */
export function ledgerStore(client: pg.PoolClient): LinkedLedgerStore {
  return {
    async lockAccounts(refs) {
      const { rows } = await client.query<AccountRef & Balance>({
        name: 'ledgers-lock-accounts',
        text: `SELECT a.part, a.book, a.account, a.granted, a.reserved, a.posted
               FROM unnest($1::smallint[], $2::smallint[], $3::text[]) AS w(part, book, account)
               JOIN ledger_account a ON a.part = w.part AND a.book = w.book AND a.account = w.account
               ORDER BY a.part, a.book, a.account
               FOR UPDATE OF a`,
        values: refArrays(refs),
      });
      return rows;
    },

    async recordedEntries(entries) {
      const { rows } = await client.query<RecordedEntry>({
        name: 'ledgers-recorded-entries',
        text: `SELECT e.part, e.book, e.account, e.entry_key AS key, e.kind, e.request_hash AS "requestHash"
               FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[]) AS w(part, book, account, entry_key)
               JOIN ledger_entry e ON e.part = w.part AND e.book = w.book AND e.account = w.account AND e.entry_key = w.entry_key`,
        values: [...refArrays(entries), texts(entries.map((entry) => entry.key))],
      });
      return rows;
    },

    async insertAccounts(accounts) {
      await client.query({
        name: 'ledgers-insert-accounts',
        text: `INSERT INTO ledger_account (part, book, account, granted, reserved, posted)
               SELECT * FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])`,
        values: balanceArrays(accounts),
      });
    },

    async addToAccounts(deltas) {
      const { rowCount } = await client.query({
        name: 'ledgers-add-to-accounts',
        text: `UPDATE ledger_account a
               SET granted = a.granted + d.granted, reserved = a.reserved + d.reserved, posted = a.posted + d.posted
               FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
                 AS d(part, book, account, granted, reserved, posted)
               WHERE a.part = d.part AND a.book = d.book AND a.account = d.account`,
        values: balanceArrays(deltas),
      });
      if (rowCount !== deltas.length) throw new Fault('a locked ledger account was not found again');
    },

    async insertEntries(entries, linkOf) {
      await client.query({
        name: 'ledgers-insert-entries',
        text: `INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms, link, turn)
               SELECT * FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[], $5::smallint[], $6::bigint[],
                                    $7::bytea[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[])`,
        values: [
          ...refArrays(entries),
          texts(entries.map((entry) => entry.key)),
          smallints(entries.map((entry) => entry.kind)),
          bigints(entries.map((entry) => entry.amount)),
          byteas(entries.map((entry) => entry.requestHash)),
          texts(entries.map((entry) => entry.reference)),
          bigints(entries.map((entry) => entry.atMs)),
          bigints(entries.map((entry) => linkOf(entry.part))),
          bigints(entries.map((_entry, turn) => BigInt(turn))),
        ],
      });
    },
  };
}

function refArrays(refs: readonly AccountRef[]): Buffer[] {
  return [
    smallints(refs.map((ref) => ref.part)),
    smallints(refs.map((ref) => ref.book)),
    texts(refs.map((ref) => ref.account)),
  ];
}

function balanceArrays(rows: readonly (AccountRef & Balance)[]): Buffer[] {
  return [
    ...refArrays(rows),
    bigints(rows.map((row) => row.granted)),
    bigints(rows.map((row) => row.reserved)),
    bigints(rows.map((row) => row.posted)),
  ];
}
