export {
  type AuditCheck,
  type AuditOptions,
  type AuditReport,
  audit,
  type EvidenceAudit,
  type Heads,
  readHeads,
} from './ledgers/index.ts';
export { openDatabase } from './main/database.ts';
export { type EmbeddedDatabase, openDataFolder, startEmbedded } from './main/embedded.ts';
export type { Platform, PlatformOptions } from './main/options.ts';
export { startPlatform } from './main/platform.ts';
export { embeddedDatabaseUrl } from './main/postgres/secrets.ts';
export { addSealKey, dropOldKeys, keyFileOf, type KeyState, keyState, rekey } from './main/rekey.ts';
export { StartFailure } from './main/host/startFailure.ts';
export {
  addJournalLine,
  applyRevocationLists,
  enrolTrustedCertificate,
  type Expiring,
  expiringWithin,
  importParticipants,
  type ImportReport,
  participantsAt,
  planImport,
  registerBook,
  type Profile,
  type RegistryRows,
  setSignatureProfile,
  standingAt,
  type NewToken,
  type TokenLine,
} from './registry/index.ts';
export type { RegistryStore } from './registry/store.ts';
export type { ActorRole } from './office/types.ts';
export { registryStore } from './store/registry/records.ts';
export { openStore, type Store } from './store/pool.ts';
export { evidenceOf } from './main/wiring/evidence.ts';
export {
  endStaff,
  endToken,
  grantFirmToken,
  grantStaffToken,
  listTokens,
  revokeFirmTokens,
  staffBehind,
} from './main/access.ts';
export { clockOffsetMs } from './store/main/clock.ts';
