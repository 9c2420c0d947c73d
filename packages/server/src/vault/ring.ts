import { randomBytes } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import type { VaultKeys } from './types.ts';

/** A sealed value names its key in one byte. */
const VERSION_MAX = 255;

/** The same keys with a fresh one to seal with; those before go on opening. */
export function withFreshSealKey(keys: VaultKeys): VaultKeys {
  const { version = 1, older = [], sealKey, indexKey } = keys;
  assert(version < VERSION_MAX, 'a key ring has fewer than 255 keys in its life');
  return { version: version + 1, sealKey: randomBytes(32), older: [...older, { version, sealKey }], indexKey };
}

/** The key that seals, alone. Only when nothing is sealed with the others any more. */
export function withoutOlderKeys({ version = 1, sealKey, indexKey }: VaultKeys): VaultKeys {
  return { version, sealKey, indexKey };
}

/** The text of a key file. A file of one key, the first, stays as every version knows it. */
export function keysText({ version = 1, older = [], sealKey, indexKey }: VaultKeys): string {
  const index = indexKey.toString('base64');
  if (version === 1) {
    return `${JSON.stringify({ version: 1, sealKey: sealKey.toString('base64'), indexKey: index }, null, 2)}\n`;
  }
  const all = [...older, { version, sealKey }];
  const sealKeys = Object.fromEntries(all.map((one) => [String(one.version), one.sealKey.toString('base64')]));
  return `${JSON.stringify({ version: 2, current: version, sealKeys, indexKey: index }, null, 2)}\n`;
}

/** Reads what `keysText` writes; `null` when it is damaged. */
export function parseKeysText(text: string): VaultKeys | null {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof record !== 'object' || record === null) return null;
  const { version, sealKey, current, sealKeys, indexKey } = record as Record<string, unknown>;
  const index = keyOf(indexKey);
  const named =
    version === 1
      ? [['1', sealKey] as const]
      : version === 2 && typeof sealKeys === 'object' && sealKeys !== null
        ? Object.entries(sealKeys as Record<string, unknown>)
        : [];
  const ring = named.map(([name, value]) => ({ version: Number(name), sealKey: keyOf(value) }));
  if (index === null || ring.some((one) => one.sealKey === null || !isVersion(one.version))) return null;
  const whole = ring.flatMap((one) => (one.sealKey === null ? [] : [{ version: one.version, sealKey: one.sealKey }]));
  const now = whole.find((one) => one.version === (version === 1 ? 1 : current));
  if (now === undefined || whole.some((one) => one.version > now.version || one.sealKey.equals(index))) return null;
  const older = whole.filter((one) => one !== now);
  return { ...now, ...(older.length === 0 ? {} : { older }), indexKey: index };
}

function isVersion(version: number): boolean {
  return Number.isInteger(version) && version >= 1 && version <= VERSION_MAX;
}

function keyOf(value: unknown): Buffer | null {
  if (typeof value !== 'string') return null;
  const key = Buffer.from(value, 'base64');
  return key.length === 32 ? key : null;
}
