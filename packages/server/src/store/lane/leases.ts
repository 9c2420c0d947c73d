import { bigints, smallints } from '../arrays.ts';
import { retry, type Store } from '../pool.ts';
import type { Lease } from '../../lane/types.ts';
import type { LeaseStore } from '../../lane/index.ts';

type LeaseRow = {
  part: number;
  token: bigint;
  next_seq: bigint;
  next_serial: bigint;
  next_link: bigint;
  chain_head: Buffer;
};

/**
 * Leases by compare-and-set on one row per partition. Partitions of other lanes are left out first: ON CONFLICT would lock
 * their rows even without a change, and wait for those lanes' batches.
 */
export function leaseStore(store: Store): LeaseStore {
  return {
    async acquire(owner, parts, expiredBeforeMs, untilMs) {
      const { rows } = await retry(() =>
        store.pool.query<LeaseRow>(
          `INSERT INTO lane_lease AS l (part, owner, token, until_ms)
           SELECT w.part, $2, 1, $4 FROM unnest($1::smallint[]) AS w(part)
           WHERE NOT EXISTS (SELECT 1 FROM lane_lease h WHERE h.part = w.part AND h.until_ms >= $3 AND h.owner <> $2)
           ORDER BY w.part
           ON CONFLICT (part) DO UPDATE SET owner = EXCLUDED.owner, token = l.token + 1, until_ms = EXCLUDED.until_ms
           WHERE l.until_ms < $3 OR l.owner = EXCLUDED.owner
           RETURNING part, token, next_seq, next_serial, next_link, chain_head`,
          [smallints(parts), owner, expiredBeforeMs, untilMs],
        ),
      );
      return rows.map(toLease);
    },

    async renew(owner, leases, untilMs) {
      const { rows } = await store.pool.query<{ part: number }>(
        `UPDATE lane_lease l SET until_ms = $4
         FROM unnest($1::smallint[], $2::bigint[]) AS held(part, token)
         WHERE l.part = held.part AND l.token = held.token AND l.owner = $3
         RETURNING l.part`,
        [...leaseArrays(leases), owner, untilMs],
      );
      return rows.map((row) => row.part);
    },

    async release(owner, leases) {
      await store.pool.query(
        `UPDATE lane_lease l SET until_ms = 0
         FROM unnest($1::smallint[], $2::bigint[]) AS held(part, token)
         WHERE l.part = held.part AND l.token = held.token AND l.owner = $3`,
        [...leaseArrays(leases), owner],
      );
    },
  };
}

export function leaseArrays(leases: readonly Lease[]): Buffer[] {
  return [smallints(leases.map((lease) => lease.part)), bigints(leases.map((lease) => lease.token))];
}

function toLease(row: LeaseRow): Lease {
  const { part, token, next_seq: nextSeq, next_serial: nextSerial, next_link: nextLink, chain_head: chainHead } = row;
  const before = { seqBefore: nextSeq, serialBefore: nextSerial, linkBefore: nextLink };
  return { part, token, nextSeq, nextSerial, nextLink, chainHead, ...before };
}
