import type { EpochMs, Outcome } from '@tongguan/kernel';
import type { ActKind, Actor, ProposalDecision } from '../../office/types.ts';
import type {
  ParticipantChangeRow,
  ParticipantEvent,
  ParticipantRow,
  RegistryRows,
  SigningKeyRow,
} from '../records/records.ts';
import type {
  Connector,
  Delegation,
  Qualification,
  ReturnCentre,
  QualificationKind,
  Transition,
  Undertaking,
  UndertakingKind,
} from '../types.ts';

/**
 * Words of changing the registry at the office's door. Change – what an operator or supervisor asks for, with a reason.
 * Write – one row it comes to. Entry – a line of the journal: who, when, why.
 */
export type RegistryWrite =
  | { readonly write: 'participant'; readonly row: ParticipantRow; readonly registeredMs: EpochMs }
  | { readonly write: 'event'; readonly row: ParticipantEvent }
  | { readonly write: 'change'; readonly row: ParticipantChangeRow }
  | { readonly write: 'qualification'; readonly row: Qualification }
  | {
      readonly write: 'qualificationEnd';
      readonly participantCode: string;
      readonly kind: QualificationKind;
      readonly number: string;
      /** Which of its terms. */
      readonly fromMs: EpochMs;
      readonly atMs: EpochMs;
    }
  | { readonly write: 'transition'; readonly row: Transition }
  | {
      readonly write: 'transitionEnd';
      readonly participantCode: string;
      readonly number: string;
      readonly fromMs: EpochMs;
      readonly atMs: EpochMs;
    }
  | { readonly write: 'delegation'; readonly row: Delegation }
  | {
      readonly write: 'delegationEnd';
      readonly principalCode: string;
      readonly agentCode: string;
      readonly atMs: EpochMs;
    }
  | { readonly write: 'undertaking'; readonly row: Undertaking }
  | {
      readonly write: 'undertakingEnd';
      readonly kind: UndertakingKind;
      readonly principalCode: string;
      readonly giverCode: string;
      readonly number: string;
      readonly atMs: EpochMs;
    }
  | { readonly write: 'connector'; readonly row: Connector }
  | {
      readonly write: 'connectorEnd';
      readonly participantCode: string;
      readonly node: string;
      readonly fromMs: EpochMs;
      readonly atMs: EpochMs;
    }
  | { readonly write: 'returnCentre'; readonly row: ReturnCentre }
  | { readonly write: 'returnCentreEnd'; readonly number: string; readonly fromMs: EpochMs; readonly atMs: EpochMs }
  | { readonly write: 'signingKey'; readonly row: SigningKeyRow }
  | { readonly write: 'signingKeyEnd'; readonly keyName: string; readonly atMs: EpochMs };

export type ChangeBody = Readonly<Record<string, unknown>>;

/** The rows inside the transaction, by which a change is judged. */
export type ChangeFacts<Body = ChangeBody> = {
  readonly rows: RegistryRows;
  /** The participant it is about; '' when it is about several. */
  readonly code: string;
  readonly body: Body;
  readonly reason: string;
  readonly nowMs: EpochMs;
  readonly sandbox: boolean;
};

export type DecideChange<Body = ChangeBody> = (facts: ChangeFacts<Body>) => Outcome<readonly RegistryWrite[]>;

/** An act of the office that this room carries out itself, in its own transaction at the door. */
export type ChangeKind = ActKind & { readonly place: 'registry'; readonly decide: DecideChange };

/** `part` of what is proposed about the registry, which has no partition: its writers wait for each other at the version. */
export const REGISTRY_PART = -1;

export type JournalEntry = {
  readonly entryId: string;
  readonly kind: string;
  readonly participantCode: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
  readonly facts: Readonly<Record<string, unknown>>;
};

export type JournalFilter = {
  readonly participantCode: string | null;
  readonly beforeMs: EpochMs;
  readonly limit: number;
};

/**
 * `writes` 0: everything was on record already, the same request was carried out before, or the second person has not
 * agreed yet.
 */
export type Applied = {
  readonly entryId: string;
  readonly atMs: EpochMs;
  readonly writes: number;
  /** Recorded only if a second person agrees before this moment (K-03). */
  readonly proposedUntilMs?: EpochMs;
  /** The second person did not agree. */
  readonly declined?: true;
};

/** The result of judging: rows and lines of the journal, or a proposal with its last moment (K-03). */
export type Judged =
  | { readonly writes: readonly RegistryWrite[]; readonly lines: readonly JournalEntry[] }
  | { readonly askUntilMs: EpochMs; readonly body: ChangeBody };

/** A change somebody asked for, as it lies with the proposals. */
export type ProposedChange = JournalEntry & {
  readonly body: ChangeBody;
  readonly requestHash: Buffer;
  readonly expiresMs: EpochMs;
  readonly decision: ProposalDecision | null;
};
