import { createHash } from 'node:crypto';
import type { EpochMs } from '@tongguan/kernel';
import type { Static, TObject } from 'typebox';
import type { Vault } from '../vault/types.ts';

/**
 * Words of the office.
 *
 * Staff – somebody who works at the customs side, in one role. Act – what an actor asks the lanes to do to a
 * declaration or a ledger: who, when, why. Acts are appended by the door and carried out by the one lane that may;
 * the outcome is added beside them, so that the acts are the journal of the customs side (K-03).
 */
export type StaffRole = 'operator' | 'officer' | 'supervisor' | 'auditor';
/** Actors: staff, a participant about its own affairs, a consumer about their own quota, the calendar. */
export type ActorRole = StaffRole | 'participant' | 'consumer' | 'clock';

export type Staff = {
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
  /** The customs district the person works at; '' for all. */
  readonly customsCode: string;
};

export type Actor = {
  readonly code: string;
  readonly role: ActorRole;
  /** The customs district whose subjects the actor may act on; left out or '' for all. Not part of the journal: the code is. */
  readonly district?: string;
};

/** Where the subject of an act lies. */
export type SubjectPlace = {
  /** The partition whose lane carries out what is done to it. */
  readonly part: number;
  readonly subject: string;
  /** The customs district it belongs to; null: to none that is known. */
  readonly customsCode: string | null;
};

/** One kind of subject of acts. `Reads` is what its room asks of the database to find one. */
export type Subject<Reads> = {
  /** By the number the caller gives; null: there is none. */
  readonly placeOf: (number: string, reads: Reads) => SubjectPlace | null | Promise<SubjectPlace | null>;
};

/** By the name with which acts say what they are about. A room brings its own (`<room>/room.ts`). */
export type Subjects<Reads> = Readonly<Record<string, Subject<Reads>>>;

/**
 * Whose act it is (K-03). `subject`: staff of the customs district the subject belongs to. `scope`: of the district the
 * body names as `customsCode`; without one it holds everywhere. `national`: staff of all districts alone, since it
 * reaches into every district. `anybody`: it is not about a district's affairs, or no staff act. Staff of all districts may
 * do everything; so may participants, consumers and the calendar what their own doors let them do.
 */
export type DistrictRule = 'subject' | 'scope' | 'national' | 'anybody';

/** An act as the gateway needs it: route, schema, permission, journal. A part of the value of `defineAct`. */
export type ActKind = {
  readonly name: string;
  /** A name among the `subjects` of the rooms; `main/rooms.ts` refuses an act whose subject no room brings. */
  readonly subject: string;
  /** Path under /api/office with one parameter, `:number`; '' where `ownDoor` is set. */
  readonly path: string;
  /** Carried out by the registry in its own transaction, at the door; left out: by the lane of the subject. */
  readonly place?: 'registry';
  /** Its door is written by hand, with checks of its own; no route is made of it. */
  readonly ownDoor?: true;
  readonly roles: readonly ActorRole[];
  readonly district: DistrictRule;
  readonly zh: string;
  readonly en: string;
  /** JSON Schema of the body beside `reason`. */
  readonly body: TObject;
  /** Bytes of the request's body, where it is more than other acts need. */
  readonly bodyBytesMax?: number;
  /** Regime rules it carries out. */
  readonly rules: readonly string[];
};

export type Act = {
  readonly part: number;
  readonly actId: string;
  readonly kind: string;
  readonly subject: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
  readonly arrivedUs: bigint;
  readonly body: Readonly<Record<string, unknown>>;
  /** The customs district of the subject; null: of none. */
  readonly customsCode: string | null;
  /** Of kind, subject, actor, reason and body: what a second person agrees to, and what an id stands for. */
  readonly requestHash: Buffer;
};

/** An act whose body is known to fit its schema. */
export type ActOf<Body extends TObject> = Omit<Act, 'body'> & { readonly body: Static<Body> };

/** The result of an act. `code` is '' when it was done. */
export type ActOutcome = {
  readonly part: number;
  readonly actId: string;
  readonly done: boolean;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly atMs: EpochMs;
};

/** The second person's decision, or that it is open (K-03). */
export type ProposalDecision = {
  readonly approve: boolean;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
};

/** Digest of a request, of a lane's act or of a change of the registry: the same id with another digest is another request. The journal's chain covers it. */
export function requestHashOf(kind: string, subject: string, actorCode: string, reason: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([kind, subject, actorCode, reason, body]))
    .digest();
}

/** The row a sealed body of an act is bound to. */
export function actSeal(part: number, actId: string): string {
  return `act/${part}/${actId}`;
}

/**
 * Why staff, a firm or a consumer act is free text, and free text names persons: it lies sealed in its column, as text. An
 * older reason, or one of the calendar's own words, is stored in plain text.
 */
export const SEALED_TEXT = 'sealed:';

/** The author of the reason: the actor, or the second person of the act with this id. */
type Owner = { readonly part: number; readonly actId: string } | { readonly secondOf: string };

export function sealReason(vault: Vault, reason: string, owner: Owner): string {
  return SEALED_TEXT + vault.seal(Buffer.from(reason), reasonSeal(owner)).toString('base64');
}

export function openReason(vault: Vault, stored: string, owner: Owner): string {
  if (!stored.startsWith(SEALED_TEXT)) return stored;
  const sealed = Buffer.from(stored.slice(SEALED_TEXT.length), 'base64');
  return vault.open(sealed, reasonSeal(owner)).toString('utf8');
}

/** The binding of a sealed reason: its row, and not the body beside it. */
export function reasonSeal(owner: Owner): string {
  if ('actId' in owner) return `${actSeal(owner.part, owner.actId)}/reason`;
  return `act/second/${owner.secondOf}`;
}

/** The item number of an act among arrivals; documents count from 0, a refused message is −1. */
export const ACT_ITEM = -2;

/** An act of the calendar with its outcome: only a line of the journal, nothing to carry out. */
export type ClockAct = {
  readonly part: number;
  readonly actId: string;
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly atMs: number;
  readonly arrivedUs: bigint;
  readonly body: Buffer;
  readonly facts: Readonly<Record<string, string>>;
};
