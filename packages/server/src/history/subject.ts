import type { EpochMs } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import type { StoredDocument } from './types.ts';

/** Clocks of two processes of one platform differ by less than this. */
const CLOCKS_DIFFER_MS = 60_000;

/** What receipts are asked about: a declaration, its documents, and the time in which they were given. */
export function subjectOf(
  { part, serial, receivedMs, decidedMs }: Declaration,
  documents: readonly StoredDocument[],
  nowMs: EpochMs,
) {
  return {
    part,
    serial,
    documents: documents.map(({ messageId, item }) => ({ messageId, item })),
    fromMs: Math.min(receivedMs, ...documents.map(({ acceptedMs }) => acceptedMs)) - CLOCKS_DIFFER_MS,
    untilMs: (decidedMs ?? nowMs) + CLOCKS_DIFFER_MS,
  };
}
