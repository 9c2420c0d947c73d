import { SignerError, type SignerErrorKind } from './errors.ts';
import type { RemoteKey, SigningRequest } from './remote.ts';

export type HttpKeyOptions = {
  /** Where signatures are made, for example `https://hsm.example/keys/customs/sign`. */
  readonly url: string;
  /** Sent as bearer token. */
  readonly token?: string;
};

/** A signature in base64 with room to spare; nothing longer is read. */
const ANSWER_CHARACTERS_MAX = 16_384;

/**
 * The reference protocol of a signing service, small enough to put before any HSM or KMS:
 *
 *     POST {url}   {"requestId":"…","algorithm":"sm2-sm3","data":"base64","digest":"base64"}
 *     200          {"signature":"base64"}
 *
 * 429 and 503 mean busy (Retry-After is heeded), 401 and 403 a wrong token, any other answer a refusal. The private key
 * never leaves the service; the client checks every answer under the certificate.
 */
export function httpKey({ url, token }: HttpKeyOptions): RemoteKey {
  return {
    async sign(request, signal) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: bodyOf(request),
        signal,
        redirect: 'error',
      });
      if (!response.ok) throw refusalOf(response);
      return signatureIn(await response.text());
    },
  };
}

function bodyOf({ requestId, algorithm, data, digest }: SigningRequest): string {
  return JSON.stringify({ requestId, algorithm, data: data.toString('base64'), digest: digest.toString('base64') });
}

function refusalOf(response: Response): SignerError {
  const seconds = /^\d{1,5}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
  const more = seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 };
  return new SignerError(kindOf(response.status), `HTTP ${response.status}`, more);
}

function kindOf(status: number): SignerErrorKind {
  if (status === 429 || status === 503) return 'busy';
  if (status === 401 || status === 403) return 'password';
  return status === 502 || status === 504 ? 'unreachable' : 'refused';
}

function signatureIn(text: string): Buffer {
  if (text.length > ANSWER_CHARACTERS_MAX) throw new SignerError('refused', `${text.length} characters`);
  try {
    const answer: unknown = JSON.parse(text);
    if (
      typeof answer === 'object' &&
      answer !== null &&
      'signature' in answer &&
      typeof answer.signature === 'string'
    ) {
      return Buffer.from(answer.signature, 'base64');
    }
  } catch {
    // Not JSON: told below.
  }
  throw new SignerError('refused', '应答中没有 signature / no signature in the answer');
}
