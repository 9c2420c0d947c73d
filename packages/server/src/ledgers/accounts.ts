import { partOf } from '@tongguan/kernel';
import { type AccountRef, BOOKS } from './types.ts';

/** Personal annual quota, F-01: one account per person (keyed hash, hex) and calendar year in Shanghai; fen. */
export function quotaAccount(personKeyHex: string, year: number): AccountRef {
  return { part: partOf('person', personKeyHex), book: BOOKS.quota, account: `${personKeyHex}/${year}` };
}

/**
 * What a person may buy of a kind of goods in a calendar year, H-01; 1/100,000 of the unit that `kind` names. It lies where
 * the person's annual quota lies.
 */
export function quantityAccount(personKeyHex: string, kind: string, year: number): AccountRef {
  return { part: partOf('person', personKeyHex), book: BOOKS.quantity, account: `${personKeyHex}/${kind}/${year}` };
}

/** Guarantee of a withholding agent, G-01; fen. */
export function guaranteeAccount(assureCode: string): AccountRef {
  return { part: partOf('guarantee', assureCode), book: BOOKS.guarantee, account: assureCode };
}

/** One item of an account book, J-01; 1/100,000 of the declared unit. All items of a book share its partition. */
export function stockAccount(emsNo: string, itemRecordNo: string): AccountRef {
  return { part: partOf('book', emsNo), book: BOOKS.stock, account: `${emsNo}/${itemRecordNo}` };
}

/**
 * One item between two account books, J-03; it lies beside the book it goes to, so that its arrival is one movement of
 * one partition. `item` is what the book it left calls it.
 */
export function transitAccount(toBook: string, fromBook: string, transferNo: string, item: string): AccountRef {
  const account = `${TRANSIT}${toBook}/${fromBook}/${transferNo}/${item}`;
  return { part: partOf('book', toBook), book: BOOKS.stock, account };
}

/** No account book is called so. */
const TRANSIT = 'transit:';

/**
 * What left this account of a guarantor or of an account-book item on one day by one person's hand (K-03). It lies beside
 * it, so that the sum and what it decides have one writer; its grants are the acts, and nothing is ever taken from it.
 */
export function aloneAccount({ part, book, account }: AccountRef, day: string): AccountRef {
  return { part, book: BOOKS.alone, account: `${book}/${account}/${day}` };
}

/** Sort order in which accounts are locked, so that two transactions can never wait for each other. */
export function compareAccounts(a: AccountRef, b: AccountRef): number {
  return a.part - b.part || a.book - b.book || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0);
}
