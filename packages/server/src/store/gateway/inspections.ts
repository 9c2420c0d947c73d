import type { Evidence } from '../../inspection/types.ts';
import type { InspectionFilter, InspectionLine } from '../../inspection/types.ts';
import { bigints, smallints } from '../arrays.ts';
import type { Store } from '../pool.ts';
import { type EvidenceRow, type InspectionRow, toEvidence, toInspection } from '../inspection/inspections.ts';

/** Inspections for staff to read, and the sealed acts that brought their files. */
export function inspectionReads(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): {
  list(filter: InspectionFilter): Promise<readonly InspectionLine[]>;
  file(number: string, actId: string): Promise<{ readonly evidence: Evidence; readonly body: Buffer } | null>;
} {
  return {
    async list({ customsCode, state, untilMs, limit }) {
      const { rows } = await store.pool.query<InspectionRow>({
        name: `gateway-inspections-${state ?? 'waiting'}`,
        text: listOf(state),
        values: [customsCode, untilMs, limit],
      });
      return rows.map((row) => ({
        inspection: toInspection(row),
        invtNo: row['list_invt_no'] as string | null,
        agentCode: row['agent_code'] as string,
        declarationState: row['list_state'] as number,
      }));
    },

    async file(number, actId) {
      const places = placesOfPreNo(number);
      const { rows } = await store.pool.query<EvidenceRow & { body: Buffer }>({
        name: 'gateway-evidence',
        text: FILE,
        values: [number, smallints(places.map(({ part }) => part)), bigints(places.map(({ serial }) => serial)), actId],
      });
      const [row] = rows;
      return row === undefined ? null : { evidence: toEvidence(row), body: row.body };
    },
  };
}

/** Nearly all rows are concluded; the others have an index of their own, whose condition must be in the text. */
const STATES: Readonly<Record<string, string>> = {
  concluded: 'i.concluded_ms IS NOT NULL',
  open: 'i.concluded_ms IS NULL AND i.officer IS NULL',
  underway: 'i.concluded_ms IS NULL AND i.officer IS NOT NULL',
};

/** Across all parts on purpose: staff read, and one index answers. */
const listOf = (state: string | null): string => `
  SELECT i.*, d.invt_no AS list_invt_no, d.agent_code, d.state AS list_state
  FROM inspection i JOIN declaration d ON d.part = i.part AND d.serial = i.serial
  WHERE ($1::text IS NULL OR i.customs_code = $1) AND i.selected_ms <= $2
    AND ${STATES[state ?? ''] ?? 'i.concluded_ms IS NULL'}
  ORDER BY i.selected_ms, i.part, i.serial, i.no LIMIT $3`;

const FILE = `
  SELECT e.*, a.body FROM (
    SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS w
  JOIN declaration d ON d.part = w.part AND d.serial = w.serial AND (d.pre_no = $1 OR d.invt_no = $1)
  JOIN inspection_evidence e ON e.part = d.part AND e.serial = d.serial AND e.kind <> 'sample'
  JOIN act a ON a.part = e.part AND a.act_id = e.act_id
  WHERE e.act_id = $4::uuid`;
