/**
 * Why no signature was made.
 *
 * - `file`: the key file cannot be read or is of no form we know
 * - `password`: missing or wrong. Never tried again by itself: cards lock after a few wrong ones
 * - `certificate`: none given, unreadable, or not of this key
 * - `unreachable`: no connection to the device or service
 * - `timeout`: no answer in time
 * - `busy`: the device, the service or our own queue has no room
 * - `refused`: the device or service says no
 * - `wrong-signature`: the answer is no signature of this key over these bytes
 * - `closed`: the signer was closed, or the caller gave up
 */
export type SignerErrorKind =
  | 'file'
  | 'password'
  | 'certificate'
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'refused'
  | 'wrong-signature'
  | 'closed';

const WORDS: Readonly<Record<SignerErrorKind, string>> = {
  file: '无法读取密钥文件 / the key file cannot be read',
  password: '密钥口令缺失或错误 / the password is missing or wrong',
  certificate: '证书缺失、无法读取或与密钥不符 / the certificate is missing, unreadable or not of this key',
  unreachable: '无法连接签名设备或服务 / the signing device or service cannot be reached',
  timeout: '签名超时 / no signature in time',
  busy: '签名设备或队列繁忙 / the signing device or queue is busy',
  refused: '签名设备或服务拒绝 / the signing device or service refused',
  'wrong-signature': '返回的签名值与证书不符 / the answer is no signature of this certificate',
  closed: '签名已取消 / signing was given up',
};

/** Passing troubles: the same request may succeed a moment later. */
const PASSING: readonly SignerErrorKind[] = ['unreachable', 'timeout', 'busy'];

export type SignerErrorMore = { readonly cause?: unknown; readonly retryAfterMs?: number };

/** No signature was made. Neither password, key nor the signed data ever stand in the message. */
export class SignerError extends Error {
  override readonly name = 'SignerError';
  readonly kind: SignerErrorKind;
  /** Not sooner than this, when the service says so. */
  readonly retryAfterMs: number | null;

  constructor(kind: SignerErrorKind, detail = '', more: SignerErrorMore = {}) {
    super(`${WORDS[kind]}${detail === '' ? '' : `: ${detail}`}`, 'cause' in more ? { cause: more.cause } : {});
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }

  get passing(): boolean {
    return PASSING.includes(this.kind);
  }
}

/** Whatever a device's code threw, as one of ours. */
export function asSignerError(thrown: unknown): SignerError {
  if (thrown instanceof SignerError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return new SignerError('unreachable', code, { cause: thrown });
}
