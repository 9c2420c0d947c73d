export {
  type Applied,
  CHANGE_KINDS,
  type ChangeBody,
  createRegistryDoor,
  REGISTER,
  REGISTRANTS,
  REGISTRARS,
  type Registrant,
  type RegistryDoor,
  standingAt,
} from './changes/index.ts';
export { judgeAuthority } from './authority.ts';
export { judgeConnector } from './connectors.ts';
export { REGISTRY_CODES } from './errors.ts';
export { creditCheckSign, isCreditCode, isCustomsCode } from './codes.ts';
export {
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
} from './enrol/enrol.ts';
export { createRegistryHolder, unsoundKeys, loadRegistry, type RegistryHolder } from './holder.ts';
export { qualifiedAt } from './qualified.ts';
export { participantAt, standsOf } from './participants.ts';
export type { ParticipantEvent, RegistryRows, Expiring } from './records/records.ts';
export { importParticipants, type ImportReport } from './import/import.ts';
export { type ImportCell, planImport, type PlannedRow } from './import/plan.ts';
export { addJournalLine } from './records/journalLine.ts';
export { withSealedReasons } from './sealedReasons.ts';
export { expiringWithin, participantsAt } from './records/overview.ts';
export { setSignatureProfile, type SignatureProfileRequest } from './signatureProfile.ts';
export { judgeSigner, judgeUnsigned } from './signer.ts';
export { createTokenDesk, createTokenEnds, type NewToken, type TokenDesk } from './tokens/tokenDesk.ts';
export { createSessions, type Sessions } from './tokens/sessions.ts';
export { createUseNoter, type TokenFilter, tokenIdOf, type TokenLine } from './tokens/tokens.ts';
export {
  type AccountBook,
  type Connector,
  type Delegation,
  type Participant,
  type Profile,
  type Qualification,
  type Registry,
  type ReturnCentre,
  type Role,
  type Transition,
  type Undertaking,
} from './types.ts';
export { applyRevocationLists, enrolTrustedCertificate } from './trust.ts';
export { confirmVault } from './vaultCheck.ts';
export { registerBook } from './enrol/enrolBook.ts';
