import { tokenIdOf } from '../../registry/tokens/tokens.ts';
import type { JournalRow } from '../../office/rows.ts';
import type { OfficeStore } from '../../office/store.ts';
import type { ActorRole, Staff } from '../../office/types.ts';
import type { Store } from '../pool.ts';
import { factsOf, insertAct, standingOf } from './act.ts';
import { openClocks } from './clock.ts';
import { contingencies } from './contingency.ts';
import { queue } from './queue.ts';
import { journalOf } from './journal.ts';
import { numberStore } from './numbers.ts';
import { type Places, placeStore } from './place.ts';
import type { Ask } from './ask.ts';

/** Acts, their outcomes, and who may act. `placesOfPreNo` tells where a number may lie. */
export function officeStore(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): OfficeStore & Places {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async staffByToken(tokenKey, atMs, takesSandbox) {
      const found = await rows<Staff>('office-staff-by-token', STAFF_BY_TOKEN, [tokenKey, atMs, takesSandbox]);
      return found[0] ?? null;
    },
    ...placeStore(rows),
    ...numberStore(rows, placesOfPreNo),
    insertAct: (act) => insertAct(rows, act),
    standing: (part, actId) => standingOf(rows, part, actId),
    journal: (filter) => journal(rows, filter),
    openClocks: (district) => openClocks(store, district),
    contingencies: (openOnly, limit, district) => contingencies(store, openOnly, limit, district),
    queue: (openOnly, limit, district) => queue(store, openOnly, limit, district),
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
    async issueStaffToken({ tokenKey, staffCode, label, atMs, untilMs }) {
      await store.pool.query(
        `INSERT INTO staff_token (token_key, token_id, staff_code, label, created_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [tokenKey, tokenIdOf(tokenKey), staffCode, label, atMs, untilMs],
      );
    },
  };
}

const STAFF_BY_TOKEN = `
  SELECT s.code, s.name, s.role, s.customs_code AS "customsCode"
  FROM staff_token t JOIN staff s ON s.code = t.staff_code LEFT JOIN staff_token opener ON opener.token_id = t.session_of
  WHERE t.token_key = $1 AND t.revoked_ms IS NULL AND s.revoked_ms IS NULL
    AND (t.until_ms IS NULL OR t.until_ms > $2) AND (NOT s.sandbox OR $3)
    AND opener.revoked_ms IS NULL AND (opener.until_ms IS NULL OR opener.until_ms > $2)`;

const journal = async (
  rows: Ask,
  { subject, actor, district, reader, beforeMs, limit }: Parameters<OfficeStore['journal']>[0],
): Promise<JournalRow[]> => {
  const asked = { bySubject: subject !== null, byActor: actor !== null, byDistrict: district !== '' };
  const name = `office-journal${asked.bySubject ? '-subject' : ''}${asked.byActor ? '-actor' : ''}${asked.byDistrict ? '-district' : ''}`;
  const values = [subject, actor, beforeMs, limit, district, reader];
  return (await rows<ActRow>(name, journalOf(asked), values)).map(toJournal);
};

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
