import { BOOK } from '../../support/purchase.ts';
import type { ActStep, Pieces, TakeStep, TransferStep } from '../types.ts';

export type Request = {
  readonly kind: string;
  readonly number: string;
  readonly body: Record<string, unknown>;
  /** Supervisor who asks, where it matters who. */
  readonly by?: string;
};

/** What an act on account books looks like at its door (J-01, J-03, J-04). */
export function bookActOf(step: Extract<ActStep, { do: 'book' }> | TakeStep | TransferStep): Request {
  switch (step.do) {
    case 'book': {
      const document = step.kind === 'enter' ? { document: 'E-1' } : {};
      return { kind: `book.${step.kind}`, number: BOOK.emsNo, body: { items: rowsOf(step.items), ...document } };
    }
    case 'takeOpen': {
      const only = step.only.length === 0 ? {} : { only: step.only };
      return { kind: 'stocktake.open', number: step.book, body: { takeNo: step.takeNo, ...only } };
    }
    case 'takeCount': {
      const body = { takeNo: step.takeNo, items: rowsOf(step.items) };
      return { kind: 'stocktake.count', number: step.book, body, by: step.by };
    }
    case 'takeExplain': {
      const body = { takeNo: step.takeNo, itemRecordNo: step.item };
      return { kind: 'stocktake.explain', number: step.book, body };
    }
    case 'takeApprove':
      return { kind: 'stocktake.approve', number: step.book, body: { takeNo: step.takeNo }, by: step.by };
    case 'takeCancel':
      return { kind: 'stocktake.cancel', number: step.book, body: { takeNo: step.takeNo } };
    default:
      return transferActOf(step);
  }
}

function transferActOf(step: TransferStep): Request {
  const { from, to, transferNo } = step;
  switch (step.do) {
    case 'transferOut': {
      const body = { transferNo, toBook: to, mode: '1210', toMode: step.toMode, items: rowsOf(step.items) };
      return { kind: 'transfer.out', number: from, body };
    }
    case 'transferIn':
      return { kind: 'transfer.in', number: to, body: { transferNo, fromBook: from, items: rowsOf(step.items) } };
    case 'transferDecide':
      return { kind: 'transfer.decide', number: to, body: { transferNo, fromBook: from, decision: step.decision } };
  }
}

function rowsOf(items: Pieces): readonly { readonly itemRecordNo: string; readonly quantity: string }[] {
  return items.map(([itemRecordNo, count]) => ({ itemRecordNo, quantity: String(count) }));
}
