import { STORED_KINDS } from '@tongguan/ceb';
import type { DocumentHandler } from '../clearance/index.ts';
import { handleAmendment } from './amendment.ts';
import { handleCancellation } from './cancellation.ts';
import { handleDelivery } from './delivery.ts';
import { handleReturn } from './returns.ts';
import type { AftercareBatch } from './store.ts';

/** Handlers of later documents: a declaration that arrives after its release, 623, 625, 513. */
export const AFTERCARE_DOCUMENTS: Readonly<Record<number, DocumentHandler<AftercareBatch>>> = {
  [STORED_KINDS.declaration]: handleAmendment,
  [STORED_KINDS.cancellation]: handleCancellation,
  [STORED_KINDS.return]: handleReturn,
  [STORED_KINDS.delivery]: handleDelivery,
};
