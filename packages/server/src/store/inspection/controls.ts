import type pg from 'pg';
import type { ControlRow } from '../../inspection/types.ts';
import type { ControlStore } from '../../inspection/store.ts';
import { bigints, integers, texts, uuids } from '../arrays.ts';

/** The rules of selection, within the transaction of `client`. */
export function controlStore(client: pg.PoolClient): ControlStore {
  return {
    async controls() {
      const { rows } = await client.query<ControlColumns>({
        name: 'clearance-controls',
        text: 'SELECT * FROM inspection_control ORDER BY made_ms, act_id',
      });
      return rows.map(toControl);
    },

    async insertControls(rows) {
      const goods = rows.map((row) => (row.kind === 'goods' ? row : null));
      const values = [
        uuids(rows.map((row) => row.actId)),
        texts(rows.map((row) => row.subject)),
        texts(rows.map((row) => row.kind)),
        texts(goods.map((row) => row?.hsPrefix ?? null)),
        texts(goods.map((row) => row?.country ?? null)),
        texts(goods.map((row) => row?.mode ?? null)),
        integers(goods.map((row) => row?.rateBasisPoints ?? null)),
        texts(rows.map((row) => (row.kind === 'credit' ? row.level : null))),
        texts(rows.map((row) => row.fromDay)),
        bigints(rows.map((row) => row.madeMs)),
        texts(goods.map((row) => row?.customsCode ?? null)),
      ];
      await client.query({ name: 'clearance-insert-controls', text: INSERT_CONTROLS, values });
    },
  };
}

const INSERT_CONTROLS = `
  INSERT INTO inspection_control (act_id, subject, kind, hs_prefix, country, mode, rate_basis_points, level, from_day, made_ms,
    customs_code)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[],
    $8::text[], $9::text[], $10::bigint[], $11::text[])`;

type ControlColumns = { [column: string]: unknown };

function toControl(row: ControlColumns): ControlRow {
  const text = (column: string): string => row[column] as string;
  const about = {
    actId: text('act_id'),
    subject: text('subject'),
    fromDay: text('from_day'),
    madeMs: Number(row['made_ms']),
  };
  if (text('kind') === 'credit') {
    return { ...about, kind: 'credit', level: row['level'] as (ControlRow & { kind: 'credit' })['level'] };
  }
  const hsPrefix = row['hs_prefix'] as string | null;
  const country = row['country'] as string | null;
  const mode = row['mode'] as string | null;
  const customsCode = row['customs_code'] as string | null;
  const rateBasisPoints = row['rate_basis_points'] as number;
  return { ...about, kind: 'goods', hsPrefix, country, mode, customsCode, rateBasisPoints };
}
