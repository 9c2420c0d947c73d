import type { ActDefinition } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../aftercare/context.ts';
import { concludeInspection } from './conclude.ts';
import { setCreditLevel } from './credit.ts';
import { decideDetention } from './detention.ts';
import { FILE_ACTS } from './file.ts';
import { openInspection } from './open.ts';
import { setGoodsRate } from './rate.ts';
import { takeSamples } from './sample.ts';

/** What officers do about goods that are held: inspection, evidence, detention; and what is inspected (K-01, K-02, I-03). */
export const INSPECTION_ACTS: readonly ActDefinition<AftercareContext>[] = [
  openInspection,
  takeSamples,
  ...FILE_ACTS,
  concludeInspection,
  decideDetention,
  setGoodsRate,
  setCreditLevel,
];
