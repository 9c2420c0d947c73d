import type { EpochMs } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';

const PREFIX = 'tgc_';
const VALID_MS = 24 * 60 * 60 * 1000;
const SEALED_TO = 'consumer-token';
const KEY_BYTES = 32;
const TIME_BYTES = 8;

/** Keyed hash of the person and when it ends, sealed: nobody can make one, read one, or learn who it stands for. */
export function issueToken(vault: Vault, person: Buffer, nowMs: EpochMs): { token: string; untilMs: EpochMs } {
  const untilMs = nowMs + VALID_MS;
  const plain = Buffer.alloc(KEY_BYTES + TIME_BYTES);
  person.copy(plain);
  plain.writeBigInt64BE(BigInt(untilMs), KEY_BYTES);
  return { token: `${PREFIX}${vault.seal(plain, SEALED_TO).toString('base64url')}`, untilMs };
}

export function openToken(vault: Vault, token: string, nowMs: EpochMs): Buffer | null {
  if (!token.startsWith(PREFIX)) return null;
  const sealed = Buffer.from(token.slice(PREFIX.length), 'base64url');
  let plain: Buffer;
  try {
    plain = vault.open(sealed, SEALED_TO);
  } catch {
    // Not ours, changed, or of another installation.
    return null;
  }
  if (plain.length !== KEY_BYTES + TIME_BYTES || Number(plain.readBigInt64BE(KEY_BYTES)) <= nowMs) return null;
  return plain.subarray(0, KEY_BYTES);
}
