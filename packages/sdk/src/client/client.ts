import { randomUUID } from 'node:crypto';
import type { paths } from '../generated/api.ts';
import { readApi, readFile, type Schemas, sendApi } from './api.ts';
import { type DeclarationProgress, progressOf } from '../declarationState.ts';
import { pause, request, type TransportOptions } from './transport.ts';
import type {
  ActAnswer,
  AssessAnswer,
  DeclarationStory,
  FiledAnswer,
  Health,
  OwnRecord,
  Receipt,
  ReceiptPage,
  StoredMessage,
} from './types.ts';

export type ClientOptions = Omit<TransportOptions, 'token'> & {
  /** The bearer token of the participant; `null` for what anybody may ask (assess, codes, health). */
  readonly token: string | null;
};

type AssessInput = paths['/api/assess']['post']['requestBody']['content']['application/json'];
/** What a firm says to a supplementary declaration: `no` of the request, and every question of it once. */
export type SupplementAnswer =
  paths['/api/declarations/{number}/supplements/answer']['post']['requestBody']['content']['application/json'];
/** An article as it is filed. */
export type FilingInput = paths['/api/filings']['post']['requestBody']['content']['application/json'];

/** Ends a call early: when `signal` is aborted, or `timeoutMs` after it began, retries and waits included. */
export type Limits = { readonly signal?: AbortSignal; readonly timeoutMs?: number };

/** `idleMs`: the wait between two looks, ms; default 1000. */
export type FollowOptions = Limits & { readonly idleMs?: number };

export type DeclaredOptions = FollowOptions & {
  readonly after: string | null;
  readonly untilCustoms?: boolean;
  readonly onReceipt?: (receipt: Receipt) => void;
};

/** What became of a declaration, the receipt that says so, and all of its receipts that were read. */
export type Declared = {
  readonly progress: Exclude<DeclarationProgress, 'underway'>;
  readonly receipt: Receipt;
  readonly receipts: readonly Receipt[];
  /** Read on from here. */
  readonly cursor: string;
};

const IDLE_MS = 1000;

function signalOf({ signal, timeoutMs }: Limits): AbortSignal | undefined {
  const given = signal === undefined ? [] : [signal];
  const all = timeoutMs === undefined ? given : [...given, AbortSignal.timeout(timeoutMs)];
  return all.length < 2 ? all[0] : AbortSignal.any(all);
}
/** Requests for supplementary declarations, with their answers. */
type Supplements = Schemas['Supplements']['supplements'];

/** The largest page the platform gives. */
const PAGE_MAX = 1000;

const XML = 'application/xml';
const HTML = 'text/html';

/**
 * An enterprise's connection to the platform.
 *
 *     const persona = await readPersonaOf('./data', 'broker');
 *     const client = new TongguanClient({ url: 'http://127.0.0.1:8180', token: persona.token });
 *     await client.send(signMessage(writeMessage(message), signerOf(persona)));
 *     for await (const { receipts } of client.follow(null)) console.log(receipts);
 *
 * A busy platform (429, 503) and a broken connection are retried with growing, jittered waits, honouring
 * Retry-After; everything else that is not a success is thrown as `ApiError`, and as `ConnectionError` when no
 * answer came.
 */
