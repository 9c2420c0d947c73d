import { readApi, readFile, type Schemas } from './api.ts';
import type { TransportOptions } from './transport.ts';

export type BookMovement = Schemas['BookMovements']['movements'][number];
/** All of these count `unit`; '' while customs has not recorded it. */
export type BookBalance = Schemas['BookBalances']['balances'][number];
/** `received`, `lost` and `inTransit` are known where the goods go to. */
export type BookTransfer = Schemas['BookTransfers']['transfers'][number];
/** Batches of food, and of each item in stock the one that expires first (M-37). */
export type BookBatches = Schemas['BookBatches'];
export type BookStockTake = Schemas['StockTake'];

/** Times as ISO 8601; `to` is not included. */
export type BookSpan = {
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly item?: string;
};

const PAGE = 1000;

/** Reading account books (J-06): customs staff read every book, a warehouse enterprise its own. */
export class BookClient {
  readonly #options: TransportOptions;
  readonly #base: '/api/office/books/{number}' | '/api/books/{number}';

  constructor(options: TransportOptions, reader: 'staff' | 'warehouse') {
    this.#options = options;
    this.#base = reader === 'staff' ? '/api/office/books/{number}' : '/api/books/{number}';
  }

  /** Oldest first, page by page. */
  async *movements(emsNo: string, span: Omit<BookSpan, 'at'> = {}): AsyncGenerator<BookMovement> {
    for (let after: string | null | undefined; after !== null; ) {
      const query = { ...span, limit: PAGE, after };
      const page: Schemas['BookMovements'] = await readApi(this.#options, `${this.#base}/movements`, {
        path: { number: emsNo },
        query,
      });
      yield* page.movements;
      after = page.next;
    }
  }

  /** By item, now or at the moment `at`. */
  async *balances(emsNo: string, span: Pick<BookSpan, 'at'> = {}): AsyncGenerator<BookBalance> {
    for (let after: string | null | undefined; after !== null; ) {
      const query = { ...span, limit: PAGE, after };
      const page: Schemas['BookBalances'] = await readApi(this.#options, `${this.#base}/balances`, {
        path: { number: emsNo },
        query,
      });
      yield* page.balances;
      after = page.next;
    }
  }

  async transfers(emsNo: string): Promise<readonly BookTransfer[]> {
    return (await readApi(this.#options, `${this.#base}/transfers`, { path: { number: emsNo } })).transfers;
  }

  batches(emsNo: string): Promise<BookBatches> {
    return readApi(this.#options, `${this.#base}/batches`, { path: { number: emsNo } });
  }

  stockTake(emsNo: string, takeNo: string): Promise<BookStockTake> {
    return readApi(this.#options, `${this.#base}/stocktakes/{takeNo}`, { path: { number: emsNo, takeNo } });
  }

  /** The whole span as CSV, with Chinese headings. */
  async table(emsNo: string, reading: 'movements' | 'balances', span: BookSpan = {}): Promise<string> {
    const given = { path: { number: emsNo }, query: { ...span, format: 'csv' } } as const;
    // Reading the body as text takes away the mark by which table programs know UTF-8.
    return `\uFEFF${await readFile(this.#options, `${this.#base}/${reading}`, given)}`;
  }
}
