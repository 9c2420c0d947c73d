import type { Reversal } from '../../clearance/later/types.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';

type Column = readonly [string, string, (rows: readonly Reversal[]) => Buffer];

const text = (name: string, of: (row: Reversal) => string | null): Column => [
  name,
  'text',
  (rows) => texts(rows.map(of)),
];
const big = (name: string, of: (row: Reversal) => number | bigint | null): Column => [
  name,
  'bigint',
  (rows) => bigints(rows.map(of)),
];
const small = (name: string, of: (row: Reversal) => number): Column => [
  name,
  'smallint',
  (rows) => smallints(rows.map(of)),
];

/** Column, type and value of table `reversal`, once for insert and update. */
export const REVERSAL_COLUMNS: readonly Column[] = [
  small('part', (row) => row.part),
  big('serial', (row) => row.serial),
  small('kind', (row) => row.kind),
  text('pre_no', (row) => row.preNo),
  text('cop_no', (row) => row.copNo),
  big('list_serial', (row) => row.declarationSerial),
  text('list_pre_no', (row) => row.declarationPreNo),
  text('invt_no', (row) => row.invtNo),
  text('agent_code', (row) => row.agentCode),
  text('caller_code', (row) => row.callerCode),
  text('customs_code', (row) => row.customsCode),
  text('ebp_code', (row) => row.ebpCode),
  text('ebc_code', (row) => row.ebcCode),
  ['message_id', 'uuid', (rows) => uuids(rows.map((row) => row.document.messageId))],
  small('item', (row) => row.document.item),
  small('state', (row) => row.state),
  big('applied_ms', (row) => row.appliedMs),
  big('approved_ms', (row) => row.approvedMs),
  big('arrived_ms', (row) => row.arrivedMs),
  big('ended_ms', (row) => row.endedMs),
  big('quota_fen', (row) => row.quotaFen),
  big('customs_duty_fen', (row) => row.customsDutyFen),
  big('consumption_tax_fen', (row) => row.consumptionTaxFen),
  big('value_added_tax_fen', (row) => row.valueAddedTaxFen),
  text('lines', (row) => toJson(row.lines)),
  text('reasons', (row) => (row.reasons.length > 0 ? JSON.stringify(row.reasons) : null)),
];

export function reversalArrays(rows: readonly Reversal[]): Buffer[] {
  return REVERSAL_COLUMNS.map(([, , encode]) => encode(rows));
}

const AMOUNT = /(Fen|5)$/;

/** Whole numbers as text: names that end in Fen or 5 hold them. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
}

export function fromJson<T>(json: string): T {
  return JSON.parse(json, (key, each: unknown) =>
    AMOUNT.test(key) && typeof each === 'string' ? BigInt(each) : each,
  ) as T;
}
