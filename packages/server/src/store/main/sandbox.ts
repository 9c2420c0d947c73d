import type { Store } from '../pool.ts';

/** Rows that only a sandbox leaves in a database, and how they are recognised. */
const TRACES: readonly (readonly [table: string, text: string, zh: string, en: string])[] = [
  ['participant', 'SELECT 1 FROM participant WHERE sandbox LIMIT 1', '沙箱企业', 'firms of a sandbox'],
  ['staff', 'SELECT 1 FROM staff WHERE sandbox LIMIT 1', '沙箱人员', 'staff of a sandbox'],
  ['clock_start', 'SELECT 1 FROM clock_start LIMIT 1', '移动过的时钟', 'a clock that was moved'],
  ['clock_move', 'SELECT 1 FROM clock_move LIMIT 1', '移动过的时钟', 'a clock that was moved'],
];

/** Whether a sandbox ran on this database. Writes nothing, and knows databases of every version, an empty one included. */
export async function sandboxTraces(store: Store): Promise<readonly { readonly zh: string; readonly en: string }[]> {
  const { rows } = await store.pool.query<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
  );
  const tables = new Set(rows.map(({ name }) => name));
  const found = new Map<string, { readonly zh: string; readonly en: string }>();
  for (const [table, text, zh, en] of TRACES) {
    if (tables.has(table) && (await store.pool.query(text)).rowCount === 1) found.set(en, { zh, en });
  }
  return [...found.values()];
}
