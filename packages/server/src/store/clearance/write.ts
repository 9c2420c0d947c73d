import type pg from 'pg';
import { Fault } from '@tongguan/kernel';
import type { BatchStore } from '../../clearance/store.ts';
import type { Declaration } from '../../clearance/types.ts';
import { bigints, byteas, smallints, texts, uuids } from '../arrays.ts';
import type { ReceiptRow } from '../../lane/types.ts';
import type { TaxBillRow } from '../../clearance/rows.ts';

type Writes = Pick<
  BatchStore,
  | 'insertDeclarations'
  | 'updateDeclarations'
  | 'insertOutcomes'
  | 'insertReceipts'
  | 'insertTaxBills'
  | 'insertCitationSets'
  | 'insertDecisionRecords'
>;

/** Writes of a batch: one statement per table, for any number of rows. */
export function batchWrites(client: pg.PoolClient): Writes {
  const run = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  return {
    async insertDeclarations(rows) {
      await run('clearance-insert-declarations', INSERT_DECLARATIONS, declarationArrays(rows));
    },
    async updateDeclarations(rows) {
      const changed = await run('clearance-update-declarations', UPDATE_DECLARATIONS, declarationArrays(rows));
      if (changed !== rows.length) throw new Fault('a declaration to update was not found');
    },
    async insertOutcomes(rows, linkOf) {
      await run(
        'clearance-insert-outcomes',
        `INSERT INTO document_outcome (part, message_id, item, outcome, code, at_ms, link)
         SELECT * FROM unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::smallint[], $5::text[], $6::bigint[], $7::bigint[])`,
        [
          smallints(rows.map((row) => row.part)),
          uuids(rows.map((row) => row.messageId)),
          smallints(rows.map((row) => row.item)),
          smallints(rows.map((row) => row.outcome)),
          texts(rows.map((row) => row.code)),
          bigints(rows.map((row) => row.atMs)),
          bigints(rows.map((row) => linkOf(row.part))),
        ],
      );
    },
    async insertReceipts(rows) {
      await run('clearance-insert-receipts', INSERT_RECEIPTS, receiptArrays(rows));
    },
    async insertTaxBills(rows) {
      await run('clearance-insert-tax-bills', INSERT_TAX_BILLS, taxBillArrays(rows));
    },
    async insertCitationSets(sets) {
      // In one order, so that two lanes that add the same wait for each other at the first.
      const rows = [...sets].sort(([a], [b]) => (a < b ? -1 : 1));
      await run(
        'clearance-insert-citation-sets',
        `INSERT INTO citation_set (address, cited) SELECT * FROM unnest($1::text[], $2::text[])
         ON CONFLICT (address) DO NOTHING`,
        [texts(rows.map(([address]) => address)), texts(rows.map(([, cited]) => cited))],
      );
    },
    async insertDecisionRecords(rows, linkOf) {
      await run(
        'clearance-insert-decision-records',
        `INSERT INTO decision_record (part, serial, at_ms, kind, about, record, link)
         SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::bigint[])`,
        [
          smallints(rows.map((row) => row.part)),
          bigints(rows.map((row) => row.serial)),
          bigints(rows.map((row) => row.atMs)),
          texts(rows.map((row) => row.kind)),
          bigints(rows.map((row) => row.about)),
          texts(rows.map((row) => row.record)),
          bigints(rows.map((row) => linkOf(row.part))),
        ],
      );
    },
  };
}

