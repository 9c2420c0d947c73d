import type { Reversal } from '../clearance/later/types.ts';
import { type Decimal5, type EpochMs, type Fen, type Outcome, shanghaiDate } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { Actor, Submitted } from '../office/index.ts';

/** Hands an act about a person to the lane of the person, whom it knows by keyed hash (hex). */
export type PersonAct = (
  kind: 'quota.dispute' | 'consumer.token' | 'identity.authenticate',
  personHex: string,
  actor: Actor,
  reason: string,
  body: Readonly<Record<string, unknown>>,
) => Promise<Outcome<Submitted>>;

/** One use of quota, as its person may see it. */
export type QuotaUse = {
  readonly preNo: string;
  readonly invtNo: string | null;
  readonly atMs: EpochMs;
  /** reserve, post, release, reverse, refusal */
  readonly move: 'reserve' | 'post' | 'release' | 'reverse' | 'refusal';
  readonly amountFen: Fen;
  readonly platformCode: string;
  readonly state: number;
  readonly ending: string | null;
  /** Taxes of the declaration, once it is released. */
  readonly taxFen: Fen | null;
  readonly disputed: boolean;
};

/** Quota a declaration used and has not given back, by account. */
export type QuotaUsed = { readonly account: string; readonly postedFen: Fen };

/** What a declaration took of a yearly quantity of the person and has not given back, by account (H-01). */
export type QuantityUsed = { readonly account: string; readonly posted5: Decimal5 };

export type QuotaView = {
  readonly year: number;
  readonly limitFen: Fen;
  readonly reservedFen: Fen;
  readonly usedFen: Fen;
  readonly frozen: boolean;
  readonly uses: readonly QuotaUse[];
};

/** A tax bill of one of the person's declarations as it was made, and what was taken back of it since. */
export type OwnBill = {
  readonly preNo: string;
  readonly invtNo: string;
  readonly taxNo: string;
  readonly platformCode: string;
  readonly releasedMs: EpochMs;
  /** 1 made, 2 on a demand, 3 void. */
  readonly status: number;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  readonly lines: readonly {
    readonly gnum: string;
    readonly gcode: string;
    readonly dutiableFen: Fen;
    readonly customsDutyFen: Fen;
    readonly consumptionTaxFen: Fen;
    readonly valueAddedTaxFen: Fen;
  }[];
  /** Cancellations and returns that were granted (I-01, I-02). */
  readonly back: readonly Pick<
    Reversal,
    'kind' | 'state' | 'preNo' | 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'
  >[];
  /** Why the lines of this bill cannot be told; not there when they can. */
  readonly damaged?: string;
};

export type ConsumerDoor = {
  /** The person of a token, or null when it is none of ours, has run out or was ended. */
  personOf(token: string): Buffer | null;
  quota(person: Buffer, year: number): Promise<QuotaView>;
  /**
   * Opens a case, one per declaration; refused (90042) when the declaration did not use this person's quota. `caseNo` is
   * null while no lane has looked at it.
   */
  dispute(person: Buffer, preNo: string, statement: string): Promise<Outcome<{ readonly caseNo: string | null }>>;
  freeze(person: Buffer, frozen: boolean): Promise<void>;
  /** Whether the declaration used this person's quota, or tried to. */
  owns(person: Buffer, preNo: string): Promise<boolean>;
  /** Of declarations that used the quota of the year; newest first. */
  bills(person: Buffer, year: number): Promise<readonly OwnBill[]>;
  /** Ask `owns` first. */
  bill(preNo: string): Promise<OwnBill | null>;
};

export type ConsumerTokenFilter = {
  readonly operator: string | null;
  readonly beforeMs: EpochMs;
  readonly limit: number;
};

export type TokenRow = {
  readonly tokenId: string;
  /** Keyed hash. */
  readonly person: Buffer;
  readonly personMasked: Buffer;
  readonly operator: string;
  readonly issuedMs: EpochMs;
  readonly untilMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

/** That an authorised body has authenticated somebody's identity, or takes that back (194号 (九), D-05a). */
export type IdentityAuthentication = {
  /** Keyed hash of identity type and number. */
  readonly person: Buffer;
  /** Keyed hash of the name that was authenticated with them. */
  readonly nameKey: Buffer;
  readonly result: 'authenticated' | 'withdrawn';
  /** Who authenticated, and the paper by which it may. */
  readonly authority: string;
  readonly authorisation: string;
  /** The number under which that body finds it again. */
  readonly evidence: string;
  readonly onDay: Day;
  /** The last day it counts; null: until it is withdrawn. */
  readonly untilDay: Day | null;
  readonly recordedMs: EpochMs;
};

/**
 * The record that counts for a person of this name at a moment: the last that was on file by then, if it is of the name, not
 * withdrawn, and of its days. `rows` are one person's, as they were recorded.
 */
export function authenticationAt(
  rows: readonly IdentityAuthentication[],
  nameKey: Buffer,
  atMs: EpochMs,
): IdentityAuthentication | null {
  const last = rows.findLast(({ recordedMs }) => recordedMs <= atMs);
  if (last === undefined || last.result === 'withdrawn' || !last.nameKey.equals(nameKey)) return null;
  const day = shanghaiDate(atMs);
  return last.onDay <= day && (last.untilDay === null || day <= last.untilDay) ? last : null;
}

/** What the keyed hash of a name is made of: spaces at its ends are no part of it, as in matching (D-02). */
export function nameContent(name: string): string {
  return `authenticated name ${name.normalize('NFKC').trim()}`;
}
