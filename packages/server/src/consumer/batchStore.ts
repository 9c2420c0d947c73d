import type { IdentityAuthentication } from './types.ts';

/** Records of authentication. Implemented by `store/consumer/authentications.ts`. */
export type AuthenticationStore = {
  insertAuthentication(row: IdentityAuthentication & { readonly part: number; readonly actId: string }): Promise<void>;
  /** Of these persons, in the order in which they were recorded. */
  authenticationsOf(
    persons: readonly { readonly part: number; readonly person: Buffer }[],
  ): Promise<IdentityAuthentication[]>;
};
