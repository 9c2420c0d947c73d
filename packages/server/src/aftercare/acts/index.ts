import type { ActDefinition } from '../../office/defineAct.ts';
import type { CentreContext } from '../returnCentre.ts';
import { decideAmendment } from './amendment.ts';
import { decideCancellation } from './cancellation.ts';
import { receiveParcel, sortParcel, takeOutParcel } from './returnCentre.ts';
import { recordArrival } from './returnArrive.ts';
import { decideReturn } from './returnDecide.ts';

/** Officers' decisions about amendment, cancellation and return: 621, 623, 625 (I-01, I-02). */
export const AFTERCARE_ACTS: readonly ActDefinition<CentreContext>[] = [
  decideCancellation,
  decideAmendment,
  decideReturn,
  recordArrival,
  receiveParcel,
  sortParcel,
  takeOutParcel,
];
