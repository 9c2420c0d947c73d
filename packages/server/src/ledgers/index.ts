export { aloneAccount, guaranteeAccount, quotaAccount, stockAccount, transitAccount } from './accounts.ts';
export { type AuditOptions, audit } from './audit.ts';
export type { EvidenceAudit } from './auditEvidence.ts';
export { type Heads, readHeads } from './auditHeads.ts';
export { restoredKey, isRestored } from './restored.ts';
export { grant } from './grant.ts';
export { LedgerSession } from './session.ts';
export { type Link, type LinkedAct, LinkText } from './links.ts';
export type { JournalEntry, LedgerStore, LinkedLedgerStore } from './store.ts';
export {
  type AccountRef,
  type Balance,
  BOOKS,
  type Book,
  ENTRY_KINDS,
  type EntryKind,
  type ReserveResult,
} from './types.ts';
export type { AuditCheck, AuditReport } from './auditTypes.ts';
