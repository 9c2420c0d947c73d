import type pg from 'pg';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import type { SupplementStore } from '../../supplement/store.ts';
import { SUPPLEMENT_ASIDE } from '../../supplement/types.ts';
import { bigints, byteas, smallints, texts } from '../arrays.ts';
import {
  SUPPLEMENT_EVENTS,
  SUPPLEMENT_FIELDS,
  type SupplementRow,
  SUPPLEMENTS_OF,
  toSupplement,
  UNDECIDED,
} from './rows.ts';

/** Supplementary declarations (E-09), within the transaction of `client`. */
export function supplementStore(client: pg.PoolClient): SupplementStore {
  const rows = async (name: string, text: string, values: unknown[]) =>
    (await client.query<SupplementRow>({ name, text, values })).rows.map(toSupplement);
  return {
    supplementsOf: ({ part, serial }) => rows('supplement-of', SUPPLEMENTS_OF, [part, serial]),
    overdueSupplements: (parts, before) => rows('supplement-overdue', OVERDUE, [smallints(parts), before]),

    async insertSupplement(row) {
      const { part, serial, no, preNo, customsCode, agentCode, ebcCode, actId, dueDay, law } = row;
      const values = [part, serial, no, preNo, customsCode, agentCode, ebcCode, actId, dueDay, law];
      await client.query({
        name: 'supplement-insert',
        text: INSERT,
        values: [...values, row.askedBy, row.askedMs, row.body],
      });
    },

    async insertSupplementEvents(events) {
      await client.query({
        name: 'supplement-insert-events',
        text: INSERT_EVENTS,
        values: [
          smallints(events.map(({ part }) => part)),
          bigints(events.map(({ serial }) => serial)),
          smallints(events.map(({ no }) => no)),
          texts(events.map(({ kind }) => kind)),
          texts(events.map(({ byCode }) => byCode)),
          bigints(events.map(({ atMs }) => atMs)),
          smallints(events.map(({ late }) => (late ? 1 : 0))),
          byteas(events.map(({ body }) => body)),
        ],
      });
    },
  };
}

const OVERDUE = `
  SELECT ${SUPPLEMENT_FIELDS} FROM supplement_request q
  JOIN declaration d ON d.part = q.part AND d.serial = q.serial AND d.state IN ${UNDECIDED}
  ${SUPPLEMENT_EVENTS}
  WHERE q.part = ANY($1::smallint[]) AND q.due_day < $2 AND e.kind IS NULL AND o.kind IS NULL
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = q.part AND s.state = ${ASIDE_STATES.aside}
                    AND s.serial = q.serial AND s.kind = ${SUPPLEMENT_ASIDE.supplement})
  ORDER BY q.part, q.serial, q.no`;

const INSERT = `
  INSERT INTO supplement_request
    (part, serial, no, pre_no, customs_code, agent_code, ebc_code, act_id, due_day, law, asked_by, asked_ms, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const INSERT_EVENTS = `
  INSERT INTO supplement_event (part, serial, no, kind, by_code, at_ms, late, body)
  SELECT w.part, w.serial, w.no, w.kind, w.by_code, w.at_ms, w.late = 1, w.body
  FROM unnest($1::smallint[], $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::bigint[], $7::smallint[],
    $8::bytea[]) AS w(part, serial, no, kind, by_code, at_ms, late, body)`;
