import type { ActDefinition } from '../../office/defineAct.ts';
import type { SupplementContext } from '../store.ts';
import { answerSupplement } from './answer.ts';
import { askSupplement } from './ask.ts';
import { withdrawSupplement } from './withdraw.ts';

/** Asking, answering, and taking back what was asked (E-09). The decision itself is `declaration.review` of inspection. */
export const SUPPLEMENT_ACTS: readonly ActDefinition<SupplementContext>[] = [
  askSupplement,
  answerSupplement,
  withdrawSupplement,
];
