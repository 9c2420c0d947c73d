import type { components, problems } from '../generated/api.ts';

/** A problem the platform names in its answer (`error.code` …), as `ApiError.detail`. */
export type ApiProblem = components['schemas']['Error']['error'];

/** Codes of the API; of the operation of this name, where one is given. The codes of the regime are numbers. */
export type ProblemCode<Operation extends keyof problems = keyof problems> = problems[Operation];

/**
 * The platform answered, and the answer is no. `refused` tells the regime's refusals (form, signature,
 * authority; HTTP 400 and 403) from technical ones.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: ApiProblem;
  /** Give it to the operator when asking for help. */
  readonly conversationId: string | null;

  constructor(status: number, problem: ApiProblem, conversationId: string | null) {
    super(`${problem.code} ${problem.message_zh} / ${problem.message_en} (HTTP ${status})`);
    this.status = status;
    this.problem = problem;
    this.conversationId = conversationId;
  }

  /** Whether the problem is one of the API's own, by its code: `error.is('declaration-unknown')`. */
  is(code: ProblemCode): boolean {
    return this.problem.code === code;
  }

  get refused(): boolean {
    return (this.status === 400 || this.status === 403) && /^[-−]?\d+$/.test(this.problem.code);
  }
}

/** No answer came, also after retries: the platform is not there, or the connection broke. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`无法连接 ${url} / cannot reach ${url}: ${reasonOf(cause)}`, { cause });
    this.url = url;
  }
}

/** Nobody listens there, or there is no such place: trying again in a second changes nothing. */
export function isNobodyThere(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(reasonOf(error));
}

/** The system code behind a failed fetch: `ECONNREFUSED`, `UND_ERR_SOCKET`. */
function reasonOf(cause: unknown): string {
  for (let error = cause, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error.name === 'TimeoutError') return 'timeout';
  }
  return cause instanceof Error ? cause.message : 'unknown';
}
