import { type Certificate, digestToSign, type SignatureAlgorithm, signatureFromDevice } from '@tongguan/ceb';
import { waitMs } from '../client/transport.ts';
import { algorithmFor, certificateFrom, identityOf } from './certificate.ts';
import { asSignerError, SignerError } from './errors.ts';
import type { AsyncSigner } from './types.ts';

/** A request to a remote key. Some devices sign data, some digests: both are given. */
export type SigningRequest = {
  /** The same over all attempts of one signature, so that a service can recognise a repetition. */
  readonly requestId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly data: Buffer;
  /** Hash of the data; for SM2 the value e with Z inside (GB/T 32918.2). */
  readonly digest: Buffer;
};

/**
 * A key in an HSM, a KMS or a signing service of the enterprise: implement this one function. Answer with the signature
 * (SM2 as r‖s or as DER); throw `SignerError` to say why not – `unreachable`, `timeout` and `busy` are tried again.
 * Stop when `signal` aborts.
 */
export type RemoteKey = { sign(request: SigningRequest, signal: AbortSignal): Promise<Buffer> };

export type RemoteOptions = {
  /** PEM or DER: the answer is checked with it, and it goes into the message. */
  readonly certificate: Buffer | string;
  readonly algorithm?: SignatureAlgorithm;
  readonly keyName?: string;
  /** Longest wait for one answer; default 5 s. */
  readonly timeoutMs?: number;
  /** How often one signature is tried at most, the first time included; default 4. */
  readonly attemptsMax?: number;
  /** For tests: how to wait, where jitter and request ids come from. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
  readonly requestId?: () => string;
};

const TIMEOUT_MS = 5_000;
const ATTEMPTS_MAX = 4;

/**
 * Signs with a key elsewhere: each attempt has its time, passing troubles are tried again with growing, jittered waits,
 * and no answer is used that does not verify under the certificate.
 */
export function remoteSigner(key: RemoteKey, options: RemoteOptions): AsyncSigner {
  const certificate = certificateFrom(options.certificate);
  const algorithm = algorithmFor(certificate.key, options.algorithm);
  const identity = identityOf(certificate, options.keyName);
  const closing = new AbortController();
  return {
    algorithm,
    sign: async (data, signal) => {
      const request = {
        requestId: (options.requestId ?? (() => crypto.randomUUID()))(),
        algorithm,
        data,
        digest: digestToSign(certificate.key, algorithm, data),
      };
      const givenUp = signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
      const answer = await answerOf(key, request, options, givenUp);
      return { value: checked(certificate, request, answer), identity };
    },
    close: async () => closing.abort(),
  };
}

function checked(certificate: Certificate, { algorithm, data }: SigningRequest, answer: Buffer): Buffer {
  const value = signatureFromDevice(certificate.key, algorithm, data, answer);
  if (value === null) throw new SignerError('wrong-signature', `${answer.length} bytes`);
  return value;
}

async function answerOf(
  key: RemoteKey,
  request: SigningRequest,
  options: RemoteOptions,
  givenUp: AbortSignal,
): Promise<Buffer> {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const attemptsMax = options.attemptsMax ?? ATTEMPTS_MAX;
  for (let attempt = 1; ; attempt += 1) {
    if (givenUp.aborted) throw new SignerError('closed');
    try {
      return await oneAnswer(key, request, options.timeoutMs ?? TIMEOUT_MS, givenUp);
    } catch (thrown) {
      const error = asSignerError(thrown);
      if (!error.passing || attempt >= attemptsMax) throw error;
      await unlessGivenUp(sleep(waitMs(attempt, error.retryAfterMs, options.random ?? Math.random)), givenUp);
    }
  }
}

/** Ends a wait early when nobody wants the signature any more. */
async function unlessGivenUp(wait: Promise<void>, givenUp: AbortSignal): Promise<void> {
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  givenUp.addEventListener('abort', leave, { once: true });
  await Promise.race([wait, left]);
  givenUp.removeEventListener('abort', leave);
}

/** One attempt. A key that does not heed its signal is left behind: its late answer goes nowhere. */
async function oneAnswer(
  key: RemoteKey,
  request: SigningRequest,
  timeoutMs: number,
  givenUp: AbortSignal,
): Promise<Buffer> {
  const ending = new AbortController();
  const abort = (): void => ending.abort(new SignerError('closed'));
  givenUp.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => ending.abort(new SignerError('timeout')), timeoutMs);
  try {
    const ended = new Promise<never>((_resolve, reject) => {
      ending.signal.addEventListener('abort', () => reject(ending.signal.reason as SignerError), { once: true });
    });
    return await Promise.race([key.sign(request, ending.signal), ended]);
  } catch (error) {
    // A key that heeds its signal throws AbortError: what ended it is the reason.
    throw ending.signal.aborted ? (ending.signal.reason as SignerError) : error;
  } finally {
    clearTimeout(timer);
    givenUp.removeEventListener('abort', abort);
  }
}
