import type { ActDefinition } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../aftercare/context.ts';
import { reconcileDeclaration } from './reconcile.ts';
import { releaseUnderContingency } from './release.ts';

/** What customs does when the site has to let goods go by hand, and afterwards (K-03). */
export const CONTINGENCY_ACTS: readonly ActDefinition<AftercareContext>[] = [
  releaseUnderContingency,
  reconcileDeclaration,
];
