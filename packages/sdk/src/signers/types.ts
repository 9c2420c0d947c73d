import type { SignatureAlgorithm, SignerIdentity } from '@tongguan/ceb';

/**
 * Terminology. A *signer* is whoever can make a signature with one key: a key file, a u-key, a key in an HSM, or a
 * pool of them. The *identity* of a key is its certificate and the serial number messages show as KeyName.
 */

/** A signature and whose it is. In a pool each answer may come from another key. */
export type MadeSignature = { readonly value: Buffer; readonly identity: SignerIdentity };

/** A key that answers later. `Signer` of `@tongguan/ceb` is the one that answers at once. */
export type AsyncSigner = {
  readonly algorithm: SignatureAlgorithm;
  /** Signs `data`; the value is as messages carry it. Rejects with `SignerError`. */
  sign(data: Buffer, signal?: AbortSignal): Promise<MadeSignature>;
  /** Gives back connections and timers. Harmless when done twice. */
  close(): Promise<void>;
};
