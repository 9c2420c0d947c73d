import type { SupplementReads } from '../../supplement/store.ts';
import type { Answerable, Supplement, SupplementLine } from '../../supplement/types.ts';
import { bigints, smallints } from '../arrays.ts';
import type { Store } from '../pool.ts';
import {
  SUPPLEMENT_EVENTS,
  SUPPLEMENT_FIELDS,
  SUPPLEMENTS_OF,
  type SupplementRow,
  toSupplement,
  UNDECIDED,
} from './rows.ts';

/** Supplementary declarations for firms and staff to read. `placesOfPreNo` tells where a declaration may lie. */
export function supplementReads(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): SupplementReads {
  const lines = async (name: string, text: string, values: unknown[]): Promise<SupplementLine[]> =>
    (await store.pool.query<LineRow>({ name, text, values })).rows.map((row) => ({
      supplement: toSupplement(row),
      copNo: row.cop_no,
      invtNo: row.invt_no,
      declarationState: row.state,
    }));
  const placed = (number: string): unknown[] => {
    const places = placesOfPreNo(number);
    return [number, smallints(places.map(({ part }) => part)), bigints(places.map(({ serial }) => serial))];
  };
  return {
    ofFirm: (firm, all, limit) => lines('supplement-of-firm', OF_FIRM, [firm, all, limit]),
    ofOffice: ({ district, show, limit }) =>
      lines('supplement-of-office', OF_OFFICE, [district, show === 'all', show === 'overdue', limit]),
    ofDeclaration: (preNo) => lines('supplement-of-declaration', OF_DECLARATION, placed(preNo)),
    async answerable(number) {
      const found = await store.pool.query<AnswerableRow>({
        name: 'supplement-answerable',
        text: ANSWERABLE,
        values: placed(number),
      });
      return found.rows.map(({ preNo, agentCode, ebcCode, ...others }): Answerable => {
        return { preNo, agentCode, ebcCode, parties: [agentCode, ebcCode, ...Object.values(others)] };
      });
    },
  };
}

/** Of one declaration, oldest first. */
export async function supplementsOf(store: Store, part: number, serial: bigint): Promise<readonly Supplement[]> {
  const values = [part, serial];
  const { rows } = await store.pool.query<SupplementRow>({ name: 'supplement-told', text: SUPPLEMENTS_OF, values });
  return rows.map(toSupplement);
}

type LineRow = SupplementRow & { cop_no: string; invt_no: string | null; state: number };
type AnswerableRow = { preNo: string; agentCode: string; ebcCode: string; [party: string]: string };

const LINE = `
  SELECT ${SUPPLEMENT_FIELDS}, d.cop_no, d.invt_no, d.state FROM supplement_request q
  JOIN declaration d ON d.part = q.part AND d.serial = q.serial ${SUPPLEMENT_EVENTS}`;

const IS_OPEN = `e.kind IS NULL AND d.state IN ${UNDECIDED}`;
const SOONEST = 'ORDER BY q.due_day, q.asked_ms, q.part, q.serial, q.no';

/** Across all parts on purpose, as are those of the office: requests are few. */
const OF_FIRM = `
  ${LINE} WHERE (q.agent_code = $1 OR q.ebc_code = $1) AND ($2::boolean OR ${IS_OPEN}) ${SOONEST} LIMIT $3`;

const OF_OFFICE = `
  ${LINE} WHERE ($1::text = '' OR q.customs_code = $1)
    AND ($2::boolean OR ${IS_OPEN} AND (NOT $3::boolean OR o.kind IS NOT NULL)) ${SOONEST} LIMIT $4`;

const OF_DECLARATION = `
  ${LINE} JOIN unnest($2::smallint[], $3::bigint[]) AS p(part, serial) ON q.part = p.part AND q.serial = p.serial
  WHERE q.pre_no = $1 ORDER BY q.no`;

const ANSWERABLE = `
  SELECT d.pre_no AS "preNo", d.agent_code AS "agentCode", d.ebc_code AS "ebcCode", d.ebp_code AS "ebpCode",
    d.logistics_code AS "logisticsCode", d.assure_code AS "assureCode", d.caller_code AS "callerCode"
  FROM (
    SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT part, serial FROM declaration WHERE cop_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS w
  JOIN declaration d ON d.part = w.part AND d.serial = w.serial AND (d.pre_no = $1 OR d.invt_no = $1 OR d.cop_no = $1)
  ORDER BY d.received_ms DESC LIMIT 50`;
