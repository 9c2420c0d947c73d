import { type ApiProblem, ApiError, ConnectionError, isNobodyThere } from './errors.ts';

export type TransportOptions = {
  readonly url: string;
  readonly token: string | null;
  /** How often a request is tried at most, the first time included; default 6. */
  readonly attemptsMax?: number;
  /** Longest wait for one answer; default 30 s. */
  readonly timeoutMs?: number;
  /**
   * Nobody listening at the address, or no such host, is told at once instead of being tried again: for programs that a person
   * waits for. Counts only until the platform has answered once.
   */
  readonly unreachableAtOnce?: boolean;
  /** For tests: how to wait and where jitter comes from. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
};

export type ApiRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly accept?: string;
  readonly contentType?: string;
  readonly body?: Buffer | string;
  /** Makes a repeated request one act: sent as Idempotency-Key. */
  readonly idempotencyKey?: string;
  /** Ends the request, its retries and its waits: what it was aborted with is thrown. */
  readonly signal?: AbortSignal;
};

export type ApiAnswer = {
  readonly status: number;
  readonly text: string;
  readonly conversationId: string | null;
  /** The platform had these bytes before. */
  readonly replayed: boolean;
};

const ATTEMPTS_MAX = 6;
const TIMEOUT_MS = 30_000;
/** First wait of the back-off; doubles up to the longest. */
const WAIT_FIRST_MS = 200;
const WAIT_LONGEST_MS = 10_000;

/**
 * Sends one request, again and again while the platform is busy (429, 503) or the connection fails. Every
 * request of this API is harmless to repeat: the same message bytes have one effect only (B-07).
 * Returns the answer when it is a success; throws `ApiError` or `ConnectionError` otherwise, and the reason of
 * `signal` when it is aborted.
 */
export async function request(options: TransportOptions, wanted: ApiRequest): Promise<ApiAnswer> {
  const attemptsMax = options.attemptsMax ?? ATTEMPTS_MAX;
  const { signal } = wanted;
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= attemptsMax;
    let retryAfterMs: number | null = null;
    signal?.throwIfAborted();
    try {
      const response = await fetch(new URL(wanted.path, options.url), initOf(options, wanted));
      const answer = await answerOf(response);
      ANSWERED.add(options);
      if (response.ok) return answer;
      if (last || (response.status !== 429 && response.status !== 503)) throw apiError(answer);
      retryAfterMs = retryAfter(response.headers.get('retry-after'));
    } catch (error) {
      if (error instanceof ApiError) throw error;
      signal?.throwIfAborted();
      const isVain = options.unreachableAtOnce === true && !ANSWERED.has(options) && isNobodyThere(error);
      if (last || isVain) throw new ConnectionError(options.url, error);
    }
    await pause(options, waitMs(attempt, retryAfterMs, options.random ?? Math.random), signal);
  }
}

/** Connections whose platform has answered at least once. */
const ANSWERED = new WeakSet<TransportOptions>();

/** Waits, or less when it is aborted; the next attempt throws the reason then. */
export function pause(options: Pick<TransportOptions, 'sleep'>, ms: number, signal?: AbortSignal): Promise<void> {
  if (options.sleep !== undefined) return options.sleep(ms);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted === true) done();
  });
}

function signalOf(timeout: AbortSignal, given: AbortSignal | undefined): AbortSignal {
  return given === undefined ? timeout : AbortSignal.any([timeout, given]);
}

/** Full jitter over a doubling wait, never earlier than the platform asked for. */
export function waitMs(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const ceiling = Math.min(WAIT_LONGEST_MS, WAIT_FIRST_MS * 2 ** (attempt - 1));
  const jitter = Math.round(ceiling * random());
  return retryAfterMs === null ? jitter : Math.min(retryAfterMs, 60_000) + Math.round(jitter / 4);
}

function initOf(options: TransportOptions, wanted: ApiRequest): RequestInit {
  const headers: Record<string, string> = { accept: wanted.accept ?? 'application/json' };
  if (options.token !== null) headers['authorization'] = `Bearer ${options.token}`;
  if (wanted.idempotencyKey !== undefined) headers['idempotency-key'] = wanted.idempotencyKey;
  if (wanted.contentType !== undefined) headers['content-type'] = wanted.contentType;
  return {
    method: wanted.method,
    headers,
    signal: signalOf(AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS), wanted.signal),
    ...(wanted.body === undefined ? {} : { body: wanted.body as NonNullable<RequestInit['body']> }),
  };
}

/** Seconds, or a date; `null` when the header is missing or unreadable. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

async function answerOf(response: Response): Promise<ApiAnswer> {
  return {
    status: response.status,
    text: await response.text(),
    conversationId: response.headers.get('tongguan-conversation-id'),
    replayed: response.headers.get('tongguan-replayed') === 'true',
  };
}

/** Anything that is not the platform's own error shape (a proxy's page) is still told with its status. */
function apiError(answer: ApiAnswer): ApiError {
  return new ApiError(answer.status, problemOf(answer), answer.conversationId);
}

function problemOf({ status, text }: ApiAnswer): ApiProblem {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'error' in body) {
      const { error } = body;
      if (typeof error === 'object' && error !== null && 'code' in error) {
        const problem = error as { code: unknown; message_zh?: unknown; message_en?: unknown };
        return {
          ...(problem as object),
          code: textOf(problem.code),
          message_zh: textOf(problem.message_zh),
          message_en: textOf(problem.message_en),
        };
      }
    }
  } catch {
    // Not JSON: told below.
  }
  return {
    code: `HTTP${status}`,
    message_zh: '应答不是本平台的格式',
    message_en: 'the answer is not of this platform',
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
