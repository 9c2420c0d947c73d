import { request, type TransportOptions } from './transport.ts';

export type BookMovement = {
  readonly at: string;
  readonly itemRecordNo: string;
  readonly kind: string;
  readonly effect: 'in' | 'out' | 'hold' | 'free';
  readonly quantity: string;
  readonly reference: string;
  readonly actor: string;
};

export type BookBalance = {
  readonly itemRecordNo: string;
  readonly entered: string;
  readonly held: string;
  readonly out: string;
  readonly free: string;
  readonly inWarehouse: string;
  /** Code of the table of units all of these count, and its name; '' while nobody has said it. */
  readonly unit: string;
  readonly unitName: string;
};

export type BookTransfer = {
  readonly direction: 'out' | 'in';
  readonly fromBook: string;
  readonly toBook: string;
  readonly transferNo: string;
  readonly itemRecordNo: string;
  /** '' while nobody has said it. */
  readonly unit: string;
  readonly quantity: string;
  readonly returned: string;
  /** Known where the goods go to. */
  readonly received?: string;
  readonly lost?: string;
  readonly inTransit?: string;
  readonly sent: string;
};

export type BookStockTake = {
  readonly takeNo: string;
  readonly state: 'open' | 'approved' | 'cancelled';
  readonly openedBy: string;
  readonly opened: string;
  readonly endedBy?: string;
  readonly ended?: string;
  readonly lines: readonly {
    readonly itemRecordNo: string;
    readonly book: string;
    readonly counted: string | null;
    readonly difference: string | null;
    readonly countedBy: string | null;
    readonly explanation: string | null;
  }[];
};

/** Times as ISO 8601; `to` is not included. */
export type BookSpan = {
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly item?: string;
};

type Page<Name extends string, Row> = Readonly<Record<Name, readonly Row[]>> & { readonly next: string | null };

const PAGE = 1000;

/** Reading account books (J-06): customs staff read every book, a warehouse enterprise its own. */
export class BookClient {
  readonly #options: TransportOptions;
  readonly #base: string;

  constructor(options: TransportOptions, reader: 'staff' | 'warehouse') {
    this.#options = options;
    this.#base = reader === 'staff' ? '/api/office/books' : '/api/books';
  }

  /** Oldest first, page by page. */
  movements(emsNo: string, span: BookSpan = {}): AsyncGenerator<BookMovement> {
    return this.#rows<'movements', BookMovement>(emsNo, 'movements', span);
  }

  /** By item, now or at the moment `at`. */
  balances(emsNo: string, span: Pick<BookSpan, 'at'> = {}): AsyncGenerator<BookBalance> {
    return this.#rows<'balances', BookBalance>(emsNo, 'balances', span);
  }

  async transfers(emsNo: string): Promise<readonly BookTransfer[]> {
    const answer = await this.#get<{ readonly transfers: readonly BookTransfer[] }>(emsNo, 'transfers', {});
    return answer.transfers;
  }

  stockTake(emsNo: string, takeNo: string): Promise<BookStockTake> {
    return this.#get<BookStockTake>(emsNo, `stocktakes/${encodeURIComponent(takeNo)}`, {});
  }

  /** The whole span as CSV, with Chinese headings. */
  async table(emsNo: string, reading: 'movements' | 'balances', span: BookSpan = {}): Promise<string> {
    // Reading the body as text takes away the mark by which table programs know UTF-8.
    return `\uFEFF${await this.#text(emsNo, reading, { ...span, format: 'csv' })}`;
  }

  async *#rows<Name extends string, Row>(emsNo: string, name: Name, span: BookSpan): AsyncGenerator<Row> {
    for (let after: string | null = ''; after !== null; ) {
      const query: Record<string, string> = { ...span, limit: String(PAGE), ...(after === '' ? {} : { after }) };
      const page: Page<Name, Row> = await this.#get<Page<Name, Row>>(emsNo, name, query);
      yield* page[name];
      after = page.next;
    }
  }

  async #get<T>(emsNo: string, reading: string, query: Record<string, string>): Promise<T> {
    return JSON.parse(await this.#text(emsNo, reading, query)) as T;
  }

  async #text(emsNo: string, reading: string, query: Readonly<Record<string, string>>): Promise<string> {
    const path = `${this.#base}/${encodeURIComponent(emsNo)}/${reading}?${new URLSearchParams(query).toString()}`;
    return (await request(this.#options, { method: 'GET', path })).text;
  }
}
