import type { ActDefinition } from '../../office/defineAct.ts';
import type { AftercareContext } from '../../clearance/index.ts';
import { decideAmendment } from './amendment.ts';
import { decideCancellation } from './cancellation.ts';
import { recordArrival } from './returnArrive.ts';
import { decideReturn } from './returnDecide.ts';

/** Officers' decisions about amendment, cancellation and return: 621, 623, 625 (I-01, I-02). */
export const AFTERCARE_ACTS: readonly ActDefinition<AftercareContext>[] = [
  decideCancellation,
  decideAmendment,
  decideReturn,
  recordArrival,
];
