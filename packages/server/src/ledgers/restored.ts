import type { LedgerSession } from './session.ts';
import type { AccountRef } from './types.ts';

/** The key under which an upheld dispute gives back a declaration's quota (F-03). */
export function restoredKey(preNo: string): string {
  return `${preNo}/disputed`;
}

/**
 * Whether a dispute has given back a declaration's quota. A cancellation or return of the same declaration that comes later
 * must not give it back again.
 */
export function isRestored(session: LedgerSession, account: AccountRef, preNo: string): boolean {
  return session.knows(account, restoredKey(preNo));
}
