import { STATES } from '../states.ts';
import type { Declaration } from '../types.ts';

/** The reason of a declaration that an inspection sent to review; its holds stay. */
export const HELD_IN_REVIEW = '90221';

/** I-01, K-01: what an inspection left in review keeps its holds, and is neither changed nor cancelled by the enterprise. */
export function isHeldInReview(declaration: Pick<Declaration, 'state' | 'reasons'>): boolean {
  return declaration.state === STATES.manual && declaration.reasons.some(({ code }) => code === HELD_IN_REVIEW);
}
