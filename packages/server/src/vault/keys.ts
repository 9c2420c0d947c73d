import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Fault } from '@tongguan/kernel';
import { keysText, parseKeysText } from './ring.ts';
import type { VaultKeys } from './types.ts';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Sandbox: `<dataDir>/keys/vault.json`, made on first start. Production: only a file the operator names, because a key
 * lying beside the data protects nothing, and a key made silently has no copy. `keyFile` comes by option or
 * TONGGUAN_VAULT_KEY_FILE; `main` reads the environment.
 */
export async function loadKeys(
  dataDir: string,
  profile: 'sandbox' | 'production',
  keyFile: string | null = null,
): Promise<VaultKeys> {
  if (keyFile !== null) {
    const text = await readOrNull(keyFile);
    if (text === null) throw new Fault(missingFile(keyFile));
    if (profile === 'production') await refuseOpenKey(keyFile, dataDir);
    return parseKeys(text, keyFile);
  }
  if (profile === 'production') throw new Fault(HOW_TO_MAKE);
  const path = join(dataDir, 'keys', 'vault.json');
  const existing = await readOrNull(path);
  if (existing !== null) return parseKeys(existing, path);
  await createFile(path, newKeysText());
  // Read back what is there now: another process may have been first.
  return parseKeys((await readOrNull(path)) ?? '', path);
}

/** Whether somebody besides its owner may read or write the file. */
export async function isOpenToOthers(keyFile: string): Promise<boolean> {
  return ((await stat(keyFile)).mode & OTHERS) !== 0;
}

/** A key beside the data goes wherever the data go: into each backup, to each thief. One others may read is no secret. */
async function refuseOpenKey(keyFile: string, dataDir: string): Promise<void> {
  // A folder that is not there yet has nothing beside it.
  const [key, data] = await Promise.all([realpath(keyFile), realpath(dataDir).catch(() => resolve(dataDir))]);
  if (key.startsWith(data + sep)) throw new Fault(besideData(keyFile));
  if (await isOpenToOthers(key)) throw new Fault(openKey(keyFile));
}

/** The text of a new key file, for the sandbox and for operators' tools. */
export function newKeysText(): string {
  return keysText({ sealKey: randomBytes(KEY_BYTES), indexKey: randomBytes(KEY_BYTES) });
}

const MAKE_COMMAND =
  `umask 077; printf '{"version":1,"sealKey":"%s","indexKey":"%s"}\\n' ` +
  `"$(openssl rand -base64 32)" "$(openssl rand -base64 32)" > vault-key.json`;

const HOW_TO_MAKE =
  '生产环境需要密钥文件：请以选项或环境变量 TONGGUAN_VAULT_KEY_FILE 指定。 ' +
  'Production needs a vault key file, named by option or TONGGUAN_VAULT_KEY_FILE. ' +
  `生成方法 / Make one with:\n  ${MAKE_COMMAND}\n` +
  '请离线备份：丢失密钥即丢失全部加密数据。 Keep a copy offline: without it nothing that was sealed can be read.';

function missingFile(path: string): string {
  return (
    `找不到密钥文件 ${path}。 The vault key file ${path} is not there. ` +
    `生成方法 / Make one with:\n  ${MAKE_COMMAND}\n` +
    '若数据库已有数据，请恢复原密钥文件，不要新建。 If the database holds data already, restore the old file instead.'
  );
}

function besideData(path: string): string {
  return (
    `密钥文件 ${path} 位于数据目录之内，会随数据一同备份或失窃：请移出后再启动生产环境。未做任何更改。 ` +
    `The vault key file ${path} lies inside the data folder and would go wherever the data go: move it out of there, production does not start on it. Nothing was changed.`
  );
}

function openKey(path: string): string {
  return (
    `密钥文件 ${path} 可被其他用户读写：请执行 chmod 600 后再启动生产环境。未做任何更改。 ` +
    `The vault key file ${path} can be read or written by others: run chmod 600 on it, production does not start on it. Nothing was changed.`
  );
}

function parseKeys(text: string, path: string): VaultKeys {
  const unusable = new Fault(
    `密钥文件 ${path} 内容不完整，请从备份恢复。 The vault key file ${path} is damaged: restore it from a copy.`,
  );
  const keys = parseKeysText(text);
  if (keys === null) throw unusable;
  return keys;
}

/** Whole or not at all, and never over a file that is already there: written aside, synced, then linked. */
async function createFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(aside, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
