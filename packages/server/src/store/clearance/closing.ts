import type pg from 'pg';
import type { DayStore } from '../../clearance/store.ts';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints } from '../arrays.ts';
import { HOLDS_ORDER_OF } from '../lane/setAsideItems.ts';
import { oldestOf } from '../oldest.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Declarations due for closing, within the transaction of `client`. */
export function closingStore(client: pg.PoolClient): Pick<DayStore, 'closable' | 'markClosed'> {
  return {
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
