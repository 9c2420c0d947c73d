import { assert, type EpochMs } from '@tongguan/kernel';
import { hashOf } from './request.ts';
import { type AccountRef, ENTRY_KINDS } from './types.ts';

/** The one method of node-postgres that a grant needs. */
export type Queryable = {
  query(text: string, values: unknown[]): Promise<{ rowCount: number | null; rows: unknown[] }>;
};

/**
 * Outside → available: a guarantee deposited (G-01), goods entered in an account book (J-01). Given again with the
 * same key it does nothing; with the same key and another amount it is a fault and nothing moves.
 */
export async function grant(
  client: Queryable,
  ref: AccountRef,
  amount: bigint,
  key: string,
  reference: string,
  atMs: EpochMs,
): Promise<void> {
  assert(amount >= 0n, 'a grant is not negative');
  const requestHash = hashOf(ENTRY_KINDS.grant, amount);
  const { rows } = await client.query(GRANT, [
    ref.part,
    ref.book,
    ref.account,
    key,
    ENTRY_KINDS.grant,
    amount,
    requestHash,
    reference,
    atMs,
  ]);
  const recorded = rows[0] as { request_hash: Buffer } | undefined;
  assert(recorded === undefined || recorded.request_hash.equals(requestHash), 'an idempotency key keeps its request');
}

/** One statement, so that journal and balance move together without a transaction of the caller's. */
const GRANT = `
  WITH entry AS (
    INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (part, book, account, entry_key) DO NOTHING
    RETURNING part, book, account, amount
  ), balance AS (
    INSERT INTO ledger_account (part, book, account, granted, reserved, posted)
    SELECT part, book, account, amount, 0, 0 FROM entry
    ON CONFLICT (part, book, account) DO UPDATE SET granted = ledger_account.granted + EXCLUDED.granted
    RETURNING part
  )
  SELECT request_hash FROM ledger_entry
  WHERE part = $1 AND book = $2 AND account = $3 AND entry_key = $4`;
