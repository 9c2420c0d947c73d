export { aloneAccount, guaranteeAccount, quotaAccount, stockAccount, transitAccount } from './accounts.ts';
export { type AuditCheck, type AuditReport, audit } from './audit.ts';
export { grant } from './grant.ts';
export { LedgerSession, type ReserveResult } from './session.ts';
export type { LedgerStore } from './store.ts';
export { type AccountRef, type Balance, BOOKS, type Book, type EntryKind } from './types.ts';
