import { randomBytes } from 'node:crypto';
import type { Clock, EpochMs } from '@tongguan/kernel';
import { dayOf, staffSessionHours, valueOn } from '@tongguan/policy';
import type { Vault } from '../../vault/types.ts';
import { type TokenLine, tokenIdOf } from './tokens.ts';

/** What the room needs to know of sessions in the database. Implemented by `store/registry/sessions.ts`. */
export type SessionStore = {
  /** A token by its keyed hash, and the token that opened it; null where it is a token proper. */
  find(tokenKey: Buffer): Promise<{ readonly line: TokenLine; readonly sessionOf: string | null } | null>;
  open(session: {
    readonly tokenKey: Buffer;
    readonly staffCode: string;
    readonly label: string;
    readonly sessionOf: string;
    readonly atMs: EpochMs;
    readonly untilMs: EpochMs;
  }): Promise<void>;
  /** Ends one; the first end is kept. */
  end(tokenKey: Buffer, atMs: EpochMs): Promise<void>;
};

/** What somebody of the customs side works with for some hours; the token that opens it stays elsewhere (K-03). */
export type Sessions = {
  /** The token of the caller, as it may be told. */
  about(token: string): Promise<{ readonly line: TokenLine; readonly isSession: boolean } | null>;
  /** A session, told once; null when the caller's token is a session itself, which opens no other. */
  open(token: string, label: string): Promise<{ readonly token: string; readonly untilMs: EpochMs } | null>;
  /** The caller's session ends; false when the token is none, and goes on. */
  end(token: string): Promise<boolean>;
};

const HOUR_MS = 60 * 60 * 1000;
const TOKEN_BYTES = 32;

export function createSessions(deps: {
  readonly sessions: SessionStore;
  readonly vault: Vault;
  readonly clock: Clock;
}): Sessions {
  const { sessions, vault, clock } = deps;
  return {
    async about(token) {
      const found = await sessions.find(vault.tokenKey(token));
      return found === null ? null : { line: found.line, isSession: found.sessionOf !== null };
    },
    async open(token, label) {
      const found = await sessions.find(vault.tokenKey(token));
      if (found === null || found.sessionOf !== null) return null;
      const atMs = clock.now();
      const { holder: staffCode, untilMs: endMs } = found.line;
      // Never longer than the token that opened it.
      const untilMs = Math.min(atMs + valueOn(staffSessionHours, dayOf(atMs)) * HOUR_MS, endMs ?? Infinity);
      const session = `tgw_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
      const sessionOf = tokenIdOf(vault.tokenKey(token));
      await sessions.open({ tokenKey: vault.tokenKey(session), staffCode, label, sessionOf, atMs, untilMs });
      return { token: session, untilMs };
    },
    async end(token) {
      const tokenKey = vault.tokenKey(token);
      const found = await sessions.find(tokenKey);
      if (found === null || found.sessionOf === null) return false;
      await sessions.end(tokenKey, clock.now());
      return true;
    },
  };
}
