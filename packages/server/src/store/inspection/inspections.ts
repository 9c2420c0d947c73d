import type pg from 'pg';
import { Fault } from '@tongguan/kernel';
import type { Evidence, Inspection } from '../../inspection/types.ts';
import type { InspectionRows, InspectionStore } from '../../inspection/store.ts';
import { bigints, integers, smallints, texts, uuids } from '../arrays.ts';

/** Inspections and their evidence, within the transaction of `client`. */
export function inspectionStore(client: pg.PoolClient): InspectionStore & InspectionRows {
  const write = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  return {
    async inspectionsOf({ part, serial }) {
      const { rows } = await client.query<InspectionRow>({
        name: 'clearance-inspections-of',
        text: 'SELECT * FROM inspection WHERE part = $1 AND serial = $2 ORDER BY no',
        values: [part, serial],
      });
      return rows.map(toInspection);
    },

    async evidenceOf({ part, serial, no }) {
      const { rows } = await client.query<EvidenceRow>({
        name: 'clearance-evidence-of',
        text: 'SELECT * FROM inspection_evidence WHERE part = $1 AND serial = $2 AND no = $3 ORDER BY at_ms, act_id, number',
        values: [part, serial, no],
      });
      return rows.map(toEvidence);
    },

    async insertInspections(rows) {
      await write('clearance-insert-inspections', INSERT, inspectionArrays(rows));
    },

    async updateInspections(rows) {
      const changed = await write('clearance-update-inspections', UPDATE, inspectionArrays(rows));
      if (changed !== rows.length) throw new Fault('an inspection to update was not found');
    },

    async insertEvidence(rows) {
      await write('clearance-insert-evidence', INSERT_EVIDENCE, [
        smallints(rows.map((row) => row.part)),
        bigints(rows.map((row) => row.serial)),
        smallints(rows.map((row) => row.no)),
        uuids(rows.map((row) => row.actId)),
        texts(rows.map((row) => row.kind)),
        texts(rows.map((row) => row.number)),
        texts(rows.map((row) => row.mediaType)),
        integers(rows.map((row) => row.bytes)),
        texts(rows.map((row) => row.sha256)),
        texts(rows.map((row) => row.byCode)),
        bigints(rows.map((row) => row.atMs)),
      ]);
    },
  };
}

/** Columns, their types, and what fills them. */
const COLUMNS: readonly (readonly [name: string, type: string, of: (rows: readonly Inspection[]) => Buffer])[] = [
  ['part', 'smallint', (rows) => smallints(rows.map((row) => row.part))],
  ['serial', 'bigint', (rows) => bigints(rows.map((row) => row.serial))],
  ['no', 'smallint', (rows) => smallints(rows.map((row) => row.no))],
  ['pre_no', 'text', (rows) => texts(rows.map((row) => row.preNo))],
  ['customs_code', 'text', (rows) => texts(rows.map((row) => row.customsCode))],
  ['ordered_by', 'text', (rows) => texts(rows.map((row) => row.orderedBy))],
  ['draw', 'integer', (rows) => integers(rows.map((row) => row.draw))],
  ['rate_basis_points', 'integer', (rows) => integers(rows.map((row) => row.rateBasisPoints))],
  ['because', 'text', (rows) => texts(rows.map((row) => row.because))],
  ['selected_ms', 'bigint', (rows) => bigints(rows.map((row) => row.selectedMs))],
  ['officer', 'text', (rows) => texts(rows.map((row) => row.officer))],
  ['site', 'text', (rows) => texts(rows.map((row) => row.site))],
  ['purpose', 'text', (rows) => texts(rows.map((row) => row.purpose))],
  ['begun_ms', 'bigint', (rows) => bigints(rows.map((row) => row.begunMs))],
  ['result', 'text', (rows) => texts(rows.map((row) => row.result))],
  ['reason', 'text', (rows) => texts(rows.map((row) => row.reason))],
  ['concluded_by', 'text', (rows) => texts(rows.map((row) => row.concludedBy))],
  ['concluded_ms', 'bigint', (rows) => bigints(rows.map((row) => row.concludedMs))],
];
const NAMES = COLUMNS.map(([name]) => name);
const GIVEN = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
const INSERT = `INSERT INTO inspection (part, ${NAMES.slice(1).join(', ')}) SELECT * FROM unnest(${GIVEN})`;
const UPDATE = `
  UPDATE inspection i SET ${NAMES.slice(3)
    .map((name) => `${name} = w.${name}`)
    .join(', ')}
  FROM unnest(${GIVEN}) AS w(part, ${NAMES.slice(1).join(', ')})
  WHERE i.part = w.part AND i.serial = w.serial AND i.no = w.no`;

const INSERT_EVIDENCE = `
  INSERT INTO inspection_evidence (part, serial, no, act_id, kind, number, media_type, bytes, sha256, by_code, at_ms)
  SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::smallint[], $4::uuid[], $5::text[], $6::text[], $7::text[],
    $8::integer[], $9::text[], $10::text[], $11::bigint[])`;

export type InspectionRow = { [column: string]: unknown; part: number; serial: bigint; no: number };
export type EvidenceRow = InspectionRow;

function inspectionArrays(rows: readonly Inspection[]): Buffer[] {
  return COLUMNS.map(([, , of]) => of(rows));
}

export function toInspection(row: InspectionRow): Inspection {
  const time = (column: string): number | null => (row[column] === null ? null : Number(row[column]));
  const text = (column: string): string | null => row[column] as string | null;
  return {
    part: row.part,
    serial: row.serial,
    no: row.no,
    preNo: row['pre_no'] as string,
    customsCode: row['customs_code'] as string,
    orderedBy: row['ordered_by'] as string,
    draw: row['draw'] as number | null,
    rateBasisPoints: row['rate_basis_points'] as number | null,
    because: text('because'),
    selectedMs: Number(row['selected_ms']),
    officer: text('officer'),
    site: text('site'),
    purpose: row['purpose'] as Inspection['purpose'],
    begunMs: time('begun_ms'),
    result: text('result'),
    reason: text('reason'),
    concludedBy: text('concluded_by'),
    concludedMs: time('concluded_ms'),
  };
}

export function toEvidence(row: EvidenceRow): Evidence {
  return {
    part: row.part,
    serial: row.serial,
    no: row.no,
    actId: row['act_id'] as string,
    kind: row['kind'] as Evidence['kind'],
    number: row['number'] as string,
    mediaType: row['media_type'] as string,
    bytes: row['bytes'] as number,
    sha256: row['sha256'] as string,
    byCode: row['by_code'] as string,
    atMs: Number(row['at_ms']),
  };
}
