import { PART_COUNT } from '@tongguan/kernel';
import { addDays, dayOf, startOfDay } from '@tongguan/policy';
import type pg from 'pg';
import { smallints } from '../arrays.ts';
import type { RegistryStore } from '../../registry/store.ts';

const EVERY_PART = smallints(Array.from({ length: PART_COUNT }, (_, part) => part));
/** Its lane has not seen it end, nor was it given back. */
const [BEFORE, COVERS] = [0, 1];

/** Instruments of guarantee that end from the day of a moment on, so many days long (G-01). Read across all parts on purpose. */
export function endingGuarantees(pool: pg.Pool): RegistryStore['endingGuarantees'] {
  return async (atMs, days) => {
    const today = dayOf(atMs);
    const { rows } = await pool.query<{ code: string; kind: string; number: string; until: string }>(
      `SELECT assure_code AS code, kind, number, until_day AS until FROM guarantee_instrument
       WHERE part = ANY($1::smallint[]) AND state IN ($2, $3) AND until_day >= $4 AND until_day <= $5`,
      [EVERY_PART, BEFORE, COVERS, today, addDays(today, days)],
    );
    return rows.map(({ code, kind, number, until }) => ({
      ...{ what: 'guarantee', participant: code, number: `${kind} ${number}` },
      endMs: startOfDay(addDays(until, 1)),
    }));
  };
}
