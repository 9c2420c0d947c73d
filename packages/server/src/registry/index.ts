export {
  type Applied,
  CHANGE_KINDS,
  type ChangeBody,
  type ChangeKind,
  createRegistryDoor,
  REGISTRANT_SCHEMA,
  REGISTRARS,
  REGISTRANTS_MAX,
  type Registrant,
  type RegistryDoor,
  standingAt,
} from './changes/index.ts';
export { judgeAuthority } from './authority.ts';
export { REGISTRY_CODES } from './errors.ts';
export { creditCheckSign, isCreditCode, isCustomsCode } from './codes.ts';
export {
  type CertificateRequest,
  enrolAccountBook,
  enrolCertificate,
  enrolDelegation,
  enrolParticipant,
  enrolQualification,
  enrolUndertaking,
  issueToken,
  type ParticipantRequest,
  recordEvent,
  revokeCertificate,
  revokeToken,
  type TokenRequest,
} from './enrol.ts';
export {
  createRegistryHolder,
  unsoundKeys,
  loadRegistry,
  type RegistryHolder,
  type RegistryHolderOptions,
} from './holder.ts';
export { participantAt, standsOf } from './participants.ts';
export type {
  EventKind,
  ParticipantChangeRow,
  ParticipantEvent,
  ParticipantRow,
  RegistryRows,
  SignatureProfileRow,
  SigningKeyRow,
  TokenRow,
  VaultCheck,
  Expiring,
} from './records.ts';
export { importParticipants, type ImportReport, type ImportRequest } from './import.ts';
export { type ImportCell, planImport, type PlannedRow } from './importPlan.ts';
export { addJournalLine } from './journalLine.ts';
export { withSealedReasons } from './sealedReasons.ts';
export { expiringWithin, participantsAt } from './overview.ts';
export { setSignatureProfile, type SignatureProfileRequest } from './signatureProfile.ts';
export { judgeSigner } from './signer.ts';
export { createTokenDesk, createTokenEnds, type NewToken, type TokenDesk } from './tokenDesk.ts';
export { createUseNoter, type TokenFilter, tokenIdOf, type TokenLine, type TokenStore } from './tokens.ts';
export {
  type AccountBook,
  type Delegation,
  type JudgeAuthority,
  type JudgeSigner,
  type Participant,
  type ParticipantChange,
  type Profile,
  type Qualification,
  type QualificationKind,
  type Registration,
  type Registry,
  type Role,
  type Signer,
  type SigningKey,
  type Undertaking,
  type UndertakingKind,
} from './types.ts';
export { applyRevocationLists, enrolTrustedCertificate } from './trust.ts';
export { confirmVault } from './vaultCheck.ts';
export { registerBook } from './enrolBook.ts';
export type { RegistryStore } from './store.ts';
