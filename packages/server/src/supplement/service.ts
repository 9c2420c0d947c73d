import type { Vault } from '../vault/types.ts';
import { answersIn, questionsIn } from './sealed.ts';
import type { SupplementReads } from './store.ts';
import type { SupplementsDoor } from './types.ts';

export function createSupplements(deps: { readonly store: SupplementReads; readonly vault: Vault }): SupplementsDoor {
  const { store, vault } = deps;
  return {
    ...store,
    questionsOf: (one) => questionsIn(vault, one),
    answersOf: (one) => answersIn(vault, one),
  };
}
