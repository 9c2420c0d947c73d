import type { Refusal } from '@tongguan/kernel';
import type { BatchState } from '../state.ts';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import type { BatchStore } from '../store.ts';
import type { ArrivalRow } from '../../lane/types.ts';

/** Answers messages that were refused at the door, so that the CEB900 can be read again from any cursor (B-02). */
export async function answerRefusedMessages(
  store: BatchStore,
  state: BatchState,
  arrivals: readonly ArrivalRow[],
): Promise<void> {
  const refused = arrivals.filter((arrival) => arrival.item === -1);
  if (refused.length === 0) return;
  for (const row of await store.refusedMessages(refused)) {
    const answer = JSON.parse(row.answer) as {
      atMs: number;
      refusals: Refusal[];
      type: string;
      guid: string;
      info: string;
    };
    const subject = { oriCopMsgId: answer.guid, oriMessageType: answer.type };
    const step = {
      status: answer.refusals[0]?.code ?? '-900101',
      info: answer.info,
      atMs: answer.atMs,
    };
    const document = { messageId: row.messageId, item: -1 };
    state.answer(row.part, [row.callerCode], RECEIPT_KINDS.message, { subject, steps: [step] }, null, document);
  }
}
