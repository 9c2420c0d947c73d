import type { ActDefinition } from '../../office/defineAct.ts';
import type { ContingencyContext } from '../store.ts';
import { reconcileDeclaration } from './reconcile.ts';
import { releaseUnderContingency } from './release.ts';

/** Contingency release by hand, and its reconciliation (K-03). */
export const CONTINGENCY_ACTS: readonly ActDefinition<ContingencyContext>[] = [
  releaseUnderContingency,
  reconcileDeclaration,
];
