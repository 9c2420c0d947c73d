import type { Track } from './tracking.ts';
import { readJson, sendJson, type TransportOptions } from './transport.ts';

/** One use of the annual quota; amounts are yuan. */
export type ConsumerUse = {
  readonly preNo: string;
  readonly invtNo: string | null;
  readonly at: string;
  /** `reserve` and `post` take quota, `release` and `reverse` give it back, `refusal` wanted it and did not get it. */
  readonly move: 'reserve' | 'post' | 'release' | 'reverse' | 'refusal';
  readonly amount: string;
  /** Taxes of the list, once it is released. */
  readonly tax: string | null;
  readonly platformCode: string;
  /** State of the list: 800 released … */
  readonly state: number;
  readonly ending: string | null;
  readonly disputed: boolean;
};

/** The annual quota of one year, in yuan (F-01, F-03). */
export type ConsumerQuota = {
  readonly year: number;
  readonly limit: string;
  readonly reserved: string;
  readonly used: string;
  readonly available: string;
  readonly frozen: boolean;
  readonly uses: readonly ConsumerUse[];
};

export type ConsumerBillLine = {
  readonly gnum: string;
  readonly gcode: string;
  readonly dutiableValue: string;
  readonly customsDuty: string;
  readonly consumptionTax: string;
  readonly valueAddedTax: string;
};

/** The tax bill of a list, in yuan. */
export type ConsumerBill = {
  readonly preNo: string;
  readonly invtNo: string;
  readonly taxNo: string;
  readonly platformCode: string;
  readonly releasedAt: string;
  /** 1 made, 2 on a demand, 3 void. */
  readonly status: { readonly code: number; readonly text: string };
  readonly customsDuty: string;
  readonly consumptionTax: string;
  readonly valueAddedTax: string;
  /** The three together. */
  readonly tax: string;
  readonly lines: readonly ConsumerBillLine[];
};

export type ConsumerParcel = Track & { readonly preNo: string };

export type ConsumerCase = {
  readonly caseNo: string;
  readonly kind: string;
  readonly text_zh: string;
  readonly text_en: string;
  readonly preNo: string | null;
  readonly openedAt: string;
  readonly state: 'open' | 'concluded';
  readonly outcome: string | null;
  /** Quota given back, yuan. */
  readonly restored: string | null;
  readonly concludedAt: string | null;
};

/**
 * What a consumer may see and do (F-03): whose it is, the token says (`OfficeClient.consumerToken`), and there is no way to
 * ask about another. Five requests a second; a token lasts a day. A list that is not the person's is answered like one
 * that does not exist: `ApiError` 404 `declaration-unknown`.
 */
export class ConsumerClient {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** Of this year unless another is named. */
  async quota(year?: number): Promise<ConsumerQuota> {
    return readJson(this.#options, `/api/consumer/quota${yearQuery(year)}`);
  }

  /** Tax bills of the lists that used the quota of the year, newest first. */
  async bills(year?: number): Promise<readonly ConsumerBill[]> {
    const path = `/api/consumer/bills${yearQuery(year)}`;
    return (await readJson<{ readonly bills: readonly ConsumerBill[] }>(this.#options, path)).bills;
  }

  /** One bill by the list's preNo, and the assessment with the law behind each number (E-08). */
  async bill(preNo: string): Promise<ConsumerBill & { readonly assessment: unknown }> {
    return readJson(this.#options, `/api/consumer/bills/${encodeURIComponent(preNo)}`);
  }

  /** Where the parcel of a list is (L-01). */
  async parcel(preNo: string): Promise<ConsumerParcel> {
    return readJson(this.#options, `/api/consumer/parcels/${encodeURIComponent(preNo)}`);
  }

  /** Cases that concern the person, newest first. */
  async cases(): Promise<readonly ConsumerCase[]> {
    const { cases } = await readJson<{ readonly cases: readonly ConsumerCase[] }>(this.#options, '/api/consumer/cases');
    return cases;
  }

  /**
   * "Not mine": opens a case about a list, one however often it is said. `waiting`: recorded, the number comes with
   * `cases`. The statement has at most 1,000 characters and is kept sealed.
   */
  async dispute(
    preNo: string,
    statement: string,
  ): Promise<{ readonly preNo: string; readonly state: 'opened' | 'waiting'; readonly caseNo: string | null }> {
    return sendJson(this.#options, '/api/consumer/disputes', { preNo, statement });
  }

  /** Frozen, nothing more may use the quota: lists are refused with 90110. */
  async freeze(frozen: boolean): Promise<{ readonly frozen: boolean }> {
    return sendJson(this.#options, '/api/consumer/freeze', { frozen });
  }
}

function yearQuery(year: number | undefined): string {
  return year === undefined ? '' : `?year=${year}`;
}
