import type pg from 'pg';
import type { BookUnitStore, UnitRow } from '../../clearance/bookUnits.ts';
import { smallints, texts } from '../arrays.ts';

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
    async putUnits(units, saidBy, nowMs) {
      const values = [
        smallints(units.map(({ part }) => part)),
        texts(units.map(({ account }) => account)),
        texts(units.map(({ unit }) => unit)),
        nowMs,
      ];
      const [name, text] = saidBy === 'list' ? ['book-learn-units', LEARN_UNITS] : ['book-say-units', SAY_UNITS];
      await client.query({ name, text, values });
    },
  };
}

const UNITS_OF = `
  SELECT b.part, b.account, b.unit, b.said_by AS "saidBy"
  FROM (SELECT DISTINCT w.part, w.account FROM unnest($1::smallint[], $2::text[]) AS w(part, account)) AS w
  JOIN book_item b ON b.part = w.part AND b.account = w.account`;

const GIVEN = 'unnest($1::smallint[], $2::text[], $3::text[]) AS w(part, account, unit)';

/** Every release teaches: what is known already is left without so much as a lock. */
const LEARN_UNITS = `
  INSERT INTO book_item (part, account, unit, said_by, since_ms)
  SELECT w.part, w.account, w.unit, 'list', $4::bigint FROM ${GIVEN}
  ON CONFLICT (part, account) DO NOTHING`;

/** What customs said at an entry stays; what a list taught gives way to it. */
const SAY_UNITS = `
  INSERT INTO book_item (part, account, unit, said_by, since_ms)
  SELECT w.part, w.account, w.unit, 'entry', $4::bigint FROM ${GIVEN}
  ON CONFLICT (part, account) DO UPDATE
  SET unit = EXCLUDED.unit, said_by = EXCLUDED.said_by, since_ms = EXCLUDED.since_ms
  WHERE book_item.said_by = 'list'`;
