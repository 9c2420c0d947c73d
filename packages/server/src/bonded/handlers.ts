import { STORED_KINDS } from '@tongguan/ceb';
import type { DocumentHandler } from '../clearance/index.ts';
import { type DetailBatch, handleInboundDetail } from './inboundDetail.ts';

/** What each kind of later document does: 711. */
export const BONDED_DOCUMENTS: Readonly<Record<number, DocumentHandler<DetailBatch>>> = {
  [STORED_KINDS.inbound]: handleInboundDetail,
};
