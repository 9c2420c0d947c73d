import type { EpochMs } from '@tongguan/kernel';
import type { Act, ActOutcome, Staff } from './types.ts';

export type SubjectPlace = {
  readonly part: number;
  readonly subject: string;
  /** The customs district it belongs to, where it belongs to one. */
  readonly customsCode?: string;
};

/** An act and, once a lane has looked at it, its outcome: a line of the journal. `body` is sealed. */
export type JournalRow = Omit<Act, 'body'> & {
  readonly outcome: Omit<ActOutcome, 'part' | 'actId'> | null;
  /** Whether it was only proposed: nobody has agreed yet, or somebody did not (K-03). */
  readonly proposal: 'open' | 'declined' | null;
  /** The second person, of an act that needs one. */
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

/** A list whose clock runs; null: it does not wait for the enterprise. */
export type OpenClock = {
  readonly preNo: string;
  readonly state: number;
  readonly customsCode: string;
  readonly acceptedMs: EpochMs;
  readonly waitsSinceMs: EpochMs | null;
};

export type JournalFilter = {
  readonly subject: string | null;
  readonly actor: string | null;
  /** Acts before this time, newest first. */
  readonly beforeMs: EpochMs;
  readonly limit: number;
};

/** What the office needs from the database. Implemented by `store/queries/office-store.ts`. */
export type OfficeStore = {
  /** Whom a token that counts at this moment stands for; staff of a sandbox only where they are taken. */
  staffByToken(tokenKey: Buffer, atMs: EpochMs, takesSandbox: boolean): Promise<Staff | null>;
  /** The declaration or reversal with this preNo or invtNo. */
  declaration(number: string): Promise<SubjectPlace | null>;
  reversal(number: string): Promise<SubjectPlace | null>;
  dossier(number: string): Promise<SubjectPlace | null>;
  /** The customs district of an account book; null: not registered. */
  districtOfBook(emsNo: string): Promise<string | null>;
  /** Appends the act and its arrival. Returns the hash of the request stored under this id. */
  insertAct(act: Omit<Act, 'body'> & { readonly body: Buffer; readonly requestHash: Buffer }): Promise<Buffer>;
  outcome(part: number, actId: string): Promise<ActOutcome | null>;
  journal(filter: JournalFilter): Promise<readonly JournalRow[]>;
  /** Goods released under contingency, oldest first; those not reconciled alone when `openOnly` (K-03). */
  contingencies(openOnly: boolean, limit: number): Promise<readonly ContingencyLine[]>;
  /** Accepted and not decided, oldest first; bounded (C-04). */
  openClocks(): Promise<readonly OpenClock[]>;
  enrolStaff(staff: Staff & { readonly sandbox: boolean; readonly registeredMs: EpochMs }): Promise<void>;
  /** Whoever leaves acts no more, whatever tokens they have. The first end stands; `false` when there is nobody. */
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
