import { SignerError } from '../errors.ts';

/**
 * What the e-port control on the desk of the card speaks: JSON over a WebSocket on the same machine. On connecting it
 * sends a frame of method `open`; then each request is answered by one frame with its `_id` and `_method`.
 * Seen in the practice of enterprises; the control's own manual is not public.
 */
export const UKEY_URL = 'ws://127.0.0.1:61232';

export const UKEY_METHODS = {
  open: 'open',
  /** { inData, passwd } → [signature in base64, serial number of the certificate] */
  sign: 'cus-sec_SpcSignDataAsPEM',
  /** {} → [certificate in base64] */
  certificate: 'cus-sec_SpcGetSignCertAsPEM',
  /** { szInfo, passwd } → [SHA-1 in base64] */
  sha1: 'cus-sec_SpcSHA1DigestAsPEM',
  /** {} → [serial number of the certificate] */
  certificateNumber: 'cus-sec_SpcGetCertNo',
} as const;

export type UkeyRequest = {
  readonly _method: string;
  readonly _id: number;
  readonly args: Readonly<Record<string, string>>;
};

export type UkeyAnswer = {
  /** `null` where the control answers without envelope. */
  readonly id: number | null;
  readonly method: string | null;
  readonly result: boolean;
  readonly data: readonly string[];
  readonly errors: readonly string[];
};

/** Reads a frame: `{_id, _method, _status, _args: {Result, Data, Error}}`, or the inner part alone. `null` for others. */
export function readAnswer(text: string): UkeyAnswer | null {
  const frame = recordOf(parsed(text));
  const inner = recordOf(frame?.['_args']) ?? frame;
  if (frame === null || inner === null || typeof inner['Result'] !== 'boolean') return null;
  const status = frame['_status'];
  const id = Number(frame['_id'] ?? Number.NaN);
  return {
    id: Number.isInteger(id) ? id : null,
    method: typeof frame['_method'] === 'string' ? frame['_method'] : null,
    result: inner['Result'] && (status === undefined || status === '00'),
    data: textsOf(inner['Data']),
    errors: textsOf(inner['Error']),
  };
}

/** The control tells everything in words; those about the password decide whether anybody may try again. */
const ABOUT_PASSWORD = /密码|口令|锁|PIN|passw/i;
const SHOWN_CHARACTERS_MAX = 160;

export function refusalOf({ errors }: UkeyAnswer): SignerError {
  const text = errors.join(' ').slice(0, SHOWN_CHARACTERS_MAX);
  return new SignerError(ABOUT_PASSWORD.test(text) ? 'password' : 'refused', text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
