import { gunzipSync, gzipSync } from 'node:zlib';
import type { Store } from '../../../src/store/pool.ts';

/** Rows a statement carries. */
const ROWS_MAX = 500;

type Table = { readonly name: string; readonly rows: readonly string[] };

/**
 * Every table of the database as text: a line `# name`, then a line of JSON for each row. Tables come in an order in which
 * what is referred to stands before what refers to it. The list of migrations is left out: the reader makes the tables.
 */
export async function tablesText(store: Store): Promise<string> {
  const tables: Table[] = [];
  for (const name of await tableNames(store)) {
    const { rows } = await store.pool.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM "${name}" t ORDER BY 1`,
    );
    if (rows.length > 0) tables.push({ name, rows: rows.map(({ row }) => row) });
  }
  return tables.map(({ name, rows }) => [`# ${name}`, ...rows, ''].join('\n')).join('');
}

export const packed = (text: string): Buffer => gzipSync(text, { level: 9 });
export const unpacked = (bytes: Buffer): string => gunzipSync(bytes).toString('utf8');

/** Fills the tables that a database of the same version has; all of them or none. What its migrations put there goes. */
export async function loadTables(store: Store, text: string): Promise<void> {
  const names = (await tableNames(store)).map((name) => `"${name}"`);
  await store.transaction(async (client) => {
    await client.query(`TRUNCATE ${names.join(', ')}`);
    for (const { name, rows } of tablesIn(text)) {
      for (let at = 0; at < rows.length; at += ROWS_MAX) {
        await client.query(`INSERT INTO "${name}" SELECT * FROM json_populate_recordset(NULL::"${name}", $1::json)`, [
          `[${rows.slice(at, at + ROWS_MAX).join(',')}]`,
        ]);
      }
    }
  });
}

function tablesIn(text: string): readonly Table[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [name = '', ...rows] = block.trimEnd().split('\n');
      return { name, rows };
    });
}

async function tableNames(store: Store): Promise<readonly string[]> {
  const { rows } = await store.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'schema_version' ORDER BY 1`,
  );
  const references = await store.pool.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f'`,
  );
  const done = new Set<string>();
  const place = (name: string): void => {
    if (done.has(name)) return;
    for (const { from, to } of references.rows) if (from === name && to !== name) place(to);
    done.add(name);
  };
  for (const { name } of rows) place(name);
  return [...done];
}