export class TongguanClient {
  readonly #options: TransportOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * Sends one signed message. Resolves once it is durably stored; the decision comes by receipt. What `limits` end is thrown as
   * their signal's reason (`TimeoutError`, `AbortError`); sending the same bytes again is harmless (B-07).
   */
  async send(message: Buffer, limits: Limits = {}): Promise<StoredMessage> {
    const signal = signalOf(limits);
    const wanted = { method: 'POST', path: '/api/messages', contentType: XML, body: message } as const;
    const answer = await request(this.#options, signal === undefined ? wanted : { ...wanted, signal });
    return { ...(JSON.parse(answer.text) as Schemas['Stored']), replayed: answer.replayed };
  }

  /** Receipts after a cursor (`null` – from the first), oldest first. Reading takes nothing away. */
  async receipts(after: string | null, limit = 100, limits: Limits = {}): Promise<ReceiptPage> {
    const signal = signalOf(limits);
    const query = { after: after ?? undefined, limit };
    return readApi(this.#options, '/api/receipts', { query }, signal);
  }

  /** The same page as XML: receipt messages as they would be delivered. */
  async receiptsXml(after: string | null, limit = 100): Promise<string> {
    return readFile(this.#options, '/api/receipts', { query: { after: after ?? undefined, limit } }, XML);
  }

  /** The cursor after the newest receipt, so that only what comes later is read. `null` when there is none yet. */
  async newestCursor(): Promise<string | null> {
    for (let cursor: string | null = null; ; ) {
      const page: ReceiptPage = await this.receipts(cursor, PAGE_MAX);
      cursor = page.next;
      if (!page.more) return cursor;
    }
  }

  /**
   * Reads receipts as they come, waiting `idleMs` whenever there is nothing new. Stop by leaving the loop, by `signal` or
   * after `timeoutMs`: then the loop ends, also while nothing comes, and throws nothing.
   */
  async *follow(after: string | null, options: number | FollowOptions = {}): AsyncGenerator<ReceiptPage> {
    const { idleMs = IDLE_MS, ...limits } = typeof options === 'number' ? { idleMs: options } : options;
    const signal = signalOf(limits);
    for (let cursor = after; signal?.aborted !== true; ) {
      const page = await this.#pageOrEnd(cursor, signal);
      if (page === null) return;
      if (page.receipts.length > 0) yield page;
      cursor = page.next;
      if (!page.more) await pause(this.#options, idleMs, signal);
    }
  }

  /** `null`: it was asked to end while it waited for the answer. */
  async #pageOrEnd(cursor: string | null, signal: AbortSignal | undefined): Promise<ReceiptPage | null> {
    try {
      return await this.receipts(cursor, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (signal?.aborted === true) return null;
      throw error;
    }
  }

  /**
   * Waits for what becomes of a declaration of one's own: until it is released, refused or ended, and with `untilCustoms` also
   * until it lies with customs (300, 500 …), which may take days. Reads receipts after `after`: the `newestCursor` from before
   * it was sent, or `null` for all. `onReceipt` is told each of its receipts. Throws the signal's reason when the time is up.
   */
  async declared(copNo: string, options: DeclaredOptions): Promise<Declared> {
    const { after, untilCustoms = false, onReceipt, idleMs = 200, ...limits } = options;
    const signal = signalOf(limits);
    const told: Receipt[] = [];
    for await (const page of this.follow(after, signal === undefined ? { idleMs } : { idleMs, signal })) {
      for (const receipt of page.receipts) {
        if (receipt.type !== 'CEB622Message' || receipt['copNo'] !== copNo) continue;
        told.push(receipt);
        onReceipt?.(receipt);
        const progress = progressOf(receipt.returnStatus);
        const isDecided = progress !== 'underway' && (progress !== 'withCustoms' || untilCustoms);
        if (isDecided) return { progress, receipt, receipts: told, cursor: receipt.cursor };
      }
    }
    signal?.throwIfAborted();
    throw new Error('the loop over receipts ends by its signal alone');
  }

  /** The full story of a declaration by copNo, preNo or invtNo; personal data masked. */
  async declaration(number: string): Promise<DeclarationStory> {
    return readApi(this.#options, '/api/declarations/{number}', { path: { number } });
  }

  /** The versions of a declaration, as first declared and each change, with the digest of what was signed (C-11). */
  async versions(number: string): Promise<Schemas['Versions']> {
    return readApi(this.#options, '/api/declarations/{number}/versions', { path: { number } });
  }

  /** A version of a declaration as a page to print (HTML); without a number the one in force. Personal data masked. */
  async printed(number: string, version?: number): Promise<string> {
    return readFile(this.#options, '/api/declarations/{number}/print', { path: { number }, query: { version } }, HTML);
  }

  /** Assesses tax without declaring; input and answer as `assessJson` of `@tongguan/policy`. */
  async assess(input: unknown): Promise<AssessAnswer | readonly AssessAnswer[]> {
    return sendApi(this.#options, '/api/assess', { body: input as AssessInput });
  }

  /** Files an article, or a new version of it; what the law says against it is thrown as `ApiError` with `refusals`. */
  async fileGoods(filing: FilingInput): Promise<FiledAnswer> {
    return sendApi(this.#options, '/api/filings', { body: filing });
  }

  /** The newest version of each article of the enterprise. */
  async filings(): Promise<Schemas['Filings']> {
    return readApi(this.#options, '/api/filings', {});
  }

  /** What customs asks about declarations that are one's own, the soonest due first; `all`: also what is over (E-09). */
  async supplements(all = false): Promise<Supplements> {
    return (await readApi(this.#options, '/api/supplements', { query: { all: all || undefined } })).supplements;
  }

  /** The supplementary declarations of one list, by copNo, preNo or invtNo, for whoever may answer them. */
  async supplementsOf(number: string): Promise<Supplements> {
    return (await readApi(this.#options, '/api/declarations/{number}/supplements', { path: { number } })).supplements;
  }

  /**
   * Answers a supplementary declaration, once (E-09). `facts.late` of the answer says whether it came in time. Give a `key` (UUID)
   * of your own to repeat it after a crash as the same one. Throws `ApiError` 409: 90043 not open, 90039 does not fit.
   */
  async answerSupplement(number: string, body: SupplementAnswer, key: string = randomUUID()): Promise<ActAnswer> {
    return sendApi(this.#options, '/api/declarations/{number}/supplements/answer', { path: { number }, body, key });
  }

  /** Everything on record about the enterprise: roles, standing, licences, delegations, certificates (A-02 … A-07). */
  async record(): Promise<OwnRecord> {
    return readApi(this.#options, '/api/participant', {});
  }

  /** What a code means and what to do. */
  async code(code: string): Promise<Schemas['Code']> {
    return readApi(this.#options, '/api/codes/{code}', { path: { code } });
  }

  async health(): Promise<Health> {
    return readApi(this.#options, '/api/health', {});
  }
}
