import type { DossierStore } from '../cases/index.ts';
import type { ConcernedDeclaration, DossierOpening } from '../cases/types.ts';
import type { ActContext } from '../lane/index.ts';
import type { AuthenticationStore } from './batchStore.ts';
import type { Vault } from '../vault/types.ts';

/** What an act of a consumer may use of its lane. */
export type ConsumerContext = Pick<
  ActContext<Pick<DossierStore, 'disputeOf' | 'quotaUsed' | 'insertDispute'>, { readonly vault: Vault }>,
  'deps' | 'store'
> & {
  openDossier(opening: DossierOpening): Promise<string>;
  declarationByPreNo(preNo: string): Promise<ConcernedDeclaration | null>;
};

/** What recording an authentication may use of its lane. */
export type AuthenticationContext = Pick<ActContext<Pick<AuthenticationStore, 'insertAuthentication'>>, 'store'>;
