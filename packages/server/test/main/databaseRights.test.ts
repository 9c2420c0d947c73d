import { deepEqual, doesNotMatch, equal, match, rejects } from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { audit, grant, stockAccount } from '../../src/ledgers/index.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { pause } from '../../src/main/host/processes.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { CHANGED_TABLES, EMPTIED_TABLES } from '../../src/store/rights.ts';
import { temporaryFolder } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { startProcess } from '../support/processes/platformProcess.ts';
import { BOOK } from '../support/purchase.ts';
import { sandboxSender } from '../support/sandboxSender.ts';

// Proves that the processes of a platform work on its database as a role that can change no record of what happened: not
// evidence, entries of ledgers, acts or journals, nor make itself anything more (K-03, B-07); and that what they do need is
// exactly what they are given.

/** What was received, decided, moved, answered and done, and who said so. */
const RECORDS = [
  ...['evidence', 'document', 'document_outcome', 'receipt', 'act', 'act_outcome', 'ledger_entry'],
  ...['act_proposal', 'act_proposal_decision', 'registry_journal', 'participant_event', 'inspection_evidence'],
  ...['contingency_release', 'contingency_reconciliation', 'refund_decision', 'goods_stop', 'goods_stop_end'],
  ...['delivery', 'tracking_event', 'tax_demand', 'demand_payment', 'vault_check', 'schema_version'],
];

const asPlatform = (dataDir: string, url: string): string => {
  const access = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { platformPassword: string };
  const changed = new URL(url);
  changed.search = '';
  changed.username = 'tongguan_platform';
  changed.password = access.platformPassword;
  return changed.href;
};

async function released(store: Store, count: number): Promise<void> {
  for (;;) {
    const { rows } = await store.pool.query<{ number: bigint }>(
      'SELECT count(*) AS number FROM declaration WHERE state = 800',
    );
    if (Number(rows[0]?.number) >= count) return;
    await pause(50);
  }
}

suite('the role of the platform', () => {
  test('carries a purchase to its release and can undo none of its records', { timeout: 180_000 }, async () => {
    const dataDir = temporaryFolder();
    const platform = await startProcess(dataDir, 1);
    const owner = openStore({ url: platform.databaseUrl });
    const role = openStore({ url: asPlatform(dataDir, platform.databaseUrl), connectionsMax: 1 });
    try {
      await grant(owner.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 10_000_000_000n, 'inbound', 'inbound', Date.now());
      const sender = await sandboxSender(platform.url, dataDir);
      const documents = sender.purchase({ orderNo: 'R1', buyerIdNumber: identityNumber(5) });
      for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
        equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
      }
      await released(owner, 1);
      doesNotMatch(readFileSync(join(dataDir, 'tongguan.log'), 'utf8'), /42501|lane-fault/, 'nothing was denied to it');
      const { rows } = await owner.pool.query<{ usename: string }>(
        "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name = 'tongguan' AND pid <> pg_backend_pid()",
      );
      deepEqual(
        rows.map(({ usename }) => usename),
        ['tongguan_platform'],
        'all its processes work as this role',
      );
      const [about] = (
        await owner.pool.query<Record<string, boolean>>(
          `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles
           WHERE rolname = 'tongguan_platform'`,
        )
      ).rows;
      deepEqual(Object.values(about ?? {}), [false, false, false, false, false]);

      const denied = async (text: string): Promise<void> => {
        await rejects(role.pool.query(text), (error: Error & { code?: string }) => {
          match(error.code ?? '', /^42501$/, `${text}: ${error.message}`);
          return true;
        });
      };
      for (const table of RECORDS) {
        const { rows: columns } = await owner.pool.query<{ name: string }>(
          'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
          [table],
        );
        const column = columns[0]?.name ?? '';
        await denied(`DELETE FROM ${table}`);
        await denied(`UPDATE ${table} SET ${column} = ${column}`);
        await denied(`TRUNCATE ${table}`);
        await denied(`DROP TABLE ${table}`);
        await denied(`ALTER TABLE ${table} ADD COLUMN mine text`);
      }
      for (const text of [
        'CREATE TABLE mine (id integer)',
        'CREATE ROLE mine',
        'CREATE DATABASE mine',
        'ALTER ROLE tongguan_platform SUPERUSER',
        'SET ROLE tongguan',
        "COPY act TO PROGRAM 'cat'",
        "COPY act FROM '/etc/hostname'",
        "SELECT pg_read_file('postgresql.conf')",
        'SELECT pg_reload_conf()',
        'SELECT rolpassword FROM pg_authid',
        'INSERT INTO schema_version (version, name) VALUES (9999, $$x$$)',
        'GRANT DELETE ON act TO tongguan_platform',
      ]) {
        // GRANT by who owns nothing is a warning without effect, or an error.
        if (text.startsWith('GRANT')) await role.pool.query(text).catch(() => undefined);
        else await denied(text);
      }
      await denied('DELETE FROM act');
      deepEqual(
        (await audit(owner.pool)).checks.filter(({ differences }) => differences.length > 0),
        [],
      );
    } finally {
      await role.close();
      await owner.close();
      await platform.stop();
    }
  });

  test('is made in a folder of a version before it, and put right where somebody gave it more', async () => {
    const dataDir = temporaryFolder();
    const options = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
    const first = await startPlatform(options);
    const before = openStore({ url: first.databaseUrl });
    await before.pool.query('GRANT DELETE ON act TO tongguan_platform');
    await before.pool.query('ALTER ROLE tongguan_platform CREATEDB');
    await before.close();
    await first.stop();

    const file = join(dataDir, 'database.json');
    const { platformPassword: _, ...old } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify(old));
    const second = await startPlatform(options);
    const role = openStore({ url: asPlatform(dataDir, second.databaseUrl) });
    try {
      equal((await role.pool.query('SELECT 1 FROM act')).rowCount, 0);
      await rejects(role.pool.query('DELETE FROM act'), { code: '42501' });
      await rejects(role.pool.query('CREATE DATABASE mine'), { code: '42501' });
      const after = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      deepEqual({ ...after, platformPassword: undefined }, { ...old, platformPassword: undefined });
    } finally {
      await role.close();
      await second.stop();
    }
  });

  test('has what the statements in the sources need, and nothing more', () => {
    const changed = new Set<string>();
    const emptied = new Set<string>();
    const root = fileURLToPath(new URL('../../../src/', import.meta.url));
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('rights.ts')) continue;
      const text = readFileSync(join(root, name), 'utf8');
      for (const [, table = ''] of text.matchAll(/\bUPDATE ([a-z_]+)\b/g)) changed.add(table);
      for (const [, table = ''] of text.matchAll(/\bDELETE FROM ([a-z_]+)\b/g)) emptied.add(table);
      for (const [, table = ''] of text.matchAll(/\bINSERT INTO ([a-z_]+)\b(?:(?!INSERT INTO)[^;`])*?DO UPDATE/g)) {
        changed.add(table);
      }
    }
    deepEqual([...changed].sort(), [...CHANGED_TABLES].sort());
    deepEqual([...emptied].sort(), [...EMPTIED_TABLES].sort());
    for (const table of RECORDS) equal(changed.has(table) || emptied.has(table), false, table);
  });
});
