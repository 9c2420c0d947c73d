import type { ConcernedDeclaration, DossierOpening } from '../cases/types.ts';
import type { ActContext } from '../lane/index.ts';
import type { Vault } from '../vault/types.ts';
import type { AuthenticationStore, DisputeStore } from './batchStore.ts';

/** What an act of a consumer may use of its lane. */
export type ConsumerContext = Pick<ActContext<DisputeStore, { readonly vault: Vault }>, 'deps' | 'store'> & {
  openDossier(opening: DossierOpening): Promise<string>;
  declarationByPreNo(preNo: string): Promise<ConcernedDeclaration | null>;
};

/** What recording an authentication may use of its lane. */
export type AuthenticationContext = Pick<ActContext<Pick<AuthenticationStore, 'insertAuthentication'>>, 'store'>;
