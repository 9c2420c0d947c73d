import { handleAmendment } from './amendment.ts';
import { handleCancellation } from './cancellation.ts';
import type { DocumentHandler } from './context.ts';
import { handleDelivery } from './delivery.ts';
import { handleInboundDetail } from './inboundDetail.ts';
import { handleReturn } from './returns.ts';
import type { LaterDocument } from './types.ts';

/** What each kind of later document does. */
export const AFTERCARE_DOCUMENTS: Readonly<Partial<Record<LaterDocument['kind'], DocumentHandler>>> = {
  4: handleAmendment,
  5: handleCancellation,
  6: handleReturn,
  7: handleDelivery,
  8: handleInboundDetail,
};
