import { BOOK } from '../support/purchase.ts';

/** The three ledgers and the demands as a person would keep them: one number per account, nothing held in between. */
export type Quota = { readonly limit: bigint; used: bigint; kept: bigint };
/** Kept: of declarations that are held for an inspection. */
export type Stock = { granted: bigint; out: bigint; kept: bigint };
export type Guarantee = { granted: bigint; held: bigint };
export type Demand = {
  readonly guarantor: string;
  readonly billDay: string;
  readonly payByDay: string;
  taxFen: bigint;
  bills: number;
  paid: boolean;
};

export class Accounts {
  /** By buyer and year: the limit, what is used, and what declarations keep while they wait for guarantee (F-01, G-04). */
  readonly quota = new Map<string, Quota>();
  readonly guarantee = new Map<string, Guarantee>();
  readonly stock = new Map<string, Stock>();
  readonly demands = new Map<string, Demand>();
  readonly frozen = new Set<number>();

  quotaOf(buyer: number, year: number, limit: bigint): Quota {
    const key = `${buyer}/${year}`;
    const found = this.quota.get(key) ?? { limit, used: 0n, kept: 0n };
    this.quota.set(key, found);
    return found;
  }

  /** G-02: no further credit while tax is owed beyond its day. */
  isBlocked(guarantor: string, today: string): boolean {
    return [...this.demands.values()].some(
      (demand) => demand.guarantor === guarantor && !demand.paid && demand.taxFen > 0n && demand.payByDay < today,
    );
  }

  freeGuarantee(guarantor: string): bigint | null {
    const found = this.guarantee.get(guarantor);
    return found === undefined ? null : found.granted - found.held;
  }

  freeStock(item: string): bigint | null {
    const found = this.stock.get(item);
    return found === undefined ? null : found.granted - found.out - found.kept;
  }

  /** Accounts of which something was granted and exactly nothing is left. */
  spent(): readonly string[] {
    const years = [...this.quota].filter(([, { limit, used, kept }]) => used + kept === limit);
    const firms = [...this.guarantee].filter(([, { granted, held }]) => held > 0n && granted === held);
    const items = [...this.stock].filter(([, { granted, out, kept }]) => out > 0n && granted === out + kept);
    return [...years, ...firms, ...items].map(([name]) => name);
  }

  hold(guarantor: string, fen: bigint): void {
    const found = this.guarantee.get(guarantor);
    if (found) found.held += fen;
  }

  take(item: string, pieces: bigint): void {
    const found = this.stock.get(item);
    if (found) found.out += pieces;
  }

  keep(item: string, pieces: bigint): void {
    const found = this.stock.get(item);
    if (found) found.kept += pieces;
  }

  enter(item: string, pieces: bigint): void {
    const found = this.stock.get(item) ?? { granted: 0n, out: 0n, kept: 0n };
    found.granted += pieces;
    this.stock.set(item, found);
  }

  /** Items of a book, whether anything of them is left or not. */
  itemsOf(book: string): readonly string[] {
    const before = accountOf(book, '');
    const names = [...this.stock.keys()].filter((name) => name.startsWith(before));
    return names.map((name) => name.slice(before.length)).filter((name) => !name.includes('/'));
  }

  deposit(guarantor: string, fen: bigint): void {
    const found = this.guarantee.get(guarantor) ?? { granted: 0n, held: 0n };
    found.granted += fen;
    this.guarantee.set(guarantor, found);
  }
}

/** What an item of a book is called among the accounts: by itself where declarations are released from, else behind its book. */
export function accountOf(book: string, item: string): string {
  return book === BOOK.emsNo ? item : `${book}/${item}`;
}
