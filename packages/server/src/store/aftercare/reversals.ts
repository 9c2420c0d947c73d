import { Fault, storedList, toldOr } from '@tongguan/kernel';
import type pg from 'pg';
import { AFTERCARE_ASIDE } from '../../aftercare/types.ts';
import type { ReversalRows, ReversalStore } from '../../aftercare/store.ts';
import type { Reversal, ReversalKind, ReversalState } from '../../clearance/later/types.ts';
import type { Reason } from '../../clearance/types.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints } from '../arrays.ts';
import { damagedReason } from '../clearance/read.ts';
import { REVERSAL_COLUMNS, fromJson, reversalArrays } from './reversalColumns.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Cancellations, returns and amendments, within the transaction of `client`. */
export function reversalStore(client: pg.PoolClient): ReversalStore & ReversalRows {
  const rows = async (name: string, text: string, refs: readonly SerialRef[]): Promise<Reversal[]> => {
    const values = [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial))];
    return (await client.query<ReversalRow>({ name, text, values })).rows.map(toReversal);
  };
  return {
    reversalsOf: (declarations) => rows('clearance-reversals-of', REVERSALS_OF, declarations),
    reversalsBySerial: (refs) => rows('clearance-reversals-by-serial', REVERSALS_BY, refs),

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

    async openReturns(parts, releasedBeforeMs) {
      const values = [smallints(parts), releasedBeforeMs];
      const { rows } = await client.query<SerialRef & { released: bigint }>({
        name: 'clearance-open-returns',
        text: OPEN_RETURNS,
        values,
      });
      return rows.map(({ part, serial, released }) => ({ part, serial, releasedMs: Number(released) }));
    },
  };
}

const OPEN_RETURNS = `
  SELECT r.part, r.serial, coalesce(d.decided_ms, t.released_ms) AS released FROM reversal r
  JOIN tax_bill t ON t.part = r.part AND t.serial = r.list_serial
  JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
  WHERE r.part = ANY($1::smallint[]) AND r.kind = 2 AND r.state = 300 AND coalesce(d.decided_ms, t.released_ms) < $2
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = r.part AND s.state = ${ASIDE_STATES.aside}
                    AND (s.serial = r.serial AND s.kind = ${AFTERCARE_ASIDE.return} OR s.subject = r.pre_no))
  ORDER BY r.part, r.serial`;

const REVERSALS_OF = `
  SELECT r.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN reversal r ON r.part = w.part AND r.list_serial = w.serial ORDER BY r.part, r.serial`;

const REVERSALS_BY = `
  SELECT r.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN reversal r ON r.part = w.part AND r.serial = w.serial`;

const NAMES = REVERSAL_COLUMNS.map(([name]) => name);
const GIVEN = REVERSAL_COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
const INSERT = `INSERT INTO reversal (part, ${NAMES.slice(1).join(', ')}) SELECT * FROM unnest(${GIVEN})`;
const UPDATE = `
  UPDATE reversal r SET ${NAMES.slice(2)
    .map((name) => `${name} = w.${name}`)
    .join(', ')}
  FROM unnest(${GIVEN}) AS w(part, ${NAMES.slice(1).join(', ')})
  WHERE r.part = w.part AND r.serial = w.serial`;

export type ReversalRow = { [column: string]: unknown; part: number; serial: bigint };

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
