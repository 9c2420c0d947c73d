import type { Day } from '@tongguan/policy';
import type { EventRow, Supplement } from '../../supplement/types.ts';

/** A request with its end and the day it was found overdue, of `q` the request. */
export const SUPPLEMENT_FIELDS = `
  q.part, q.serial, q.no, q.pre_no, q.customs_code, q.agent_code, q.ebc_code, q.act_id, q.due_day, q.law, q.asked_by,
  q.asked_ms, q.body, e.kind AS end_kind, e.by_code AS end_by, e.at_ms AS end_ms, e.late AS end_late, e.body AS end_body,
  o.at_ms AS overdue_ms`;

export const SUPPLEMENT_EVENTS = `
  LEFT JOIN supplement_event e ON e.part = q.part AND e.serial = q.serial AND e.no = q.no AND e.kind <> 'overdue'
  LEFT JOIN supplement_event o ON o.part = q.part AND o.serial = q.serial AND o.no = q.no AND o.kind = 'overdue'`;

/** Of one declaration, oldest first. */
export const SUPPLEMENTS_OF = `
  SELECT ${SUPPLEMENT_FIELDS} FROM supplement_request q ${SUPPLEMENT_EVENTS}
  WHERE q.part = $1 AND q.serial = $2 ORDER BY q.no`;

/** States of a declaration that is not decided: in review, or held by an inspection (`isUndecided` of the room). */
export const UNDECIDED = '(300, 500, 501, 502, 503, 599)';

export type SupplementRow = {
  part: number;
  serial: bigint;
  no: number;
  pre_no: string;
  customs_code: string;
  agent_code: string;
  ebc_code: string;
  act_id: string;
  due_day: Day;
  law: string;
  asked_by: string;
  asked_ms: bigint;
  body: Buffer;
  end_kind: EventRow['kind'] | null;
  end_by: string | null;
  end_ms: bigint | null;
  end_late: boolean | null;
  end_body: Buffer | null;
  overdue_ms: bigint | null;
};

export function toSupplement(row: SupplementRow): Supplement {
  return {
    part: row.part,
    serial: row.serial,
    no: row.no,
    preNo: row.pre_no,
    customsCode: row.customs_code,
    agentCode: row.agent_code,
    ebcCode: row.ebc_code,
    actId: row.act_id,
    dueDay: row.due_day,
    law: row.law,
    askedBy: row.asked_by,
    askedMs: Number(row.asked_ms),
    body: row.body,
    end:
      row.end_kind === null
        ? null
        : {
            kind: row.end_kind,
            byCode: row.end_by ?? '',
            atMs: Number(row.end_ms),
            late: row.end_late ?? false,
            body: row.end_body,
          },
    overdueMs: row.overdue_ms === null ? null : Number(row.overdue_ms),
  };
}
