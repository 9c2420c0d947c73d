/** One way in which somebody, or an accident, changes what is stored; and the check that notices it. */
export type Tampering = { readonly name: string; readonly check: RegExp; readonly sql: readonly string[] };

export const SEALED_ACTS = /reason and body of an act of the sample open/;
export const CHAIN = /every link of the journal is the digest/;
export const BALANCES = /every balance is the sum/;
export const QUOTA_USED = /used its quota, once/;
export const WHOSE_QUOTA = /quota that is its own|quota a declaration uses is that of its own/;
export const QUANTITY = /used of the yearly quantities/;
export const QUANTITY_GRANT = /a yearly quantity was granted once/;
export const GUARANTEE = /released declaration holds its guarantee/;
export const STOCK = /took its goods from a book/;
export const BOOK_ACTS = /entered or left a book beside declarations/;
export const INSTRUMENTS = /belongs to an instrument/;
export const COVERS = /what covers is what was deposited/;
export const STUCK = /on its way is at work/;
export const STATE = /state its parties were told last/;
export const DOCUMENTS = /points at its documents/;
export const ANSWERED = /every declaration that was ever answered/;
export const BILLS = /every release has one tax bill/;
export const BILL_COLUMNS = /who is named in its bill/;
export const LINES = /add up to what it says/;
export const MOMENTS = /were told when they came/;
export const DEMANDS = /demands, void bills and open bills/;
export const DEMAND_NUMBER = /number of a demand names/;
export const PAYMENT = /payment is what its act said/;
export const SKIPPED = /every bill is on a demand when/;
export const COUNTERS = /end where its counters stand/;
export const EVIDENCE = /in its evidence byte for byte/;
export const DIGESTS = /a message is named by its digest/;
export const NUMBERS = /numbers of what was accepted belong/;
export const WAITS = /waits, or left what came of it/;
export const ACTS = /every act has its outcome/;
export const BY_WHOM = /did so by an act that was done/;
export const PARCELS = /stopped stays so until an act/;
export const ENDINGS = /cancelled or returned by an application/;

export const declaration = (orderNo: string): string =>
  `(SELECT pre_no FROM declaration WHERE order_no = '${orderNo}' ORDER BY serial LIMIT 1)`;
export const of = (orderNo: string): string =>
  `(part, serial) = (SELECT part, serial FROM declaration WHERE order_no = '${orderNo}' ORDER BY serial LIMIT 1)`;
export const own = (book: number, orderNo: string): string => `book = ${book} AND reference = ${declaration(orderNo)}`;

export function row(name: string, check: RegExp, ...sql: readonly string[]): Tampering {
  return { name, check, sql };
}
