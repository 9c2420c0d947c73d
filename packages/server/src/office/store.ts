import type { EpochMs } from '@tongguan/kernel';
import type { ContingencyLine, JournalFilter, JournalRow, OpenClock, QueueLine } from './rows.ts';
import type { Act, ActOutcome, ProposalDecision, Staff } from './types.ts';

/** The state of an act: its result, and the second person's decision where its lane asked for one (K-03). */
export type Standing = {
  readonly outcome: ActOutcome | null;
  readonly proposal: { readonly expiresMs: EpochMs; readonly decision: ProposalDecision | null } | null;
};

/** The office's access to the database. Implemented by `store/office/office.ts`. */
export type OfficeStore = {
  /** Whom a token that counts at this moment stands for; staff of a sandbox only where they are taken. */
  staffByToken(tokenKey: Buffer, atMs: EpochMs, takesSandbox: boolean): Promise<Staff | null>;
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
