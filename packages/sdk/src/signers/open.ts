import type { SignatureAlgorithm } from '@tongguan/ceb';
import { SignerError } from './errors.ts';
import { httpKey } from './httpKey.ts';
import { signerFromFile } from './keyFile.ts';
import { remoteSigner } from './remote.ts';
import { asyncSigner } from './signMessage.ts';
import type { AsyncSigner } from './types.ts';
import { ukeySigner } from './ukey/signer.ts';

export type OpenOptions = {
  /** Of the key file or the card; for a signing service its token. */
  readonly password?: string;
  /** PEM or DER; needed for a signing service and for key files without certificate. */
  readonly certificate?: Buffer | string;
  readonly algorithm?: SignatureAlgorithm;
  readonly timeoutMs?: number;
};

/**
 * Opens a key by how it is named: `ws://…` is a u-key control, `http(s)://…` a signing service, anything else a file.
 * Close it when done.
 */
export async function openSigner(source: string, options: OpenOptions = {}): Promise<AsyncSigner> {
  const { password, certificate, algorithm, timeoutMs } = options;
  const time = timeoutMs === undefined ? {} : { timeoutMs };
  const chosen = algorithm === undefined ? {} : { algorithm };
  if (/^wss?:\/\//.test(source)) {
    if (password === undefined) throw new SignerError('password');
    return fitting(await ukeySigner({ url: source, password, ...time }), algorithm);
  }
  if (/^https?:\/\//.test(source)) {
    if (certificate === undefined) throw new SignerError('certificate');
    const key = httpKey(password === undefined ? { url: source } : { url: source, token: password });
    return remoteSigner(key, { certificate, ...chosen, ...time });
  }
  const given = {
    ...(password === undefined ? {} : { password }),
    ...(certificate === undefined ? {} : { certificate }),
  };
  return asyncSigner(await signerFromFile(source, { ...given, ...chosen }));
}

/** A card signs with one algorithm, whatever is wished for. */
async function fitting(signer: AsyncSigner, wanted?: SignatureAlgorithm): Promise<AsyncSigner> {
  if (wanted === undefined || wanted === signer.algorithm) return signer;
  await signer.close();
  throw new SignerError('certificate', `${wanted} ≠ ${signer.algorithm}`);
}
