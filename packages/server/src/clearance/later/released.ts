import type { Inventory } from '@tongguan/ceb';
import { assert, parseDecimal5 } from '@tongguan/kernel';
import type { ReleasedLine } from '@tongguan/policy';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { type AccountRef, quantityAccount, stockAccount } from '../../ledgers/index.ts';
import type { TaxLine } from '../types.ts';
import type { Life } from './context.ts';

/** A line as it was taxed and booked, with its item in the account book; '' where it has none. */
export type BookedLine = TaxLine & Pick<ReleasedLine, 'unit' | 'quantity5'> & { readonly itemRecordNo: string };

/**
 * The released lines of a declaration, as in its tax bill: the base of returns, cancellations and amendments. The quantity
 * is the one that moved the book: the declared one, or what the officer said of goods that had gone by hand (K-03).
 */
export function releasedLines(life: Life): readonly BookedLine[] {
  const declared = inventoryOf(life).InventoryList;
  return (life.bill?.lines ?? []).map((line, index) => {
    const { booked5, ...taxed } = line;
    // The officer's lines are one for each number; the others stand in the order of the declaration.
    const own = booked5 === undefined ? declared[index] : declared.find(({ gnum }) => gnum === line.gnum);
    return {
      ...taxed,
      unit: own?.unit ?? '',
      quantity5: booked5 ?? parseDecimal5(own?.qty ?? '') ?? 0n,
      itemRecordNo: own?.itemRecordNo ?? '',
    };
  });
}

/** The account of a released line in the book of its declaration; null where the goods are in none (9610). */
export function stockOf(life: Life, line: Pick<BookedLine, 'itemRecordNo'>): AccountRef | null {
  const { emsNo } = inventoryOf(life).InventoryHead;
  return life.declaration.tradeMode === '9610' || !emsNo ? null : stockAccount(emsNo, line.itemRecordNo);
}

/** Quantities that the released declaration took from its account book. */
export function releasedStock(life: Life): readonly { readonly ref: AccountRef; readonly quantity5: bigint }[] {
  return releasedLines(life).flatMap((line) => {
    const ref = stockOf(life, line);
    return ref === null ? [] : [{ ref, quantity5: line.quantity5 }];
  });
}

/** What the released declaration took of the yearly quantities of its buyer (H-01). */
export function releasedLimits(life: Life): readonly { readonly ref: AccountRef; readonly quantity5: bigint }[] {
  const { personKey, quotaYear } = life.declaration;
  return releasedLines(life).flatMap(({ limit }) =>
    limit === undefined || personKey === null || quotaYear === null
      ? []
      : [{ ref: quantityAccount(personKey.toString('hex'), limit.kind, quotaYear), quantity5: limit.quantity5 }],
  );
}

export function inventoryOf(life: Life): Inventory {
  const declaration = life.documents.find((document) => document.kind === DOCUMENT_KINDS.declaration);
  assert(declaration !== undefined, 'a declaration has its document');
  return declaration.content as Inventory;
}
