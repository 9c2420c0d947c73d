import type { EpochMs } from '@tongguan/kernel';
import type { Act, ActOutcome, ProposalDecision, Staff } from './types.ts';

export type SubjectPlace = {
  readonly part: number;
  readonly subject: string;
  /** The customs district it belongs to; null: to none that is known. */
  readonly customsCode: string | null;
};

/** The state of an act: its result, and the second person's decision where its lane asked for one (K-03). */
export type Standing = {
  readonly outcome: ActOutcome | null;
  readonly proposal: { readonly expiresMs: EpochMs; readonly decision: ProposalDecision | null } | null;
};

/** An act and, once a lane has processed it, its outcome: a line of the journal. */
export type JournalRow = Omit<Act, 'body' | 'requestHash' | 'customsCode'> & {
  readonly outcome: Omit<ActOutcome, 'part' | 'actId'> | null;
  /** Whether it is only proposed: the second person has not agreed, or has declined (K-03). */
  readonly proposal: 'open' | 'declined' | null;
  /**
   * The second person who decided on this very request; none for an act done alone, or when the decision was about another
   * request with its id.
   */
  readonly second: { readonly code: string; readonly reason: string; readonly atMs: EpochMs } | null;
};

export type ContingencyLine = {
  readonly preNo: string;
  readonly incident: string;
  readonly fromState: number;
  readonly skipped: readonly string[];
  readonly releasedMs: EpochMs;
  readonly attempts: number;
  readonly reconciledMs: EpochMs | null;
  /** Of the last attempt: code and text. */
  readonly findings: readonly { readonly code: string; readonly text: string }[];
};

/** A declaration whose clock runs; null: it does not wait for the enterprise. */
export type OpenClock = {
  readonly preNo: string;
  readonly state: number;
  readonly customsCode: string;
  readonly acceptedMs: EpochMs;
  readonly waitsSinceMs: EpochMs | null;
};

/** Something that was set aside after a fault. */
export type QueueLine = {
  /** The subject of the queue's acts: partition and row. */
  readonly number: string;
  /** document, act, work, bill … */
  readonly kind: string;
  readonly part: number;
  readonly orderNo: string;
  readonly subject: string;
  readonly messageId: string | null;
  /** Name of the fault; no value of a message. */
  readonly fault: string;
  /** It did not fault itself: something else of its order did. */
  readonly follows: boolean;
  readonly tries: number;
  readonly state: string;
  readonly sinceMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

export type JournalFilter = {
  readonly subject: string | null;
  readonly actor: string | null;
  /** Of subjects of this customs district, and what its own staff did; '' for all. */
  readonly district: string;
  /** The reader: staff read their own acts of every district. */
  readonly reader: string;
  /** Acts before this time, newest first. */
  readonly beforeMs: EpochMs;
  readonly limit: number;
};

/** The office's access to the database. Implemented by `store/office/office.ts`. */
export type OfficeStore = {
  /** Whom a token that counts at this moment stands for; staff of a sandbox only where they are taken. */
  staffByToken(tokenKey: Buffer, atMs: EpochMs, takesSandbox: boolean): Promise<Staff | null>;
  /** The declaration or reversal with this preNo or invtNo. */
  declaration(number: string): Promise<SubjectPlace | null>;
  reversal(number: string): Promise<SubjectPlace | null>;
  /** The reversal with this preNo whose tax is to be paid back, at its guarantor's partition (G-03). */
  refund(number: string): Promise<SubjectPlace | null>;
  dossier(number: string): Promise<SubjectPlace | null>;
  /** The customs district of an account book; null: not registered. */
  districtOfBook(emsNo: string): Promise<string | null>;
  /** Of the declaration the parcel belongs to; null: customs knows none. */
  districtOfWaybill(number: string): Promise<string | null>;
  /** Of the declaration or order that is set aside; null: it belongs to no district. */
  districtOfAside(part: number, asideId: string): Promise<string | null>;
  /** Of an inbound detail; null: none was received. */
  districtOfInbound(part: number, number: string): Promise<string | null>;
  /** Appends the act and its arrival, unless its id was used before. Returns the hash of the request the id stands for. */
  insertAct(act: Omit<Act, 'body'> & { readonly body: Buffer }): Promise<Buffer>;
  standing(part: number, actId: string): Promise<Standing>;
  journal(filter: JournalFilter): Promise<readonly JournalRow[]>;
  /** Goods released under contingency, oldest first; those not reconciled alone when `openOnly`; '' for all districts (K-03). */
  contingencies(openOnly: boolean, limit: number, district: string): Promise<readonly ContingencyLine[]>;
  /** Items set aside after a fault, oldest first; only waiting ones when `openOnly`; '' for all districts (B-07). */
  queue(openOnly: boolean, limit: number, district: string): Promise<readonly QueueLine[]>;
  /** Accepted and not decided, oldest first; bounded; '' for all districts (C-04). */
  openClocks(district: string): Promise<readonly OpenClock[]>;
  enrolStaff(staff: Staff & { readonly sandbox: boolean; readonly registeredMs: EpochMs }): Promise<void>;
  /** Ends a member of staff, whatever tokens they have. The first end is kept; `false` when the number is unknown. */
  endStaff(staffCode: string, atMs: EpochMs): Promise<boolean>;
  issueStaffToken(token: {
    readonly tokenKey: Buffer;
    readonly staffCode: string;
    readonly label: string;
    readonly atMs: EpochMs;
    /** `null`: it ends only when it is ended. */
    readonly untilMs: EpochMs | null;
  }): Promise<void>;
};
