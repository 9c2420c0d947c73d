import type { Signer } from '../../src/signature/keys.ts';

/** What plain JavaScript may give in the place of a signer: one whose answer comes later, without a name of its own. */
export function asPromise(signer: Signer): Signer {
  return { sign: (data: Buffer) => Promise.resolve(signer.sign(data)) } as unknown as Signer;
}
