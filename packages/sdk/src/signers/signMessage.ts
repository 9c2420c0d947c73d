import { prepareSignature, scan, type Signer, type Tape } from '@tongguan/ceb';
import { assert } from '@tongguan/kernel';
import type { AsyncSigner } from './types.ts';

/** Signs a message of our own making with a key that answers later. For bytes of others see `signTapeAsync`. */
export async function signMessageAsync(unsigned: Buffer, signer: AsyncSigner, signal?: AbortSignal): Promise<Buffer> {
  const tape = scan(unsigned);
  assert(tape.ok, 'a message to be signed can be scanned');
  return signTapeAsync(tape.value, signer, signal);
}

/**
 * As `signTape` of `@tongguan/ceb`: what the key signs is the compact SignedInfo with the namespaces of the root,
 * which is also what the u-key control is given as `inData`. KeyName and certificate are those of the key that answered.
 */
export async function signTapeAsync(tape: Tape, signer: AsyncSigner, signal?: AbortSignal): Promise<Buffer> {
  const prepared = prepareSignature(tape, signer.algorithm);
  const made = await signer.sign(prepared.toBeSigned, signal);
  return prepared.complete(made.value, made.identity);
}

/** A key at hand where a key that answers later is expected. */
export function asyncSigner(signer: Signer): AsyncSigner {
  const { keyName, certificateDer } = signer;
  const identity = certificateDer === undefined ? { keyName } : { keyName, certificateDer };
  return {
    algorithm: signer.algorithm,
    sign: async (data) => ({ value: signer.sign(data), identity }),
    close: async () => undefined,
  };
}
