import { PART_COUNT } from '@tongguan/kernel';
import type { OpenClock } from '../../office/store.ts';
import type { ReleaseStep } from '../../clearance/types.ts';
import { smallints } from '../arrays.ts';
import type { Store } from '../pool.ts';

const ALL_PARTS = Array.from({ length: PART_COUNT }, (_, part) => part);
/** Officers look at what is late; a site whose whole day is open is read from its oldest declaration on. */
const OPEN_MAX = 5_000;

/**
 * Declarations customs has accepted and not decided, oldest first, in every part on purpose: an index of their own finds
 * them (C-04).
 */
export async function openClocks(store: Store, district: string): Promise<readonly OpenClock[]> {
  const { rows } = await store.pool.query<Columns>({
    name: 'office-open-clocks',
    text: OPEN,
    values: [smallints(ALL_PARTS), district],
  });
  return rows.map((row) => ({
    preNo: row.pre_no,
    state: row.state,
    customsCode: row.customs_code,
    acceptedMs: Number(row.accepted_ms),
    waitsSinceMs: row.waits_since_ms === null ? null : Number(row.waits_since_ms),
  }));
}

const WAITS: ReleaseStep = 'guarantee wait';

const OPEN = `
  SELECT d.pre_no, d.state, d.customs_code, d.accepted_ms,
         CASE WHEN w.step = '${WAITS}' THEN w.since_ms END AS waits_since_ms
  FROM declaration d LEFT JOIN clearing_work w ON w.part = d.part AND w.serial = d.serial
  WHERE d.part = ANY($1::smallint[]) AND d.accepted_ms IS NOT NULL
    AND ($2 = '' OR d.customs_code = $2) AND d.state IN (3, 120, 300, 399, 500, 501, 502, 503, 599)
  ORDER BY d.received_ms, d.part, d.serial LIMIT ${OPEN_MAX}`;

type Columns = {
  pre_no: string;
  state: number;
  customs_code: string;
  accepted_ms: bigint;
  waits_since_ms: bigint | null;
};
