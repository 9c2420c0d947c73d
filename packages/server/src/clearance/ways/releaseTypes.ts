import type { Decimal5 } from '@tongguan/kernel';
import type { YearlyQuantity } from '@tongguan/policy';
import type { AccountRef } from '../../ledgers/types.ts';

/** Steps of the way to release: see `release.ts`. */
export type ReleaseStep =
  | 'quota'
  | 'quantity'
  | 'guarantee'
  | 'stock'
  | 'undo stock'
  | 'undo guarantee'
  | 'undo quantity'
  | 'undo quota'
  /** Says that the guarantee is short, at the declaration's own partition (G-04). */
  | 'tell short'
  /** Parked: waits until the guarantor has more, at most for a time (C-05, G-04). */
  | 'guarantee wait'
  | 'release'
  /** Parked: the goods are held for an inspection or by a decision (K-01). */
  | 'inspection'
  | 'post quota'
  | 'post quantity'
  | 'post stock'
  | 'refuse'
  | 'done';

/** Goods of a declaration whose remark limits what a person may buy in a year (H-01). */
export type LimitedGoods = Omit<YearlyQuantity, 'lines'> & {
  /** Of the person in the year of acceptance. */
  readonly ref: AccountRef;
  /** Of all lines of this kind. */
  readonly quantity5: Decimal5;
  readonly lines: readonly { readonly index: number; readonly quantity5: Decimal5 }[];
  /** The first line, as the message has it. */
  readonly path: string;
  /** The edition that has the remark, and its law. */
  readonly law: string;
};
