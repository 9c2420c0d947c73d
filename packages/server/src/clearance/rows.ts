import type { EpochMs } from '@tongguan/kernel';
import type { TaxLine } from './types.ts';
import type { ArrivalRow } from '../lane/types.ts';
import type { Day } from '@tongguan/policy';

/**
 * A stored document that counts or has not been looked at; `body` is sealed, and null where it waits behind what was
 * taken.
 */
export type StoredDocument = ArrivalRow & {
  readonly kind: number;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly signerCode: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly body: Buffer | null;
  /** An arrival row is there, or it is set aside: nobody has looked at it yet. */
  readonly waiting: boolean;
};

/** A row of table `tax_bill`. */
export type TaxBillRow = {
  readonly part: number;
  readonly serial: bigint;
  readonly taxNo: string;
  readonly invtNo: string;
  readonly assureCode: string;
  readonly lines: readonly TaxLine[];
  readonly releasedMs: EpochMs;
};

/** Guarantors that have not paid, each with the last day on which the oldest of its open demands could be paid (G-02). */
export type Overdue = ReadonlyMap<string, Day>;

/** A payment that a lane has not looked at yet: the sealed body of its act. */
export type WaitingPayment = { readonly part: number; readonly actId: string; readonly body: Buffer };

/** Which demand a payment is for; null when it cannot be read, which is nobody's fault but ours. */
export type ReadDutyNo = (payment: WaitingPayment) => string | null;
