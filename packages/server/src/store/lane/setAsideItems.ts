import type pg from 'pg';
import { assert } from '@tongguan/kernel';
import { AFTERCARE_ASIDE } from '../../aftercare/types.ts';
import { ASIDE_KINDS } from '../../clearance/setAside/types.ts';
import { FAULT, type Item } from '../../lane/index.ts';

export const ASIDE_COLUMNS = `part, aside_id, kind, message_id, item, arrived_us, serial, order_no, subject, step, step_part, fault,
  follows, tries, state, told, since_ms`;

/** Takes one item out of the lane's way, by what it is found by. */
export async function setAside(
  client: pg.PoolClient,
  item: Item,
  asideId: string,
  fault: string,
  nowMs: number,
): Promise<void> {
  const run = async (name: string, text: string, values: unknown[]): Promise<void> => {
    await client.query({ name: `clearance-aside-${name}`, text, values });
  };
  const { kind, arrival, ref, named } = item;
  if (arrival !== undefined) {
    const { part, arrivedUs, messageId, item: number } = arrival;
    return run('arrival', ARRIVAL, [part, asideId, kind, arrivedUs, messageId, number, fault, nowMs]);
  }
  if (named !== undefined) {
    return run('named', NAMED, [item.part, asideId, kind, named.group, named.subject, fault, nowMs]);
  }
  assert(ref !== undefined, 'an item is an arrival, a row or something named');
  const values = [ref.part, asideId, kind, ref.serial, fault, nowMs];
  if (kind === ASIDE_KINDS.work) return run('work', WORK, values);
  if (kind === AFTERCARE_ASIDE.return) return run('return', OF_REVERSAL, values);
  return run('of-declaration', OF_DECLARATION, values);
}

/** Asked again after a lost answer it is there already; of one item one row at most waits. */
const ARRIVAL = `
  WITH gone AS (
    DELETE FROM arrival WHERE part = $1::smallint AND arrived_us = $4::bigint AND message_id = $5::uuid AND item = $6::smallint
    RETURNING order_no
  )
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT $1::smallint, $2::uuid, $3::smallint, $5::uuid, $6::smallint, $4::bigint, NULL, g.order_no,
         coalesce((SELECT a.subject FROM act a WHERE a.part = $1 AND a.act_id = $5 AND $6 = -2), ''), NULL, NULL, $7::text, false,
         (SELECT count(*) + 1 FROM set_aside s WHERE s.part = $1 AND s.message_id = $5 AND s.item = $6 AND NOT s.follows),
         1, false, $8::bigint
  FROM gone g`;

/** Parked, with its holds. It is named by its declaration or its transfer. Its payload is not read, since it may be damaged. */
const WORK = `
  WITH stood AS (
    SELECT c.part, c.serial, c.step, c.step_part FROM clearing_work c
    WHERE c.part = $1::smallint AND c.serial = $4::bigint AND c.step <> '${FAULT}'
  ), parked AS (
    UPDATE clearing_work c SET step = '${FAULT}', step_part = -1 - c.part
    FROM stood s WHERE c.part = $1 AND c.part = s.part AND c.serial = s.serial RETURNING c.serial
  )
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT $1, $2::uuid, $3::smallint, NULL, NULL, NULL, s.serial, coalesce(d.order_no, ''), coalesce(d.pre_no,
         (SELECT 'transfer ' || t.from_book || '/' || t.transfer_no FROM book_transfer t
          WHERE t.part = s.part AND t.serial = s.serial LIMIT 1), ''), s.step, s.step_part, $5::text, false,
         (SELECT count(*) + 1 FROM set_aside b WHERE b.part = $1 AND b.kind = $3 AND b.serial = $4), 1, false, $6::bigint
  FROM stood s JOIN parked p ON p.serial = s.serial LEFT JOIN declaration d ON d.part = s.part AND d.serial = s.serial`;

const OF_DECLARATION = `
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT $1::smallint, $2::uuid, $3::smallint, NULL, NULL, NULL, $4::bigint, '', d.pre_no, NULL, NULL, $5::text, false,
         (SELECT count(*) + 1 FROM set_aside b WHERE b.part = $1 AND b.kind = $3 AND b.serial = $4), 1, false, $6::bigint
  FROM declaration d WHERE d.part = $1 AND d.serial = $4
  ON CONFLICT (part, aside_id) DO NOTHING`;

const OF_REVERSAL = `
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT $1::smallint, $2::uuid, $3::smallint, NULL, NULL, NULL, $4::bigint, '', r.pre_no, NULL, NULL, $5::text, false,
         (SELECT count(*) + 1 FROM set_aside b WHERE b.part = $1 AND b.kind = $3 AND b.serial = $4), 1, false, $6::bigint
  FROM reversal r WHERE r.part = $1 AND r.serial = $4
  ON CONFLICT (part, aside_id) DO NOTHING`;

const NAMED = `
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT $1::smallint, $2::uuid, $3::smallint, NULL, NULL, NULL, NULL, $4::text, $5::text, NULL, NULL, $6::text, false,
         (SELECT count(*) + 1 FROM set_aside b
          WHERE b.part = $1 AND b.kind = $3 AND b.order_no = $4 AND b.subject = $5), 1, false, $7::bigint
  ON CONFLICT (part, aside_id) DO NOTHING`;
