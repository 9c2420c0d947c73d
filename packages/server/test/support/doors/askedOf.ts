import { randomUUID } from 'node:crypto';
import type { Store } from '../../../src/store/pool.ts';

/** A supplementary declaration is asked of this order's declaration, without the act; nobody can read what was asked. */
export async function askedOf(store: Store, orderNo: string): Promise<void> {
  await store.pool.query(
    `INSERT INTO supplement_request (part, serial, no, pre_no, customs_code, agent_code, ebc_code, act_id, due_day, law, asked_by,
       asked_ms, body) SELECT part, serial, 1, pre_no, customs_code, agent_code, ebc_code, $1, '2026-06-08', 'x', 'x', $2, '\\x00'
     FROM declaration WHERE order_no = $3`,
    [randomUUID(), Date.now(), orderNo],
  );
}
