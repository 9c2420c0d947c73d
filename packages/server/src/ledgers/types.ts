/**
 * Words of the ledgers.
 *
 * Book – quota (fen of a person in a year, F-01), guarantee (fen of a withholding agent, G-01), stock (1/100,000
 * of the counting unit of an account-book item, J-01), alone (what one person gave away of a guarantor's money or of an item on
 * one day without a second one, in the unit of the account it left, K-03), quantity (what the remark of the positive list lets a
 * person buy of a tariff line in a year, 1/100,000 of kilogram or litre, H-01). Account – granted, reserved, posted; available is what
 * remains. Entry – one movement of the journal, between two sides of one account: outside, available,
 * reserved, posted. Entries are added, never changed. Reserve – then post or release. Reverse – posted back to available
 * (I-01, I-02). Withdraw – available back outside (losses, transfers, a guarantee given back). Lapse – what is granted ends
 * whether or not it is in use (a guarantee past its last day, G-01): the account may then hold more than it is granted.
 */
export const BOOKS = { quota: 1, guarantee: 2, stock: 3, alone: 4, quantity: 5 } as const;
export type Book = (typeof BOOKS)[keyof typeof BOOKS];

export const ENTRY_KINDS = {
  grant: 1,
  reserve: 2,
  post: 3,
  release: 4,
  refusal: 5,
  reverse: 6,
  withdraw: 7,
  lapse: 8,
} as const;
export type EntryKind = (typeof ENTRY_KINDS)[keyof typeof ENTRY_KINDS];

export type AccountRef = { readonly part: number; readonly book: Book; readonly account: string };

export type Balance = { readonly granted: bigint; readonly reserved: bigint; readonly posted: bigint };

export type ReserveResult =
  | { readonly kind: 'reserved' }
  | { readonly kind: 'short'; readonly available: bigint; readonly balance: Balance }
  | { readonly kind: 'unknown account' };
