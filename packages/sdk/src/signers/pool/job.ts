import { SignerError } from '../errors.ts';
import type { MadeSignature } from '../types.ts';
import type { PoolTime } from './types.ts';

/** One request on its way through the pool. It ends once: with a signature, an error, or because the caller gave up. */
export class Job {
  readonly data: Buffer;
  readonly signal: AbortSignal;
  readonly sinceMs: number;
  readonly done: Promise<MadeSignature>;
  attempts = 0;
  isOver = false;
  readonly #ending = new AbortController();
  readonly #settle: { resolve(made: MadeSignature): void; reject(error: SignerError): void };
  readonly #release: () => void;

  constructor(
    data: Buffer,
    time: PoolTime,
    waitMaxMs: number,
    caller: AbortSignal | undefined,
    onOver: (job: Job) => void,
  ) {
    this.data = data;
    this.sinceMs = time.now();
    this.signal = this.#ending.signal;
    const { promise, resolve, reject } = withResolvers();
    this.done = promise;
    this.#settle = { resolve, reject };
    const giveUp = (error: SignerError): void => {
      if (this.isOver) return;
      this.fail(error);
      onOver(this);
    };
    const onAbort = (): void => giveUp(new SignerError('closed'));
    const cancelWait = time.after(waitMaxMs, () => giveUp(new SignerError('timeout')));
    caller?.addEventListener('abort', onAbort, { once: true });
    this.#release = () => {
      cancelWait();
      caller?.removeEventListener('abort', onAbort);
    };
  }

  succeed(made: MadeSignature): void {
    this.#over();
    this.#settle.resolve(made);
  }

  /** Also tells a member that still works on it to stop. */
  fail(error: SignerError): void {
    this.#over();
    this.#ending.abort();
    this.#settle.reject(error);
  }

  #over(): void {
    this.isOver = true;
    this.#release();
  }
}

function withResolvers() {
  let resolve: (made: MadeSignature) => void = () => undefined;
  let reject: (error: SignerError) => void = () => undefined;
  const promise = new Promise<MadeSignature>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
