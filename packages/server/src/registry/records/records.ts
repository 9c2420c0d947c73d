import type { SignatureVariant } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type {
  AccountBook,
  Connector,
  Delegation,
  ParticipantChange,
  Qualification,
  Registration,
  ReturnCentre,
  Role,
  Transition,
  Undertaking,
} from '../types.ts';

/** The registry as it lies in the database. Implemented by `store/registry/records.ts`. */
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

/** B-05: variants allowed for the firm's signatures from then on; none means the strict profile. */
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
  readonly transitions: readonly Transition[];
  readonly undertakings: readonly Undertaking[];
  readonly connectors: readonly Connector[];
  readonly returnCentres: readonly ReturnCentre[];
};

export type Expiring = {
  readonly what:
    | 'certificate'
    | 'qualification'
    | 'transition'
    | 'delegation'
    | 'undertaking'
    | 'connector'
    | 'guarantee';
  readonly participant: string;
  /** Serial number, licence and its number, the paper of the exception, the broker, the other firm and the paper's number, the transport node, the instrument. */
  readonly number: string;
  /** The first moment at which it counts no more. */
  readonly endMs: EpochMs;
};
