import type { SignatureVariant } from '@tongguan/ceb';
import type { EpochMs, Outcome } from '@tongguan/kernel';
import type { Expiring } from './overview.ts';
import type { ProposalDecision } from '../office/types.ts';
import type { Applied, JournalEntry, JournalFilter, Judged, ProposedChange } from './changes/types.ts';
import type {
  AccountBook,
  Delegation,
  ParticipantChange,
  Qualification,
  Registration,
  Role,
  Undertaking,
} from './types.ts';

/** The registry as it lies in the database. Implemented by `store/queries/registry-records.ts`. */
export type ParticipantRow = {
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly registration: Registration;
  readonly sandbox: boolean;
};

export type ParticipantChangeRow = ParticipantChange & { readonly participantCode: string; readonly reason: string };

export type EventKind = 'registered' | 'suspended' | 'resumed' | 'revoked';

/** `untilMs` only for a suspension that ends by itself; `null` otherwise. */
export type ParticipantEvent = {
  readonly participantCode: string;
  readonly kind: EventKind;
  readonly fromMs: EpochMs;
  readonly untilMs: EpochMs | null;
  readonly reason: string;
};

export type SigningKeyRow = {
  readonly fingerprint: string;
  /** Serial number in lower-case hex without leading zeros. */
  readonly keyName: string;
  readonly participantCode: string;
  readonly algorithm: 'rsa' | 'sm2';
  readonly certificate: Buffer;
  readonly notBeforeMs: EpochMs;
  readonly notAfterMs: EpochMs;
  readonly revokedMs: EpochMs | null;
  readonly sandbox: boolean;
};

export type TokenRow = {
  readonly tokenKey: Buffer;
  readonly participantCode: string;
  readonly label: string;
  readonly createdMs: EpochMs;
  /** `null`: it ends only when it is ended. */
  readonly untilMs: EpochMs | null;
};

/** B-05: what the firm's signatures may do otherwise from then on; nothing means the strict profile. */
export type SignatureProfileRow = {
  readonly participantCode: string;
  readonly fromMs: EpochMs;
  readonly variants: readonly SignatureVariant[];
  readonly reason: string;
};

export type VaultCheck = { readonly sealed: Buffer; readonly keyedHash: Buffer };

export type RegistryRows = {
  readonly version: bigint;
  readonly participants: readonly ParticipantRow[];
  readonly events: readonly ParticipantEvent[];
  readonly signingKeys: readonly SigningKeyRow[];
  readonly signatureProfiles: readonly SignatureProfileRow[];
  /** Tokens in force; revoked ones are not read. */
  readonly tokens: readonly TokenRow[];
  /** Tokens of consumers that were ended before their day was over, the last ones. */
  readonly endedConsumerTokens: readonly string[];
  readonly accountBooks: readonly AccountBook[];
  readonly delegations: readonly Delegation[];
  readonly changes: readonly ParticipantChangeRow[];
  readonly qualifications: readonly Qualification[];
  readonly undertakings: readonly Undertaking[];
};

/**
 * Every `add…` leaves an existing row as it is and returns the row that stands afterwards, so that the caller sees
 * whether it is the one wanted and a repetition has no effect. Every change moves the version in its transaction.
 */
export type RegistryStore = {
  version(): Promise<bigint>;
  /** One snapshot of everything. */
  read(): Promise<RegistryRows>;
  /** The participant, and the event that registers it, together. */
  addParticipant(row: ParticipantRow, registeredMs: EpochMs): Promise<ParticipantRow>;
  addEvent(event: ParticipantEvent): Promise<ParticipantEvent>;
  /** `null` when the key name belongs to another certificate. */
  addSigningKey(row: SigningKeyRow): Promise<SigningKeyRow | null>;
  /** The earliest revocation stands. `false` when no such key is enrolled. */
  revokeSigningKey(keyName: string, atMs: EpochMs): Promise<boolean>;
  addSignatureProfile(row: SignatureProfileRow): Promise<SignatureProfileRow>;
  addToken(row: TokenRow): Promise<TokenRow>;
  revokeToken(tokenKey: Buffer, atMs: EpochMs): Promise<boolean>;
  addAccountBook(book: AccountBook): Promise<AccountBook>;
  addDelegation(delegation: Delegation): Promise<Delegation>;
  /** Ends the delegations in force at that moment. */
  endDelegation(principalCode: string, agentCode: string, atMs: EpochMs): Promise<boolean>;
  addQualification(row: Qualification): Promise<Qualification>;
  addUndertaking(row: Undertaking): Promise<Undertaking>;
  /**
   * Judges, writes and journals in one transaction; a refusal writes nothing. The same request under the same id again
   * writes nothing and answers as it did; another request under it is refused (90210).
   */
  apply(
    entry: JournalEntry,
    requestHash: Buffer,
    decide: (rows: RegistryRows) => Outcome<Judged>,
  ): Promise<Outcome<Applied>>;
  /**
   * What a second person says about a change that was asked for: their decision, and with an approval the change itself,
   * in one transaction. `decide` judges the change by the rows as they are now; a refusal leaves the proposal open. The first
   * decision counts: another one is 90043, one after its time 90301, one on nothing 90042.
   */
  agree(
    proposalId: string,
    decision: ProposalDecision,
    decide: (rows: RegistryRows, proposed: ProposedChange) => Outcome<Judged>,
  ): Promise<Outcome<Applied>>;
  journal(filter: JournalFilter): Promise<readonly JournalEntry[]>;
  /** Instruments of guarantee whose last day is one of the next. */
  endingGuarantees(atMs: EpochMs, days: number): Promise<readonly Expiring[]>;
  addVaultCheck(check: VaultCheck): Promise<VaultCheck>;
};