/** Column, type and value, once for insert and update. */
const DECLARATION_COLUMNS: readonly (readonly [string, string, (rows: readonly Declaration[]) => Buffer])[] = [
  ['part', 'smallint', (rows) => smallints(rows.map((row) => row.part))],
  ['serial', 'bigint', (rows) => bigints(rows.map((row) => row.serial))],
  ['pre_no', 'text', (rows) => texts(rows.map((row) => row.preNo))],
  ['invt_no', 'text', (rows) => texts(rows.map((row) => row.invtNo))],
  ['cop_no', 'text', (rows) => texts(rows.map((row) => row.copNo))],
  ['order_no', 'text', (rows) => texts(rows.map((row) => row.orderNo))],
  ['agent_code', 'text', (rows) => texts(rows.map((row) => row.agentCode))],
  ['ebp_code', 'text', (rows) => texts(rows.map((row) => row.ebpCode))],
  ['ebc_code', 'text', (rows) => texts(rows.map((row) => row.ebcCode))],
  ['logistics_code', 'text', (rows) => texts(rows.map((row) => row.logisticsCode))],
  ['logistics_no', 'text', (rows) => texts(rows.map((row) => row.logisticsNo))],
  ['assure_code', 'text', (rows) => texts(rows.map((row) => row.assureCode))],
  ['customs_code', 'text', (rows) => texts(rows.map((row) => row.customsCode))],
  ['trade_mode', 'text', (rows) => texts(rows.map((row) => row.tradeMode))],
  ['caller_code', 'text', (rows) => texts(rows.map((row) => row.callerCode))],
  ['list_message', 'uuid', (rows) => uuids(rows.map((row) => row.document.messageId))],
  ['list_item', 'smallint', (rows) => smallints(rows.map((row) => row.document.item))],
  ['order_message', 'uuid', (rows) => uuids(rows.map((row) => row.order?.messageId ?? null))],
  ['order_item', 'smallint', (rows) => smallints(rows.map((row) => row.order?.item ?? null))],
  ['payment_message', 'uuid', (rows) => uuids(rows.map((row) => row.payment?.messageId ?? null))],
  ['payment_item', 'smallint', (rows) => smallints(rows.map((row) => row.payment?.item ?? null))],
  ['waybill_message', 'uuid', (rows) => uuids(rows.map((row) => row.waybill?.messageId ?? null))],
  ['waybill_item', 'smallint', (rows) => smallints(rows.map((row) => row.waybill?.item ?? null))],
  ['state', 'smallint', (rows) => smallints(rows.map((row) => row.state))],
  ['received_ms', 'bigint', (rows) => bigints(rows.map((row) => row.receivedMs))],
  ['accepted_ms', 'bigint', (rows) => bigints(rows.map((row) => row.acceptedMs))],
  ['deadline_ms', 'bigint', (rows) => bigints(rows.map((row) => row.deadlineMs))],
  ['decided_ms', 'bigint', (rows) => bigints(rows.map((row) => row.decidedMs))],
  ['person_key', 'bytea', (rows) => byteas(rows.map((row) => row.personKey))],
  ['quota_year', 'smallint', (rows) => smallints(rows.map((row) => row.quotaYear))],
  ['annual_used_fen', 'bigint', (rows) => bigints(rows.map((row) => row.annualUsedFen))],
  ['route', 'text', (rows) => texts(rows.map((row) => row.route))],
  ['quota_fen', 'bigint', (rows) => bigints(rows.map((row) => row.quotaFen))],
  ['dutiable_fen', 'bigint', (rows) => bigints(rows.map((row) => row.dutiableFen))],
  ['customs_duty_fen', 'bigint', (rows) => bigints(rows.map((row) => row.customsDutyFen))],
  ['consumption_tax_fen', 'bigint', (rows) => bigints(rows.map((row) => row.consumptionTaxFen))],
  ['value_added_tax_fen', 'bigint', (rows) => bigints(rows.map((row) => row.valueAddedTaxFen))],
  [
    'reasons',
    'text',
    (rows) => texts(rows.map((row) => (row.reasons.length > 0 ? JSON.stringify(row.reasons) : null))),
  ],
  ['ending', 'text', (rows) => texts(rows.map((row) => row.ending))],
];

const others = DECLARATION_COLUMNS.map(([name]) => name).slice(2);
const given = DECLARATION_COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');

const INSERT_DECLARATIONS = `INSERT INTO declaration (part, serial, ${others.join(', ')}) SELECT * FROM unnest(${given})`;

const UPDATE_DECLARATIONS = `
  UPDATE declaration d SET ${others.map((name) => `${name} = w.${name}`).join(', ')}
  FROM unnest(${given}) AS w(part, serial, ${others.join(', ')})
  WHERE d.part = w.part AND d.serial = w.serial`;

function declarationArrays(rows: readonly Declaration[]): Buffer[] {
  return DECLARATION_COLUMNS.map(([, , encode]) => encode(rows));
}

const INSERT_RECEIPTS = `
  INSERT INTO receipt (part, recipient, seq, steps, kind, serial, message_id, item, at_ms, body)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::bigint[], $4::smallint[], $5::smallint[], $6::bigint[], $7::uuid[],
                       $8::smallint[], $9::bigint[], $10::text[])`;

function receiptArrays(rows: readonly ReceiptRow[]): Buffer[] {
  return [
    smallints(rows.map((row) => row.part)),
    texts(rows.map((row) => row.recipient)),
    bigints(rows.map((row) => row.seq)),
    smallints(rows.map((row) => row.steps)),
    smallints(rows.map((row) => row.kind)),
    bigints(rows.map((row) => row.serial)),
    uuids(rows.map((row) => row.document?.messageId ?? null)),
    smallints(rows.map((row) => row.document?.item ?? null)),
    bigints(rows.map((row) => row.atMs)),
    texts(rows.map((row) => row.body)),
  ];
}

const INSERT_TAX_BILLS = `
  INSERT INTO tax_bill (part, serial, tax_no, status, invt_no, assure_code, customs_duty_fen, consumption_tax_fen,
                        value_added_tax_fen, lines, released_ms)
  SELECT part, serial, tax_no, 1, invt_no, assure_code, duty, consumption, vat, lines, released_ms
  FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
              $9::text[], $10::bigint[])
    AS w(part, serial, tax_no, invt_no, assure_code, duty, consumption, vat, lines, released_ms)`;

/** Amounts are whole numbers beyond what JSON numbers keep. */
export function linesJson(lines: TaxBillRow['lines']): string {
  return JSON.stringify(lines, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function taxBillArrays(rows: readonly TaxBillRow[]): Buffer[] {
  const sum = (pick: (line: TaxBillRow['lines'][number]) => bigint) =>
    bigints(rows.map((row) => row.lines.reduce((total, line) => total + pick(line), 0n)));
  return [
    smallints(rows.map((row) => row.part)),
    bigints(rows.map((row) => row.serial)),
    texts(rows.map((row) => row.taxNo)),
    texts(rows.map((row) => row.invtNo)),
    texts(rows.map((row) => row.assureCode)),
    sum((line) => line.customsDutyFen),
    sum((line) => line.consumptionTaxFen),
    sum((line) => line.valueAddedTaxFen),
    texts(rows.map((row) => linesJson(row.lines))),
    bigints(rows.map((row) => row.releasedMs)),
  ];
}
