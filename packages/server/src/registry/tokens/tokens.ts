import type { EpochMs } from '@tongguan/kernel';

/** One access token, as it may be told: never the token, nor what it is found by. */
export type TokenLine = {
  readonly tokenId: string;
  readonly kind: 'firm' | 'staff';
  /** Customs code of the firm, or staff number. */
  readonly holder: string;
  readonly label: string;
  readonly createdMs: EpochMs;
  /** `null`: it has no end of its own; issued before tokens had one, or by a sandbox. */
  readonly untilMs: EpochMs | null;
  /** Right to the hour; `null`: never, or not since this is noted. */
  readonly lastUsedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
};

export type TokenFilter = {
  /** One firm or member of staff; `null` for all. */
  readonly holder: string | null;
  /** Only those that count at this moment; `null` for all there ever were. */
  readonly inForceMs: EpochMs | null;
};

/** What the room needs to know of tokens in the database. Implemented by `store/registry/tokens.ts`. */
export type TokenStore = {
  /** Newest first, and not more than some thousand. */
  list(filter: TokenFilter): Promise<readonly TokenLine[]>;
  find(tokenId: string): Promise<TokenLine | null>;
  /** Ends one; the first end is kept. `null` when there is none of that name. */
  end(tokenId: string, atMs: EpochMs): Promise<TokenLine | null>;
  /** Written once an hour and token at most, however often it is used. */
  noteUse(kind: TokenLine['kind'], tokenId: string, atMs: EpochMs): Promise<void>;
};

/** How often a use is written down. */
export const USE_NOTED_EVERY_MS = 60 * 60 * 1000;
/** A process remembers so many tokens it has noted; beyond, the database decides alone. */
const REMEMBERED_MAX = 10_000;

/**
 * Notes uses without being waited for. A use that cannot be noted is no trouble of the caller's; the next one is noted.
 */
export function createUseNoter(
  store: Pick<TokenStore, 'noteUse'>,
): (kind: TokenLine['kind'], tokenId: string, atMs: EpochMs) => void {
  const noted = new Map<string, EpochMs>();
  return (kind, tokenId, atMs) => {
    if (atMs - (noted.get(tokenId) ?? -Infinity) < USE_NOTED_EVERY_MS) return;
    if (noted.size >= REMEMBERED_MAX) noted.clear();
    noted.set(tokenId, atMs);
    store.noteUse(kind, tokenId, atMs).catch(() => noted.delete(tokenId));
  };
}

/** The name of a token: the beginning of its keyed hash. */
export function tokenIdOf(tokenKey: Buffer): string {
  return tokenKey.toString('hex').slice(0, 16);
}
