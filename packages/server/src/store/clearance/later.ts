import { storedList, toldOr } from '@tongguan/kernel';
import type pg from 'pg';
import { Fault } from '@tongguan/kernel';
import type { BillChange, RefundClaim } from '../../clearance/later/book.ts';
import type { BillOfLife, Reversal, ReversalKind, ReversalState } from '../../clearance/later/types.ts';
import type { LaterStore } from '../../clearance/store.ts';
import type { Reason, TaxLine } from '../../clearance/types.ts';
import type { ActOutcome, ActorRole } from '../../office/types.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';
import { damagedReason } from './read.ts';
import { toWork, type WorkColumns } from '../lane/work.ts';
import { REVERSAL_COLUMNS, fromJson, reversalArrays } from './reversalColumns.ts';
import type { SerialRef } from '../../lane/types.ts';

/** The rest of it is written by the rooms whose tables it is. */
type OwnLaterStore = Omit<LaterStore, 'amendBills' | 'insertDossier' | 'insertClockAct'>;

/** Acts and reversals, within the transaction of `client`. */
export function aftercareStore(client: pg.PoolClient): OwnLaterStore {
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

    async reversalsOf(declarations) {
      return (await rows<ReversalRow>('clearance-reversals-of', REVERSALS_OF, refArrays(declarations))).map(toReversal);
    },

    async reversalsBySerial(refs) {
      return (await rows<ReversalRow>('clearance-reversals-by-serial', REVERSALS_BY, refArrays(refs))).map(toReversal);
    },

    async billsOf(refs) {
      return (await rows<BillRow>('clearance-bills-of', BILLS_OF, refArrays(refs))).map(toBill);
    },

    async workOf(refs) {
      return (await rows<WorkColumns>('clearance-work-of', WORK_OF, refArrays(refs))).map(toWork);
    },

    async insertReversals(reversals) {
      await client.query({ name: 'clearance-insert-reversals', text: INSERT, values: reversalArrays(reversals) });
    },

    async updateReversals(reversals) {
      const { rowCount } = await client.query({
        name: 'clearance-update-reversals',
        text: UPDATE,
        values: reversalArrays(reversals),
      });
      if (rowCount !== reversals.length) throw new Fault('a reversal to update was not found');
    },

    async changeBills(changes) {
      await client.query({
        name: 'clearance-change-bills',
        text: CHANGE_BILLS,
        values: changeArrays(changes),
      });
    },

    async insertRefundClaims(claims, nowMs) {
      await client.query({
        name: 'clearance-insert-refund-claims',
        text: INSERT_CLAIMS,
        values: [...claimArrays(claims), nowMs],
      });
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

const REVERSALS_OF = `
  SELECT r.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN reversal r ON r.part = w.part AND r.list_serial = w.serial ORDER BY r.part, r.serial`;

const REVERSALS_BY = `
  SELECT r.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN reversal r ON r.part = w.part AND r.serial = w.serial`;

const BILLS_OF = `
  SELECT t.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN tax_bill t ON t.part = w.part AND t.serial = w.serial`;

const WORK_OF = `
  SELECT c.part, c.serial, c.way, c.step, c.step_part, c.payload, c.account, c.amount
  FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN clearing_work c ON c.part = w.part AND c.serial = w.serial`;

const NAMES = REVERSAL_COLUMNS.map(([name]) => name);
const GIVEN = REVERSAL_COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
const INSERT = `INSERT INTO reversal (part, ${NAMES.slice(1).join(', ')}) SELECT * FROM unnest(${GIVEN})`;
const UPDATE = `
  UPDATE reversal r SET ${NAMES.slice(2)
    .map((name) => `${name} = w.${name}`)
    .join(', ')}
  FROM unnest(${GIVEN}) AS w(part, ${NAMES.slice(1).join(', ')})
  WHERE r.part = w.part AND r.serial = w.serial`;

const CHANGE_BILLS = `UPDATE tax_bill t SET status = w.status, ent_duty_no = coalesce(w.duty_no, t.ent_duty_no)
  FROM unnest($1::smallint[], $2::bigint[], $3::smallint[], $4::text[]) AS w(part, serial, status, duty_no)
  WHERE t.part = w.part AND t.serial = w.serial`;

const INSERT_CLAIMS = `
  INSERT INTO refund_claim (part, serial, list_serial, assure_code, customs_duty_fen, consumption_tax_fen,
  value_added_tax_fen, claimed_ms)
  SELECT w.*, $8::bigint FROM unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[],
  $6::bigint[], $7::bigint[])
  AS w(part, serial, list_serial, assure_code, duty, consumption, vat)`;

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
export type ReversalRow = { [column: string]: unknown; part: number; serial: bigint };
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

function claimArrays(claims: readonly RefundClaim[]): Buffer[] {
  const rows = claims.map(({ reversal }) => reversal);
  return [
    ...refArrays(rows),
    bigints(rows.map((row) => row.declarationSerial)),
    texts(claims.map((claim) => claim.assureCode)),
    bigints(rows.map((row) => row.customsDutyFen)),
    bigints(rows.map((row) => row.consumptionTaxFen)),
    bigints(rows.map((row) => row.valueAddedTaxFen)),
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

export function toReversal(row: ReversalRow): Reversal {
  const text = (column: string): string => row[column] as string;
  const time = (column: string): number | null => (row[column] === null ? null : Number(row[column]));
  return {
    part: row.part,
    serial: row.serial,
    kind: row['kind'] as ReversalKind,
    preNo: text('pre_no'),
    copNo: text('cop_no'),
    declarationSerial: row['list_serial'] as bigint,
    declarationPreNo: text('list_pre_no'),
    invtNo: row['invt_no'] as string | null,
    agentCode: text('agent_code'),
    callerCode: text('caller_code'),
    customsCode: text('customs_code'),
    ebpCode: text('ebp_code'),
    ebcCode: text('ebc_code'),
    document: { messageId: text('message_id'), item: row['item'] as number },
    state: row['state'] as ReversalState,
    appliedMs: Number(row['applied_ms']),
    approvedMs: time('approved_ms'),
    arrivedMs: time('arrived_ms'),
    endedMs: time('ended_ms'),
    quotaFen: row['quota_fen'] as bigint,
    customsDutyFen: row['customs_duty_fen'] as bigint,
    consumptionTaxFen: row['consumption_tax_fen'] as bigint,
    valueAddedTaxFen: row['value_added_tax_fen'] as bigint,
    lines: fromJson<Reversal['lines']>(text('lines')),
    reasons: storedList<Reason>((row['reasons'] as string | null) ?? '[]'),
  };
}

/** As readers see it: unreadable lines or reasons are shown as damaged. A lane sets such a reversal aside (ADR 0027). */
export function readableReversal(row: ReversalRow): Reversal {
  return toldOr(
    () => toReversal(row),
    (found) => ({ ...toReversal({ ...row, lines: '[]', reasons: null }), reasons: [damagedReason(found)] }),
  );
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
