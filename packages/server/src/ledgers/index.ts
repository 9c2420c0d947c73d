export {
  aloneAccount,
  guaranteeAccount,
  quantityAccount,
  quotaAccount,
  stockAccount,
  transitAccount,
} from './accounts.ts';
export { type AuditOptions, audit } from './audit/audit.ts';
export type { EvidenceAudit } from './audit/evidence.ts';
export { type Heads, readHeads } from './audit/heads.ts';
export { restoredKey, isRestored } from './restored.ts';
export { grant } from './grant.ts';
export { LedgerSession } from './session.ts';
export { type Link, type LinkedAct, type LinkedDecision, LinkText } from './links.ts';
export type { JournalEntry, LedgerStore, LinkedLedgerStore } from './store.ts';
export { type AccountRef, BOOKS, type Book, ENTRY_KINDS, type EntryKind } from './types.ts';
export type { AuditCheck, AuditReport } from './audit/types.ts';
