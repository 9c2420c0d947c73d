export { judgeAuthority } from './authority.ts';
export { creditCheckSign, isCreditCode, isCustomsCode } from './codes.ts';
export {
  type CertificateRequest,
  enrolAccountBook,
  enrolCertificate,
  enrolDelegation,
  enrolParticipant,
  issueToken,
  type ParticipantRequest,
  recordEvent,
  revokeCertificate,
  revokeToken,
  type TokenRequest,
} from './enrol.ts';
export { createRegistryHolder, loadRegistry, type RegistryHolder, type RegistryHolderOptions } from './holder.ts';
export type {
  EventKind,
  ParticipantEvent,
  ParticipantRow,
  RegistryRows,
  RegistryStore,
  SignatureProfileRow,
  SigningKeyRow,
  TokenRow,
  VaultCheck,
} from './records.ts';
export { setSignatureProfile, type SignatureProfileRequest } from './signatureProfile.ts';
export { judgeSigner } from './signer.ts';
export {
  type AccountBook,
  type Delegation,
  type JudgeAuthority,
  type JudgeSigner,
  type Participant,
  type Profile,
  type Registry,
  type Role,
  type Signer,
  type SigningKey,
} from './types.ts';
export { applyRevocationLists, enrolTrustedCertificate } from './trust.ts';
export { confirmVault } from './vaultCheck.ts';
