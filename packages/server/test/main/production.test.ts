import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { grantFirmToken, grantStaffToken } from '../../src/main/access.ts';
import { startPlatform } from '../../src/main/platform.ts';
import type { Platform, PlatformOptions } from '../../src/main/options.ts';
import { refuseSandboxDatabase } from '../../src/main/host/production.ts';
import { StartFailure } from '../../src/main/host/startFailure.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/pool.ts';
import { newKeysText } from '../../src/vault/index.ts';
import { temporaryFolder, withEmptyDatabase } from '../support/database.ts';

// Proves that production has nothing to do with a sandbox: it does not start where one ran, with keys that lie beside the
// data or open to others, and no token of a sandbox counts there even when its row has got in (B-05, K-03).

const keyFile = (folder: string, mode = 0o600): string => {
  const file = join(folder, 'vault-key.json');
  writeFileSync(file, newKeysText(), { mode });
  chmodSync(file, mode);
  return file;
};

type Options = Partial<PlatformOptions> & { readonly dataDir: string };
const production = (options: Options): Promise<Platform> =>
  startPlatform({ port: 0, profile: 'production', workers: 0, ...options });

async function refused(options: Options, reason: string, words: RegExp): Promise<void> {
  await rejects(production(options), (error) => {
    ok(error instanceof StartFailure, String(error));
    equal(error.reason, reason);
    match(error.messageEn, words);
    match(error.messageEn, /Nothing was changed/);
    return true;
  });
}

suite('production', () => {
  test('does not start on the folder of a sandbox, and leaves it as it is', async () => {
    const dataDir = temporaryFolder();
    await (await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0 })).stop();
    const vaultKeyFile = join(temporaryFolder(), 'vault.json');
    cpSync(join(dataDir, 'keys/vault.json'), vaultKeyFile);
    chmodSync(vaultKeyFile, 0o600);
    const names = readdirSync(dataDir).sort();
    const access = readFileSync(join(dataDir, 'database.json'), 'utf8');
    await refused({ dataDir, vaultKeyFile }, 'sandbox-data', /has served a sandbox \(staff\.json, personas\)/);
    deepEqual(readdirSync(dataDir).sort(), names);
    equal(readFileSync(join(dataDir, 'database.json'), 'utf8'), access);
    // Without its files the database itself tells.
    const bare = join(temporaryFolder(), 'bare');
    mkdirSync(bare, { mode: 0o711 });
    chmodSync(bare, 0o711);
    cpSync(join(dataDir, 'database.json'), join(bare, 'database.json'));
    symlinkSync(join(dataDir, 'postgres'), join(bare, 'postgres'));
    await refused(
      { dataDir: bare, vaultKeyFile },
      'sandbox-data',
      /The database has served a sandbox \(firms of a sandbox, staff of a sandbox\)/,
    );
    await (await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0 })).stop();
  });

  for (const [name, text, words] of [
    [
      'one firm',
      `INSERT INTO participant (code, credit_code, name, roles, registration, sandbox)
       VALUES ('3301969901', '91330100MATG00010X', 'x', '{seller}', 'customs', true)`,
      /firms of a sandbox/,
    ],
    [
      'one member of staff',
      `INSERT INTO staff (code, name, role, customs_code, sandbox, registered_ms)
       VALUES ('officer1', 'x', 'officer', '', true, 0)`,
      /staff of a sandbox/,
    ],
    ['a time that began in the past', 'INSERT INTO clock_start VALUES (true, 1000, 0)', /a clock that was moved/],
    [
      'a time that was moved',
      "INSERT INTO clock_move VALUES ('00000000-0000-4000-8000-000000000001', 1000, 'x', 'x', 0)",
      /a clock that was moved/,
    ],
  ] as const) {
    test(`does not start on a database with ${name} of a sandbox, of an earlier version too`, async () => {
      await withEmptyDatabase(async (databaseUrl) => {
        const store = openStore({ url: databaseUrl });
        await migrate(store);
        await store.pool.query(text);
        await store.pool.query('DELETE FROM schema_version WHERE version = (SELECT max(version) FROM schema_version)');
        const versions = async () =>
          (await store.pool.query<{ version: number }>('SELECT max(version) AS version FROM schema_version')).rows;
        const before = await versions();
        await rejects(refuseSandboxDatabase(store), words);
        deepEqual(await versions(), before);
        await store.close();
      });
    });
  }

  test('takes no key that lies in the data folder, by whatever name, or that others can read', async () => {
    const dataDir = temporaryFolder();
    const inside = keyFile(dataDir);
    await refused({ dataDir, vaultKeyFile: inside }, 'keys', /lies inside the data folder/);
    const link = join(temporaryFolder(), 'link.json');
    symlinkSync(inside, link);
    await refused({ dataDir, vaultKeyFile: link }, 'keys', /lies inside the data folder/);
    const alias = join(temporaryFolder(), 'alias');
    symlinkSync(dataDir, alias);
    await refused({ dataDir: alias, vaultKeyFile: inside }, 'keys', /lies inside the data folder/);
    for (const mode of [0o604, 0o640, 0o620, 0o602, 0o644, 0o666]) {
      const open = keyFile(temporaryFolder(), mode);
      await refused({ dataDir, vaultKeyFile: open }, 'keys', /can be read or written by others/);
    }
    deepEqual(
      readdirSync(dataDir).filter((name) => !['vault-key.json', 'instance.lock', 'tongguan.log'].includes(name)),
      [],
    );
  });

  test('starts with a key of its own, and a sandbox’s token counts nowhere', async () => {
    const dataDir = temporaryFolder();
    const vaultKeyFile = keyFile(temporaryFolder());
    const platform = await production({ dataDir, vaultKeyFile });
    try {
      const store = openStore({ url: platform.databaseUrl });
      const deps = { store, dataDir, keyFile: vaultKeyFile };
      const why = { atMs: Date.now(), by: 'admin', reason: '测试', label: 'x' };
      const staff = await grantStaffToken(deps, { ...why, code: 'op', name: '甲', role: 'operator', customsCode: '' });
      await store.pool.query(
        `INSERT INTO participant (code, credit_code, name, roles, registration, sandbox)
         VALUES ('3301969901', '91330100MATG00010X', 'x', '{seller}', 'customs', false)`,
      );
      await store.pool.query(`INSERT INTO participant_event VALUES ('3301969901', 'registered', 0, NULL, '')`);
      const firm = await grantFirmToken(deps, { ...why, code: '3301969901' });
      ok(staff.ok && firm.ok);
      const status = async (path: string, token: string): Promise<number> => {
        const headers = { authorization: `Bearer ${token}` };
        return (await fetch(`${platform.url}${path}`, { headers })).status;
      };
      const both = async () => [
        await status('/api/receipts', firm.value.token),
        await status('/api/office/participants', staff.value.token),
      ];
      while ((await both()).join() !== '200,200');
      await store.pool.query('UPDATE participant SET sandbox = true');
      await store.pool.query('UPDATE staff SET sandbox = true');
      await store.pool.query('UPDATE registry_version SET version = version + 1');
      while ((await both()).join() !== '401,401');
      await store.close();
    } finally {
      await platform.stop();
    }
  });
});
