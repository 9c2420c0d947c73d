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
  /** It has an arrival row, or was set aside: no lane has processed it yet. */
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

/** The demand that a payment is for; null when the row is damaged. */
export type ReadDutyNo = (payment: WaitingPayment) => string | null;
