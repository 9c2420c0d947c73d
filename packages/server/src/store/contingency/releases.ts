import type pg from 'pg';
import type { ContingencyStore, ReconciliationRows } from '../../contingency/store.ts';
import type { ContingencyRow } from '../../contingency/types.ts';

/** Releases under contingency and their reconciliation, within the transaction of `client` (K-03). */
export function contingencyStore(client: pg.PoolClient): ContingencyStore & ReconciliationRows {
  return {
    async insertContingency({ part, serial, preNo, incident, fromState, skipped, releasedMs, actId }) {
      const values = [part, serial, preNo, incident, fromState, JSON.stringify(skipped), releasedMs, actId];
      await client.query({ name: 'clearance-insert-contingency', text: INSERT, values });
    },
    async contingency({ part, serial }) {
      const { rows } = await client.query<Columns>({
        name: 'clearance-contingency',
        text: FIND,
        values: [part, serial],
      });
      const [row] = rows;
      if (row === undefined) return null;
      return {
        part: row.part,
        serial: row.serial,
        preNo: row.pre_no,
        incident: row.incident,
        fromState: row.from_state,
        skipped: JSON.parse(row.skipped) as ContingencyRow['skipped'],
        releasedMs: Number(row.released_ms),
        actId: row.act_id,
        attempts: Number(row.attempts),
      };
    },
    async insertReconciliations(rows) {
      // A handful a day: one statement each keeps them readable.
      for (const { part, serial, attempt, done, findings, actId, atMs } of rows) {
        const values = [part, serial, attempt, done, JSON.stringify(findings), actId, atMs];
        await client.query({ name: 'clearance-insert-reconciliation', text: RECONCILE, values });
      }
    },
  };
}

const INSERT = `
  INSERT INTO contingency_release (part, serial, pre_no, incident, from_state, skipped, released_ms, act_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const FIND = `
  SELECT c.*, (SELECT count(r.attempt) FROM contingency_reconciliation r WHERE r.part = c.part AND r.serial = c.serial) AS attempts
  FROM contingency_release c WHERE c.part = $1 AND c.serial = $2`;
const RECONCILE = `
  INSERT INTO contingency_reconciliation (part, serial, attempt, done, findings, act_id, at_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

type Columns = {
  part: number;
  serial: bigint;
  pre_no: string;
  incident: string;
  from_state: number;
  skipped: string;
  released_ms: bigint;
  act_id: string;
  attempts: bigint;
};
