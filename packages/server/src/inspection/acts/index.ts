import type { ActDefinition } from '../../office/defineAct.ts';
import type { InspectionContext } from '../store.ts';
import { concludeInspection } from './conclude.ts';
import { setCreditLevel } from './credit.ts';
import { decideDetention } from './detention.ts';
import { FILE_ACTS } from './file.ts';
import { openInspection } from './open.ts';
import { setGoodsRate } from './rate.ts';
import { reviewDeclaration } from './review.ts';
import { takeSamples } from './sample.ts';

/**
 * What officers do about declarations in review and goods that are held: decision, inspection, evidence, detention; and
 * what is inspected (K-01, K-02, I-03).
 */
export const INSPECTION_ACTS: readonly ActDefinition<InspectionContext>[] = [
  reviewDeclaration,
  openInspection,
  takeSamples,
  ...FILE_ACTS,
  concludeInspection,
  decideDetention,
  setGoodsRate,
  setCreditLevel,
];
