import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Report } from '../compare.ts';
import type { Difference, Tolerances } from '../types.ts';

/** The four documents of an import clearance. */
export type CaseDocuments = {
  readonly order: Order;
  readonly payment: Payment;
  readonly waybill: Logistics;
  readonly declaration: Inventory;
};

/** All differences of one case, in the fixed precedence of `precedence.ts`. Empty means matched. */
export type MatchDocuments = (documents: CaseDocuments, tolerances: Tolerances) => readonly Difference[];

export type Compare = (documents: CaseDocuments, report: Report, tolerances: Tolerances) => void;

/** A rule that looks at one document only: it can be asked before the others are there. */
export type OrderRule = (documents: Pick<CaseDocuments, 'order'>, report: Report, tolerances: Tolerances) => void;
