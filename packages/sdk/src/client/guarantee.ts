import { readApi, readFile, type Schemas } from './api.ts';
import type { TransportOptions } from './transport.ts';

export type GuaranteeDemand = Schemas['Demands']['demands'][number];
export type GuaranteeRefund = Schemas['Refunds']['refunds'][number];
/** Lists about a guarantee, beside the account itself. */
export type GuaranteeList = 'demands' | 'overdue' | 'refunds';

/**
 * A guarantee account (G-01 to G-04): one's own with a participant's token, any other by its guarantor's code with the
 * token of customs staff. Amounts are texts in yuan, as everywhere in the API.
 */
export class GuaranteeClient {
  readonly #options: TransportOptions;
  readonly #code: string | null;

  constructor(options: TransportOptions, code: string | null = null) {
    this.#options = options;
    this.#code = code;
  }

  /** Cover, held, available, owed, what waits, and every instrument. */
  async account(): Promise<Schemas['GuaranteeAccount']> {
    if (this.#code === null) return readApi(this.#options, '/api/guarantee', {});
    return readApi(this.#options, '/api/office/guarantees/{number}', { path: { number: this.#code } });
  }

  /** How long it lasts at the rate of the last days, what ends soon, what needs attention. */
  async forecast(): Promise<Schemas['GuaranteeForecast']> {
    if (this.#code === null) return readApi(this.#options, '/api/guarantee/forecast', {});
    return readApi(this.#options, '/api/office/guarantees/{number}/forecast', { path: { number: this.#code } });
  }

  /** Newest first. */
  list(what: 'demands' | 'overdue'): Promise<readonly GuaranteeDemand[]>;
  list(what: 'refunds'): Promise<readonly GuaranteeRefund[]>;
  list(what: GuaranteeList): Promise<readonly GuaranteeDemand[] | readonly GuaranteeRefund[]>;
  async list(what: GuaranteeList): Promise<readonly GuaranteeDemand[] | readonly GuaranteeRefund[]> {
    return what === 'refunds' ? this.#refunds() : this.#demands(what);
  }

  /** The reconciliation file as CSV; by default the month up to today. */
  async reconciliation(period: { readonly from?: string; readonly to?: string } = {}): Promise<string> {
    if (this.#code === null) return readFile(this.#options, '/api/guarantee/reconciliation', { query: period });
    const given = { path: { number: this.#code }, query: period };
    return readFile(this.#options, '/api/office/guarantees/{number}/reconciliation', given);
  }

  async #demands(what: 'demands' | 'overdue'): Promise<readonly GuaranteeDemand[]> {
    if (this.#code === null) return (await readApi(this.#options, `/api/guarantee/${what}`, {})).demands;
    const given = { path: { number: this.#code } };
    return (await readApi(this.#options, `/api/office/guarantees/{number}/${what}`, given)).demands;
  }

  async #refunds(): Promise<readonly GuaranteeRefund[]> {
    if (this.#code === null) return (await readApi(this.#options, '/api/guarantee/refunds', {})).refunds;
    const given = { path: { number: this.#code } };
    return (await readApi(this.#options, '/api/office/guarantees/{number}/refunds', given)).refunds;
  }
}
