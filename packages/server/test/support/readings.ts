import assert from 'node:assert/strict';
import { audit } from '../../src/ledgers/index.ts';
import type { World } from './world.ts';

type Step = { readonly status: string; readonly info: string };

/** The 622 of one order as its declarant reads them, in order. */
export async function stepsOf(world: World, orderNo: string): Promise<Step[]> {
  const rows = await world.rows<{ body: string }>(
    `SELECT r.body FROM receipt r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
     WHERE d.order_no = $1 AND r.kind = 622 AND r.recipient = d.agent_code ORDER BY r.seq`,
    orderNo,
  );
  return rows.flatMap((row) => (JSON.parse(row.body) as { steps: Step[] }).steps);
}

export async function statesOf(world: World, orderNo: string): Promise<string[]> {
  return (await stepsOf(world, orderNo)).map((step) => step.status);
}

export async function reasonsOf(world: World, orderNo: string): Promise<string[]> {
  const rows = await world.rows<{ reasons: string | null }>(
    'SELECT reasons FROM declaration WHERE order_no = $1 ORDER BY serial',
    orderNo,
  );
  return rows.flatMap((row) => (JSON.parse(row.reasons ?? '[]') as { code: string }[]).map((reason) => reason.code));
}

export async function clean(world: World): Promise<void> {
  const report = await audit(world.store.pool);
  assert.deepEqual(
    report.checks.filter((check) => check.differences.length > 0),
    [],
  );
}
