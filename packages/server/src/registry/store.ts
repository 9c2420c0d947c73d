import type { EpochMs, Outcome } from '@tongguan/kernel';
import type { ProposalDecision } from '../office/types.ts';
import type { Applied, JournalEntry, JournalFilter, Judged, ProposedChange } from './changes/types.ts';
import type { AccountBook, Delegation, Qualification, Undertaking } from './types.ts';
import type {
  ParticipantRow,
  ParticipantEvent,
  SigningKeyRow,
  TokenRow,
  SignatureProfileRow,
  VaultCheck,
  RegistryRows,
  Expiring,
} from './records/records.ts';

/**
 * Every `add…` leaves an existing row as it is and returns the stored row, so that the caller sees whether it is the one
 * wanted and a repetition has no effect. Every change moves the version in its transaction.
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
  /** The earliest revocation is kept. `false` when no such key is enrolled. */
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
