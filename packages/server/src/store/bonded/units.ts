import type pg from 'pg';
import { smallints, texts } from '../arrays.ts';
import type { UnitRow } from '../../bonded/types.ts';
import type { BookUnitStore } from '../../bonded/store.ts';

/** Units of items of account books, within the transaction of `client` (J-01). */
export function bookUnitStore(client: pg.PoolClient): BookUnitStore {
  return {
    async unitsOf(items) {
      const { rows } = await client.query<UnitRow>({
        name: 'book-units-of',
        text: UNITS_OF,
        values: [smallints(items.map(({ part }) => part)), texts(items.map(({ account }) => account))],
      });
      return rows;
    },
    async putUnits(units, nowMs) {
      const values = [
        smallints(units.map(({ part }) => part)),
        texts(units.map(({ account }) => account)),
        texts(units.map(({ unit }) => unit)),
        nowMs,
      ];
      await client.query({ name: 'book-say-units', text: SAY_UNITS, values });
    },
  };
}

/** Old databases have rows that a released declaration wrote ('list'): customs did not record them, so they are ignored. */
const UNITS_OF = `
  SELECT b.part, b.account, b.unit
  FROM (SELECT DISTINCT w.part, w.account FROM unnest($1::smallint[], $2::text[]) AS w(part, account)) AS w
  JOIN book_item b ON b.part = w.part AND b.account = w.account AND b.said_by = 'entry'`;

const GIVEN = 'unnest($1::smallint[], $2::text[], $3::text[]) AS w(part, account, unit)';

/** A unit that customs recorded at an entry stays; one written from a declaration is replaced. */
const SAY_UNITS = `
  INSERT INTO book_item (part, account, unit, said_by, since_ms)
  SELECT w.part, w.account, w.unit, 'entry', $4::bigint FROM ${GIVEN}
  ON CONFLICT (part, account) DO UPDATE
  SET unit = EXCLUDED.unit, said_by = EXCLUDED.said_by, since_ms = EXCLUDED.since_ms
  WHERE book_item.said_by = 'list'`;
