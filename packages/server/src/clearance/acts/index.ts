import type { ActDefinition } from '../../office/defineAct.ts';
import type { AftercareContext } from '../aftercare/context.ts';
import { reviewDeclaration } from './review.ts';

/** What officers decide about a list before its release (E-09, H-01). */
export const CLEARANCE_ACTS: readonly ActDefinition<AftercareContext>[] = [reviewDeclaration];
