import { existsSync } from 'node:fs';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, toldOr } from '@tongguan/kernel';
import { confirmVault } from '../registry/index.ts';
import type { Store } from '../store/pool.ts';
import { registryStore } from '../store/registry/records.ts';
import {
  type BrokenValue,
  countSealed,
  noteSealKey,
  rekeyAll,
  type SealedCount,
  usedSealKeys,
} from '../store/vault/rekey.ts';
import { asStartFailure } from './database.ts';
import { StartFailure } from './host/startFailure.ts';
import {
  createVault,
  keysText,
  parseKeysText,
  type Vault,
  type VaultKeys,
  withFreshSealKey,
  withoutOlderKeys,
} from '../vault/index.ts';

/**
 * Changing the seal key (see the README of the vault): a fresh key in the file, a start of the platform that knows it, every sealed value
 * sealed anew, and the old key taken out of the file. Each step may be repeated, and nothing is unreadable in between.
 */
export type KeyState = {
  /** The number of the key that seals. */
  readonly current: number;
  readonly older: readonly number[];
  readonly counts: readonly SealedCount[];
};

/** The file an operator names, or the one a sandbox keeps in its folder. */
export function keyFileOf(dataDir: string, named: string | null): string {
  return named ?? join(dataDir, 'keys', 'vault.json');
}

/** At the start of a platform: it knows every key it has used, and from now on uses this one. */
export async function confirmRing(store: Store, keys: VaultKeys, atMs: number): Promise<void> {
  const known = new Set([keys.version ?? 1, ...(keys.older ?? []).map(({ version }) => version)]);
  const newest = (await usedSealKeys(store)).at(-1);
  if (newest !== undefined && !known.has(newest)) {
    throw refusal(
      `密钥文件缺少正在使用的第 ${newest} 号密钥：请恢复更换之后的密钥文件。未做任何更改。`,
      `The vault key file lacks key ${newest}, which is in use: restore the file as it was after the change of keys. Nothing was changed.`,
    );
  }
  await noteSealKey(store, keys.version ?? 1, atMs);
}

export async function keyState(store: Store, keyFile: string): Promise<KeyState> {
  const keys = await readKeys(keyFile);
  const older = (keys.older ?? []).map(({ version }) => version);
  return { current: keys.version ?? 1, older, counts: await countSealed(store) };
}

/** A fresh key into the file; the platform seals with it from its next start on. Returns its number. */
export async function addSealKey(keyFile: string): Promise<number> {
  const fresh = withFreshSealKey(await readKeys(keyFile));
  await replaceKeyFile(keyFile, keysText(fresh));
  return fresh.version ?? 1;
}

/**
 * Seals everything with the key that seals now. Says how many values were sealed anew, and which do not open with any key: those
 * were damaged, stay as they are, and hold up neither the others nor the end of the old key.
 */
export async function rekey(
  store: Store,
  keyFile: string,
  progress?: (column: string, done: number) => void,
): Promise<{ readonly done: number; readonly broken: readonly BrokenValue[] }> {
  const keys = await readKeys(keyFile);
  const version = keys.version ?? 1;
  // A platform that runs with the file of before could not read what is sealed with a key it has never seen.
  if (!(await usedSealKeys(store)).includes(version)) throw restartFirst(version);
  const vault = createVault(keys);
  await asStartFailure('keys', () => confirmVault(registryStore(store), vault));
  const reseal = (sealed: Buffer, boundTo: string): Buffer | null => {
    const plain = opened(vault, sealed, boundTo);
    return plain === null ? null : vault.seal(plain, boundTo);
  };
  return rekeyAll(store, version, reseal, progress);
}

/** The old keys out of the file, once nothing is sealed with them. Returns their numbers. */
export async function dropOldKeys(store: Store, keyFile: string): Promise<readonly number[]> {
  const keys = await readKeys(keyFile);
  const left = (await countSealed(store)).filter(({ version }) => version !== (keys.version ?? 1));
  if (left.length > 0) {
    // A value that no key opens is lost with or without the old one.
    const vault = createVault(keys);
    await rekeyAll(store, keys.version ?? 1, (sealed, boundTo) => {
      if (opened(vault, sealed, boundTo) !== null) throw stillSealed(left);
      return null;
    });
  }
  await replaceKeyFile(keyFile, keysText(withoutOlderKeys(keys)));
  return (keys.older ?? []).map(({ version }) => version);
}

function opened(vault: Vault, sealed: Buffer, boundTo: string): Buffer | null {
  return toldOr<Buffer, null>(
    () => vault.open(sealed, boundTo),
    () => null,
  );
}

async function readKeys(keyFile: string): Promise<VaultKeys> {
  if (!existsSync(keyFile)) throw refusal(`找不到密钥文件 ${keyFile}。`, `The vault key file ${keyFile} is not there.`);
  const keys = parseKeysText(await readFile(keyFile, 'utf8'));
  if (keys === null) throw refusal(`密钥文件 ${keyFile} 内容不完整。`, `The vault key file ${keyFile} is damaged.`);
  return keys;
}

/** Whole or not at all: a key that is lost takes everything it sealed with it. */
async function replaceKeyFile(keyFile: string, text: string): Promise<void> {
  assert(parseKeysText(text) !== null, 'what is written can be read again');
  const file = await open(`${keyFile}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(`${keyFile}.new`, 0o600);
  await rename(`${keyFile}.new`, keyFile);
}

function restartFirst(version: number): StartFailure {
  return refusal(
    `平台尚未以第 ${version} 号密钥启动过：请先用新的密钥文件重新启动平台，再重新加密。未做任何更改。`,
    `No platform has started with key ${version} yet: start it again with the new key file first, then seal anew. Nothing was changed.`,
  );
}

function stillSealed(left: readonly SealedCount[]): StartFailure {
  const list = left.map(({ column, version, count }) => `${column}: ${count} (${version})`).join(', ');
  return refusal(
    `仍有数据由旧密钥加密（${list}）：请先执行 tongguan vault rekey。未做任何更改。`,
    `Some values are still sealed with an old key (${list}): run tongguan vault rekey first. Nothing was changed.`,
  );
}

function refusal(zh: string, en: string): StartFailure {
  return new StartFailure('keys', zh, en);
}
