import { readJson, request, type TransportOptions } from './transport.ts';

export type GuaranteeAnswer = Readonly<Record<string, unknown>>;
/** What there is to read of a guarantee, beside the account itself. */
export type GuaranteeList = 'demands' | 'overdue' | 'refunds';

/**
 * A guarantee account (G-01 to G-04): one's own with a participant's token, any other by its guarantor's code with the
 * token of customs staff. Amounts are texts in yuan, as everywhere in the API.
 */
export class GuaranteeClient {
  readonly #options: TransportOptions;
  readonly #path: string;

  constructor(options: TransportOptions, code: string | null = null) {
    this.#options = options;
    this.#path = code === null ? '/api/guarantee' : `/api/office/guarantees/${encodeURIComponent(code)}`;
  }

  /** Cover, held, available, owed, what waits, and every instrument. */
  async account(): Promise<GuaranteeAnswer> {
    return this.#json('');
  }

  /** How long it lasts at the rate of the last days, what ends soon, what needs attention. */
  async forecast(): Promise<GuaranteeAnswer> {
    return this.#json('/forecast');
  }

  /** Newest first. */
  async list(what: GuaranteeList): Promise<readonly GuaranteeAnswer[]> {
    const answer = await this.#json(`/${what}`);
    return (what === 'refunds' ? answer['refunds'] : answer['demands']) as readonly GuaranteeAnswer[];
  }

  /** The reconciliation file as CSV; by default the month up to today. */
  async reconciliation(period: { readonly from?: string; readonly to?: string } = {}): Promise<string> {
    const query = new URLSearchParams(period).toString();
    const path = `${this.#path}/reconciliation${query === '' ? '' : `?${query}`}`;
    return (await request(this.#options, { method: 'GET', path })).text;
  }

  async #json(view: string): Promise<GuaranteeAnswer> {
    return readJson(this.#options, `${this.#path}${view}`);
  }
}
