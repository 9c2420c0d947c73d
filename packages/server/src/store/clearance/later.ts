import { Fault } from '@tongguan/kernel';
import type pg from 'pg';
import type { BillChange } from '../../clearance/later/book.ts';
import type { BillOfLife } from '../../clearance/later/types.ts';
import type { LaterStore } from '../../clearance/store.ts';
import type { TaxLine } from '../../clearance/types.ts';
import type { ActOutcome, ActorRole } from '../../office/types.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';
import { fromJson } from '../aftercare/reversalColumns.ts';
import { toWork, type WorkColumns } from '../lane/work.ts';
import { linesJson } from './write.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Acts, tax bills and work of declarations, within the transaction of `client`. */
export function laterStore(client: pg.PoolClient): LaterStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    async actsOf(refs) {
      const found = await rows<ActRow>('clearance-acts-of', ACTS_OF, [
        smallints(refs.map((ref) => ref.part)),
        uuids(refs.map((ref) => ref.messageId)),
      ]);
      return found.map(({ actorCode, actorRole, atMs, ...row }) => ({
        ...row,
        actor: { code: actorCode, role: actorRole },
        atMs: Number(atMs),
      }));
    },

    async billsOf(refs) {
      return (await rows<BillRow>('clearance-bills-of', BILLS_OF, refArrays(refs))).map(toBill);
    },

    async workOf(refs) {
      return (await rows<WorkColumns>('clearance-work-of', WORK_OF, refArrays(refs))).map(toWork);
    },

    async changeBills(changes) {
      await client.query({
        name: 'clearance-change-bills',
        text: CHANGE_BILLS,
        values: changeArrays(changes),
      });
    },

    async amendBills(bills) {
      const { rowCount } = await client.query({
        name: 'clearance-amend-bills',
        text: AMEND_BILLS,
        values: [
          smallints(bills.map((bill) => bill.part)),
          bigints(bills.map((bill) => bill.serial)),
          texts(bills.map((bill) => linesJson(bill.lines))),
          bigints(bills.map((bill) => bill.customsDutyFen)),
          bigints(bills.map((bill) => bill.consumptionTaxFen)),
          bigints(bills.map((bill) => bill.valueAddedTaxFen)),
        ],
      });
      // The tax of a declaration being amended is not put on a demand (G-03).
      if (rowCount !== bills.length) throw new Fault('a tax bill to amend is gone or on a demand');
    },

    async insertClockAct({ part, actId, kind, subject, reason, atMs, arrivedUs, body, facts }, link) {
      const values = [part, actId, kind, subject, reason, atMs, arrivedUs, body, JSON.stringify(facts), link];
      await client.query({ name: 'clearance-insert-clock-act', text: INSERT_CLOCK_ACT, values });
    },

    async insertActOutcomes(outcomes, linkOf) {
      await client.query({
        name: 'clearance-insert-act-outcomes',
        text: INSERT_OUTCOMES,
        values: [...outcomeArrays(outcomes), bigints(outcomes.map(({ part }) => linkOf(part)))],
      });
    },
  };
}

const ACTS_OF = `
  SELECT a.part, a.act_id AS "actId", a.kind, a.subject, a.actor_code AS "actorCode", a.actor_role AS "actorRole",
         a.reason, a.at_ms AS "atMs", a.arrived_us AS "arrivedUs", a.body, a.customs_code AS "customsCode",
         a.request_hash AS "requestHash"
  FROM unnest($1::smallint[], $2::uuid[]) AS w(part, act_id)
  JOIN act a ON a.part = w.part AND a.act_id = w.act_id
  ORDER BY a.arrived_us, a.act_id`;

const BILLS_OF = `
  SELECT t.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN tax_bill t ON t.part = w.part AND t.serial = w.serial`;

const WORK_OF = `
  SELECT c.part, c.serial, c.way, c.step, c.step_part, c.payload, c.account, c.amount
  FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN clearing_work c ON c.part = w.part AND c.serial = w.serial`;

const CHANGE_BILLS = `UPDATE tax_bill t SET status = w.status, ent_duty_no = coalesce(w.duty_no, t.ent_duty_no)
  FROM unnest($1::smallint[], $2::bigint[], $3::smallint[], $4::text[]) AS w(part, serial, status, duty_no)
  WHERE t.part = w.part AND t.serial = w.serial`;

const AMEND_BILLS = `
  UPDATE tax_bill t SET lines = w.lines, customs_duty_fen = w.duty, consumption_tax_fen = w.consumption,
         value_added_tax_fen = w.vat
  FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS w(part, serial, lines, duty, consumption, vat)
  WHERE t.part = w.part AND t.serial = w.serial AND t.status = 1`;

/** Without an arrival, because no lane has to carry it out. */
const INSERT_CLOCK_ACT = `
  WITH told AS (
    INSERT INTO act (part, act_id, kind, subject, actor_code, actor_role, reason, at_ms, arrived_us, request_hash, body)
    VALUES ($1, $2, $3, $4, 'calendar', 'clock', $5, $6, $7, '', $8) RETURNING part, act_id
  )
  INSERT INTO act_outcome (part, act_id, done, code, facts, at_ms, link)
  SELECT part, act_id, true, '', $9, $6, $10::bigint FROM told`;

const INSERT_OUTCOMES = `
  INSERT INTO act_outcome (part, act_id, done, code, facts, at_ms, link)
  SELECT part, act_id, done = 1, code, facts, at_ms, link
  FROM unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
  AS w(part, act_id, done, code, facts, at_ms, link)`;

type ActRow = {
  part: number;
  actId: string;
  kind: string;
  subject: string;
  actorCode: string;
  actorRole: ActorRole;
  reason: string;
  atMs: bigint;
  arrivedUs: bigint;
  body: Buffer;
  customsCode: string | null;
  requestHash: Buffer;
};
export type BillRow = { [column: string]: unknown; part: number; serial: bigint };

function refArrays(refs: readonly SerialRef[]): Buffer[] {
  return [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial))];
}

function changeArrays(changes: readonly BillChange[]): Buffer[] {
  return [
    ...refArrays(changes),
    smallints(changes.map((change) => change.status)),
    texts(changes.map((change) => change.entDutyNo)),
  ];
}

function outcomeArrays(outcomes: readonly ActOutcome[]): Buffer[] {
  return [
    smallints(outcomes.map((row) => row.part)),
    uuids(outcomes.map((row) => row.actId)),
    smallints(outcomes.map((row) => (row.done ? 1 : 0))),
    texts(outcomes.map((row) => row.code)),
    texts(outcomes.map((row) => JSON.stringify(row.facts))),
    bigints(outcomes.map((row) => row.atMs)),
  ];
}

export function toBill(row: BillRow): BillOfLife {
  return { ...toOpenBill(row), lines: fromJson<readonly TaxLine[]>(row['lines'] as string) };
}

export function toOpenBill(row: BillRow): Omit<BillOfLife, 'lines'> {
  return {
    part: row.part,
    serial: row.serial,
    taxNo: row['tax_no'] as string,
    invtNo: row['invt_no'] as string,
    assureCode: row['assure_code'] as string,
    status: row['status'] as number,
    releasedMs: Number(row['released_ms']),
  };
}
