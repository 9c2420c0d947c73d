import type { QueueLine } from '../../office/rows.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import type { Store } from '../pool.ts';

/** Items set aside, in every partition on purpose: they are few, and staff look at all of them. */
export async function queue(
  store: Store,
  openOnly: boolean,
  limit: number,
  district: string,
): Promise<readonly QueueLine[]> {
  const { rows } = await store.pool.query<Columns>({
    name: 'office-queue',
    text: LIST,
    values: [openOnly, limit, district],
  });
  return rows.map((row) => ({
    number: `${row.part}-${row.aside_id}`,
    kind: row.kind,
    part: row.part,
    orderNo: row.order_no,
    subject: row.subject,
    messageId: row.message_id,
    fault: row.fault,
    follows: row.follows,
    tries: row.tries,
    state: STATES.get(row.state) ?? String(row.state),
    sinceMs: Number(row.since_ms),
    endedMs: row.ended_ms === null ? null : Number(row.ended_ms),
  }));
}

/** How many items are set aside, over all parts; stops counting where a number says no more. */
export async function asideCount(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ n: bigint }>(COUNT);
  return Number(rows[0]?.n ?? 0n);
}

const STATES: ReadonlyMap<number, string> = new Map(Object.entries(ASIDE_STATES).map(([name, state]) => [state, name]));

/**
 * District of the item's declaration, of one of its order, or of the act's subject; null: none, and staff of all districts
 * see it.
 */
export const DISTRICT_OF_ASIDE = `
  SELECT d.customs_code FROM declaration d WHERE d.part = s.part
    AND (d.serial = s.serial OR d.order_no = s.order_no AND s.order_no <> '' OR d.pre_no = s.subject) LIMIT 1`;

const LIST = `
  SELECT part, aside_id, kind, order_no, subject, message_id, fault, follows, tries, state, since_ms, ended_ms
  FROM set_aside s WHERE (NOT $1::boolean OR state = ${ASIDE_STATES.aside})
    AND ($3::text = '' OR $3 = (${DISTRICT_OF_ASIDE}))
  ORDER BY since_ms, part, aside_id LIMIT $2`;

const COUNT = `
  SELECT count(part) AS n FROM (SELECT part FROM set_aside WHERE state = ${ASIDE_STATES.aside} LIMIT 10000) AS waiting`;

type Columns = {
  part: number;
  aside_id: string;
  kind: number;
  order_no: string;
  subject: string;
  message_id: string | null;
  fault: string;
  follows: boolean;
  tries: number;
  state: number;
  since_ms: bigint;
  ended_ms: bigint | null;
};
