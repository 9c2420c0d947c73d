import type pg from 'pg';
import type { DayStore } from '../../clearance/store.ts';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import type { JobDay } from '../../clearance/jobs/due.ts';
import { ACT_ITEM } from '../../office/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { oldestOf } from '../oldest.ts';
import type { SerialRef } from '../../lane/types.ts';

/** The days a partition has done, and declarations due for closing, within the transaction of `client`. */
export function dayStore(client: pg.PoolClient): DayStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    jobDays: (job, parts) => rows<JobDay>('clearance-job-days', JOB_DAYS, [smallints(parts), job]),

    async setJobDays(job, days) {
      const values = [smallints(days.map(({ part }) => part)), texts(days.map(({ day }) => day)), job];
      await client.query({ name: 'clearance-set-job-days', text: SET_JOB_DAYS, values });
    },

    async partsWaiting(parts, beforeMs) {
      const found = await rows<{ part: number }>('clearance-parts-waiting', WAITING, [smallints(parts), beforeMs]);
      return found.map(({ part }) => part);
    },

    async closable(parts, releasedBeforeMs, limit) {
      const found = await oldestOf(parts, limit, async (perPart) => {
        const values = [smallints(parts), releasedBeforeMs, perPart];
        return (await client.query<TimedRef>({ name: 'clearance-closable', text: CLOSABLE, values })).rows;
      });
      return found.map(({ part, serial }) => ({ part, serial }));
    },

    async markClosed(refs, atMs) {
      await client.query({
        name: 'clearance-mark-closed',
        text: `UPDATE tax_bill t SET closed_ms = $3 FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
               WHERE t.part = w.part AND t.serial = w.serial`,
        values: [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial)), atMs],
      });
    },
  };
}

const JOB_DAYS = `
  SELECT w.part, j.done_day AS "doneDay" FROM unnest($1::smallint[]) AS w(part)
  LEFT JOIN job_day j ON j.part = w.part AND j.job = $2`;

const SET_JOB_DAYS = `
  INSERT INTO job_day (part, job, done_day)
  SELECT w.part, $3::text, w.done_day FROM unnest($1::smallint[], $2::text[]) AS w(part, done_day)
  ON CONFLICT (part, job) DO UPDATE SET done_day = EXCLUDED.done_day`;

/** Acts and later documents: their legal day is that of their acceptance. */
const WAITING = `
  SELECT DISTINCT w.part FROM arrival w
  LEFT JOIN act a ON w.item = ${ACT_ITEM} AND a.part = w.part AND a.act_id = w.message_id
  LEFT JOIN document d ON w.item >= 0 AND d.part = w.part AND d.message_id = w.message_id AND d.item = w.item
  WHERE w.part = ANY($1::smallint[]) AND coalesce(a.at_ms, d.accepted_ms) < $2`;

/**
 * Whether the row `s` holds up what is about the order of declaration `d`. An order of another platform with the same
 * number is another order. Work and order keys name the platform; other rows do not, and hold up both.
 */
const HOLDS_ORDER_OF = `s.part = d.part AND s.order_no = d.order_no AND d.ebp_code = coalesce(
  (SELECT o.ebp_code FROM declaration o WHERE s.kind = ${ASIDE_KINDS.work} AND o.part = s.part AND o.serial = s.serial),
  (SELECT split_part(x.doc_key, '|', 1) FROM document x WHERE s.kind = ${ASIDE_KINDS.document}
   AND x.part = s.part AND x.message_id = s.message_id AND x.item = s.item AND x.kind = ${DOCUMENT_KINDS.order}),
  d.ebp_code)`;

/** Settled: void, or paid by a demand of its guarantor, or nothing to pay; and nothing under way about it. */
const CLOSABLE = `
  SELECT c.part, c.serial, c.released_ms
  FROM unnest($1::smallint[]) AS held(part)
  CROSS JOIN LATERAL (
  SELECT t.part, t.serial, t.released_ms FROM tax_bill t
  JOIN declaration d ON d.part = t.part AND d.serial = t.serial AND d.state = 800
  WHERE t.part = held.part AND t.released_ms < $2 AND t.status <> 1 AND t.closed_ms IS NULL
    AND (t.status = 3 OR t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen = 0
         OR EXISTS (SELECT 1 FROM demand_payment p WHERE p.duty_no = t.ent_duty_no AND p.assure_code = t.assure_code))
    AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.part = t.part AND r.list_serial = t.serial AND r.state IN (120, 300))
    AND NOT EXISTS (SELECT 1 FROM clearing_work c WHERE c.part = t.part AND c.serial = t.serial)
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = t.part AND s.state = ${ASIDE_STATES.aside}
                    AND (s.serial = t.serial AND s.kind = ${ASIDE_KINDS.closing} OR ${HOLDS_ORDER_OF}))
  ORDER BY t.released_ms, t.serial LIMIT $3
  ) AS c ORDER BY c.released_ms, c.part, c.serial`;

type TimedRef = SerialRef & { readonly released_ms: bigint };
