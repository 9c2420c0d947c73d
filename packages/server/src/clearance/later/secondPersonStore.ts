import type { EpochMs } from '@tongguan/kernel';
import type { AccountRef } from '../../ledgers/index.ts';
import type { Act, ProposalDecision } from '../../office/types.ts';

/** An act that one person alone may not have carried out: a row of table `act_proposal` (K-03). */
export type AskedFor = Pick<Act, 'part' | 'actId' | 'kind' | 'subject' | 'actor' | 'requestHash'> & {
  readonly atMs: EpochMs;
  readonly expiresMs: EpochMs;
};

/** The decision on an act, with the request it is about. */
export type Agreement = ProposalDecision & { readonly requestHash: Buffer | null };

/** Decisions of second persons. Implemented by `store/clearance/secondPerson.ts`. */
export type SecondPersonStore = {
  /** Null: not proposed yet. `agreement` null: not answered yet. */
  askedFor(
    part: number,
    actId: string,
  ): Promise<{ readonly expiresMs: EpochMs; readonly agreement: Agreement | null } | null>;
  askSecond(asked: AskedFor): Promise<void>;
  /** Quantity that entered a book item from outside since then, by any act. */
  cameInSince(item: AccountRef, sinceMs: EpochMs): Promise<bigint>;
};
