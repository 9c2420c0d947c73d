import type { EpochMs } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';

const PREFIX = 'tgc_';
export const VALID_MS = 24 * 60 * 60 * 1000;
const SEALED_TO = 'consumer-token';
const KEY_BYTES = 32;
const TIME_BYTES = 8;
const ID_BYTES = 16;

export type OpenedToken = {
  /** Keyed hash. */
  readonly person: Buffer;
  readonly tokenId: string;
  readonly untilMs: EpochMs;
};

/** Keyed hash of the person, when it ends and its id, sealed: nobody can make one, read one, or learn who it stands for. */
export function issueToken(vault: Vault, { person, tokenId, untilMs }: OpenedToken): string {
  const plain = Buffer.alloc(KEY_BYTES + TIME_BYTES + ID_BYTES);
  person.copy(plain);
  plain.writeBigInt64BE(BigInt(untilMs), KEY_BYTES);
  plain.write(tokenId.replaceAll('-', ''), KEY_BYTES + TIME_BYTES, 'hex');
  return `${PREFIX}${vault.seal(plain, SEALED_TO).toString('base64url')}`;
}

/** One without an id, of a version whose tokens could not be ended, is none: its person is given another. */
export function openToken(vault: Vault, token: string, nowMs: EpochMs): OpenedToken | null {
  if (!token.startsWith(PREFIX)) return null;
  const sealed = Buffer.from(token.slice(PREFIX.length), 'base64url');
  let plain: Buffer;
  try {
    plain = vault.open(sealed, SEALED_TO);
  } catch {
    // Not ours, changed, or of another installation.
    return null;
  }
  if (plain.length !== KEY_BYTES + TIME_BYTES + ID_BYTES) return null;
  const untilMs = Number(plain.readBigInt64BE(KEY_BYTES));
  if (untilMs <= nowMs) return null;
  const id = plain.toString('hex', KEY_BYTES + TIME_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { person: plain.subarray(0, KEY_BYTES), tokenId: id, untilMs };
}
