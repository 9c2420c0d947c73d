import type { OfficeStore, JournalRow, SubjectPlace } from '../../office/store.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { ACT_ITEM, type ActorRole, type Staff } from '../../office/types.ts';
import { bigints, smallints } from '../arrays.ts';
import { partOfDossierNo } from '../../clearance/numbers.ts';
import type { Store } from '../pool.ts';
import { openClocks } from './office-clock.ts';
import { contingencies } from './office-contingency.ts';
import { queue } from './office-queue.ts';
import { journalOf } from './office-journal.ts';

/** Acts, their outcomes, and who may act. `placesOfPreNo` tells where a number may lie. */
export function officeStore(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): OfficeStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  const place = async (name: string, text: string, number: string): Promise<SubjectPlace | null> => {
    const places = placesOfPreNo(number);
    const values = [number, smallints(places.map(({ part }) => part)), bigints(places.map(({ serial }) => serial))];
    return (await rows<SubjectPlace>(name, text, values))[0] ?? null;
  };
  return {
    async staffByToken(tokenKey) {
      const found = await rows<Staff>('office-staff-by-token', STAFF_BY_TOKEN, [tokenKey]);
      return found[0] ?? null;
    },
    declaration: (number) => place('office-declaration', DECLARATION, number),
    async dossier(number) {
      const part = partOfDossierNo(number);
      if (part === null) return null;
      return (await rows<SubjectPlace>('office-dossier', DOSSIER, [part, number]))[0] ?? null;
    },
    reversal: (number) => place('office-reversal', REVERSAL, number),
    async districtOfBook(emsNo) {
      const text = 'SELECT customs_code FROM account_book WHERE ems_no = $1';
      const [row] = await rows<{ customs_code: string }>('office-district-of-book', text, [emsNo]);
      return row?.customs_code ?? null;
    },
    async insertAct(act) {
      const { part, actId, kind, subject, actor, reason, atMs, arrivedUs, requestHash, body } = act;
      const values = [part, actId, kind, subject, actor.code, actor.role, reason, atMs, arrivedUs, requestHash, body];
      const found = await rows<{ request_hash: Buffer }>('office-insert-act', INSERT_ACT, values);
      return found[0]?.request_hash ?? requestHash;
    },
    async outcome(part, actId) {
      const [row] = await rows<OutcomeRow>('office-outcome', OUTCOME, [part, actId]);
      if (row === undefined) return null;
      return { part, actId, done: row.done, code: row.code, facts: factsOf(row.facts), atMs: Number(row.at_ms) };
    },
    journal: (filter) => journal(rows, filter),
    openClocks: () => openClocks(store),
    contingencies: (openOnly, limit) => contingencies(store, openOnly, limit),
    queue: (openOnly, limit) => queue(store, openOnly, limit),
    async enrolStaff({ code, name, role, customsCode, sandbox, registeredMs }) {
      await store.pool.query(
        `INSERT INTO staff (code, name, role, customs_code, sandbox, registered_ms) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [code, name, role, customsCode, sandbox, registeredMs],
      );
    },
    async endStaff(staffCode, atMs) {
      const { rowCount } = await store.pool.query(
        'UPDATE staff SET revoked_ms = coalesce(revoked_ms, $2) WHERE code = $1',
        [staffCode, atMs],
      );
      return rowCount === 1;
    },
    async issueStaffToken(tokenKey, staffCode, atMs) {
      await store.pool.query(
        'INSERT INTO staff_token (token_key, staff_code, created_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [tokenKey, staffCode, atMs],
      );
    },
  };
}

const STAFF_BY_TOKEN = `
  SELECT s.code, s.name, s.role, s.customs_code AS "customsCode"
  FROM staff_token t JOIN staff s ON s.code = t.staff_code
  WHERE t.token_key = $1 AND t.revoked_ms IS NULL AND s.revoked_ms IS NULL`;

const DECLARATION = `
  SELECT d.part, d.pre_no AS subject, d.customs_code AS "customsCode" FROM (
    SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS found JOIN declaration d ON d.part = found.part AND d.serial = found.serial
  WHERE d.pre_no = $1 OR d.invt_no = $1 ORDER BY d.received_ms DESC LIMIT 1`;

const REVERSAL = `
  SELECT r.part, r.pre_no AS subject, r.customs_code AS "customsCode" FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  JOIN reversal r ON r.part = p.part AND r.serial = p.serial WHERE r.pre_no = $1`;

const DOSSIER = 'SELECT part, dossier_no AS subject FROM dossier WHERE part = $1 AND dossier_no = $2';

/**
 * A door appends what it is asked; a lane what another partition has to do. An id is one act's in all partitions: what
 * acts leave behind is found by it alone.
 */
export const INSERT_ACT = `
  WITH stored AS (
    INSERT INTO act (part, act_id, kind, subject, actor_code, actor_role, reason, at_ms, arrived_us, request_hash, body)
    SELECT $1::smallint, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::text, $8::bigint, $9::bigint, $10::bytea,
           $11::bytea
    WHERE NOT EXISTS (SELECT 1 FROM act other WHERE other.act_id = $2 AND other.part <> $1)
    ON CONFLICT (part, act_id) DO NOTHING
    RETURNING part, act_id, arrived_us
  ), arrived AS (
    INSERT INTO arrival (part, arrived_us, message_id, item, order_no) SELECT part, arrived_us, act_id, ${ACT_ITEM}, '' FROM stored
  )
  SELECT request_hash FROM act WHERE act_id = $2 ORDER BY part = $1 DESC LIMIT 1`;

/** An act at which a lane faulted is answered too: it is set aside, and may still be carried out. */
const OUTCOME = `
  SELECT done, code, facts, at_ms FROM act_outcome WHERE part = $1 AND act_id = $2
  UNION ALL
  SELECT false, '90310', json_build_object('found', s.part || '-' || s.aside_id, 'allowed', 'tongguan queue')::text, s.since_ms
  FROM set_aside s WHERE s.part = $1 AND s.message_id = $2 AND s.item = ${ACT_ITEM} AND s.state = ${ASIDE_STATES.aside}
  LIMIT 1`;

type Ask = <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

const journal = async (
  rows: Ask,
  { subject, actor, beforeMs, limit }: Parameters<OfficeStore['journal']>[0],
): Promise<JournalRow[]> => {
  const name = `office-journal${subject === null ? '' : '-subject'}${actor === null ? '' : '-actor'}`;
  const values = [subject, actor, beforeMs, limit];
  return (await rows<ActRow>(name, journalOf(subject !== null, actor !== null), values)).map(toJournal);
};

type OutcomeRow = { done: boolean; code: string; facts: string; at_ms: bigint };
type ActRow = {
  part: number;
  act_id: string;
  kind: string;
  subject: string;
  actor_code: string;
  actor_role: ActorRole;
  reason: string;
  at_ms: bigint;
  arrived_us: bigint;
  done: boolean | null;
  code: string;
  facts: string;
  outcome_ms: bigint;
  proposal: 'open' | 'declined' | null;
  second_code: string | null;
  second_reason: string | null;
  second_ms: bigint | null;
};

function toJournal(row: ActRow): JournalRow {
  return {
    part: row.part,
    actId: row.act_id,
    kind: row.kind,
    subject: row.subject,
    actor: { code: row.actor_code, role: row.actor_role },
    reason: row.reason,
    atMs: Number(row.at_ms),
    arrivedUs: row.arrived_us,
    proposal: row.proposal,
    second:
      row.second_code === null
        ? null
        : { code: row.second_code, reason: row.second_reason ?? '', atMs: Number(row.second_ms) },
    outcome:
      row.done === null
        ? null
        : { done: row.done, code: row.code, facts: factsOf(row.facts), atMs: Number(row.outcome_ms) },
  };
}

function factsOf(facts: string): Readonly<Record<string, string>> {
  return JSON.parse(facts) as Record<string, string>;
}
