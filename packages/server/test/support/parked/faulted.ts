import assert from 'node:assert/strict';
import { asideIn } from '../faults.ts';
import type { World } from '../world.ts';
import { leaveOnly } from './hops.ts';

/**
 * A lane meets a row it cannot read and sets it aside; then the row is mended by hand, and people have not looked yet
 * (B-07).
 */
export async function setAsideAt(
  world: World,
  part: number,
  row: { readonly table: string; readonly column: string; readonly broken: unknown; readonly where: string },
  values: readonly unknown[],
): Promise<void> {
  const { table, column, broken, where } = row;
  const [whole] = await world.rows<Record<string, unknown>>(`SELECT ${column} FROM ${table} WHERE ${where}`, ...values);
  assert(whole, `${table} has such a row`);
  const put = (value: unknown): Promise<unknown> =>
    world.rows(`UPDATE ${table} SET ${column} = $${values.length + 1} WHERE ${where}`, ...values, value);
  const before = (await asideIn(world)).length;
  await put(broken);
  await leaveOnly(world, part);
  const lane = world.lane({ owner: `part ${part}`, home: (one) => one === part });
  while ((await asideIn(world)).length === before) {
    await lane.drainOnce().catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await lane.stop();
  await put(whole[column]);
}
