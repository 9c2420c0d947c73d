import { readApi, type Schemas, sendApi } from './api.ts';
import type { TransportOptions } from './transport.ts';

/** The annual quota of one year, in yuan (F-01, F-03). */
export type ConsumerQuota = Schemas['Quota'];
/**
 * One use of the annual quota: `reserve` and `post` take it, `release` and `reverse` give it back, `refusal` wanted it and
 * did not get it.
 */
export type ConsumerUse = ConsumerQuota['uses'][number];
/** The tax bill of a declaration, in yuan; status 1 made, 2 on a demand, 3 void. */
export type ConsumerBill = Schemas['ConsumerBill'];
export type ConsumerBillLine = ConsumerBill['lines'][number];
export type ConsumerParcel = Schemas['ConsumerParcel'];
export type ConsumerCase = Schemas['ConsumerCase'];

/**
 * What a consumer may see and do (F-03): whose it is, the token says (`OfficeClient.consumerToken`), and there is no way to
 * ask about another. Five requests a second; a token lasts a day. A declaration that is not the person's is answered like one
 * that does not exist: `ApiError` 404 `declaration-unknown`.
 */
export class ConsumerClient {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** Of this year unless another is named. */
  async quota(year?: number): Promise<ConsumerQuota> {
    return readApi(this.#options, '/api/consumer/quota', { query: { year } });
  }

  /** Tax bills of the declarations that used the quota of the year, newest first. */
  async bills(year?: number): Promise<readonly ConsumerBill[]> {
    return (await readApi(this.#options, '/api/consumer/bills', { query: { year } })).bills;
  }

  /** One bill by the declaration's preNo, and the assessment with the law behind each number (E-08). */
  async bill(preNo: string): Promise<Schemas['ExplainedBill']> {
    return readApi(this.#options, '/api/consumer/bills/{number}', { path: { number: preNo } });
  }

  /** Where the parcel of a declaration is (L-01). */
  async parcel(preNo: string): Promise<ConsumerParcel> {
    return readApi(this.#options, '/api/consumer/parcels/{number}', { path: { number: preNo } });
  }

  /** Cases that concern the person, newest first. */
  async cases(): Promise<readonly ConsumerCase[]> {
    return (await readApi(this.#options, '/api/consumer/cases', {})).cases;
  }

  /**
   * "Not mine": opens a case about a declaration, one however often it is said. `waiting`: recorded, the number comes with
   * `cases`. The statement has at most 1,000 characters and is kept sealed.
   */
  async dispute(preNo: string, statement: string): Promise<Schemas['Dispute']> {
    return sendApi(this.#options, '/api/consumer/disputes', { body: { preNo, statement } });
  }

  /** Frozen, nothing more may use the quota: declarations are refused with 90110. */
  async freeze(frozen: boolean): Promise<Schemas['Freeze']> {
    return sendApi(this.#options, '/api/consumer/freeze', { body: { frozen } });
  }
}
