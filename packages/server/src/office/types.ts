import type { EpochMs } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';

/**
 * Words of the office.
 *
 * Staff – somebody who works at the customs side, in one role. Act – what an actor asks the lanes to do to a
 * declaration or a ledger: who, when, why. Acts are appended by the door and carried out by the one lane that may;
 * the outcome is added beside them, so that the acts are the journal of the customs side (K-03).
 */
export type StaffRole = 'operator' | 'officer' | 'supervisor' | 'auditor';
/** Who may act: staff, a participant about its own affairs, a consumer about their own quota, the calendar. */
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

/** What an act is about, and with it the partition whose lane carries it out. */
export type SubjectKind =
  | 'declaration'
  | 'reversal'
  | 'guarantee'
  | 'book'
  | 'waybill'
  | 'person'
  | 'goods'
  | 'control'
  | 'dossier'
  | 'inbound'
  /** What was set aside after a fault. */
  | 'aside';

/** The kind of an act: one row of the table in `kinds/`. From it come route, schema, permission and journal. */
export type ActKind = {
  readonly name: string;
  readonly subject: SubjectKind;
  /** Path under /api/office with one parameter, `:number`. */
  readonly path: string;
  /** Its door is written by hand, with checks of its own; no route is made of this row. */
  readonly ownDoor?: true;
  readonly roles: readonly ActorRole[];
  readonly zh: string;
  readonly en: string;
  /** JSON Schema of the body's properties beside `reason`. */
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
  /** Of the request's body, where it is more than other acts need. */
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
};

/** What came of an act. `code` is '' when it was done. */
export type ActOutcome = {
  readonly part: number;
  readonly actId: string;
  readonly done: boolean;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly atMs: EpochMs;
};

/** What the body of a stored act is sealed to. */
export function actSeal(part: number, actId: string): string {
  return `act/${part}/${actId}`;
}

/** What the body of a proposal is sealed to, until it is an act. */
export function proposalSeal(proposalId: string): string {
  return `proposal/${proposalId}`;
}

/**
 * Why staff, a firm or a consumer act is free text, and free text names persons: it lies sealed in its column, as text.
 * A reason from before that, or one of the calendar's own words, stands as it was written.
 */
const SEALED = 'sealed:';

type Owner =
  | { readonly part: number; readonly actId: string }
  | { readonly proposalId: string; readonly second?: true };

export function sealReason(vault: Vault, reason: string, owner: Owner): string {
  return SEALED + vault.seal(Buffer.from(reason), placeOf(owner)).toString('base64');
}

export function openReason(vault: Vault, stored: string, owner: Owner): string {
  if (!stored.startsWith(SEALED)) return stored;
  return vault.open(Buffer.from(stored.slice(SEALED.length), 'base64'), placeOf(owner)).toString('utf8');
}

/** Bound to the row it lies in, and not to the body beside it. */
function placeOf(owner: Owner): string {
  if ('actId' in owner) return `${actSeal(owner.part, owner.actId)}/reason`;
  return `${proposalSeal(owner.proposalId)}/${owner.second ? 'second' : 'reason'}`;
}

/** The item number of an act among arrivals; documents count from 0, a refused message is −1. */
export const ACT_ITEM = -2;
