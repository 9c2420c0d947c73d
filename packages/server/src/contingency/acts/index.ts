import type { ActDefinition } from '../../office/defineAct.ts';
import type { ContingencyContext } from '../store.ts';
import { reconcileDeclaration } from './reconcile.ts';
import { releaseUnderContingency } from './release.ts';

/** What customs does when the site has to let goods go by hand, and afterwards (K-03). */
export const CONTINGENCY_ACTS: readonly ActDefinition<ContingencyContext>[] = [
  releaseUnderContingency,
  reconcileDeclaration,
];
