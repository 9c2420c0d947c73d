import type { ActDefinition } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../context.ts';
import { decideAmendment } from './amendment.ts';
import { decideCancellation } from './cancellation.ts';
import { decideInboundDetail } from './inboundDetail.ts';
import { recordArrival } from './returnArrive.ts';
import { decideReturn } from './returnDecide.ts';

/** What officers decide about documents that came after the four: 621, 623, 625, 711 (I-01, I-02, J-02). */
export const AFTERCARE_ACTS: readonly ActDefinition<AftercareContext>[] = [
  decideCancellation,
  decideAmendment,
  decideReturn,
  recordArrival,
  decideInboundDetail,
];
