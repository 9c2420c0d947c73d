import type { Receipt, StoredMessage, TongguanClient } from '@tongguan/sdk';
import { print } from './output.ts';
import { fieldOf, receiptLine } from './receiptLine.ts';

export type Awaited = {
  readonly receipts: readonly Receipt[];
  readonly refused: boolean;
  /** Numbers of documents without a deciding receipt when the time was up. */
  readonly undecided: readonly string[];
};

/** Which receipt answers which kind of document (1 order, 2 payment, 3 waybill, 4 list), and by which number. */
const ANSWERS: Readonly<Record<string, { readonly type: string; readonly field: string }>> = {
  CEB311Message: { type: 'CEB312Message', field: 'orderNo' },
  CEB411Message: { type: 'CEB412Message', field: 'payTransactionId' },
  CEB511Message: { type: 'CEB512Message', field: 'logisticsNo' },
  CEB621Message: { type: 'CEB622Message', field: 'copNo' },
};

const IDLE_MS = 250;
const PAGE = 500;

/** Follows receipts until every sent document is decided or the time is up. */
export async function awaitReceipts(
  client: TongguanClient,
  after: string | null,
  answers: readonly StoredMessage[],
  timeoutMs: number,
  printed: boolean,
): Promise<Awaited> {
  const open = new Set(answers.flatMap(keysOf));
  const mine = new Set(open);
  const receipts: Receipt[] = [];
  let refused = false;
  const until = Date.now() + timeoutMs;
  for (let cursor = after; open.size > 0 && Date.now() < until; ) {
    const page = await client.receipts(cursor, PAGE);
    for (const receipt of page.receipts) {
      const key = receiptKey(receipt);
      if (!mine.has(key)) continue;
      receipts.push(receipt);
      if (printed) print(receiptLine(receipt));
      if (isRefusal(receipt.returnStatus)) refused = true;
      if (isDeciding(receipt)) open.delete(key);
    }
    cursor = page.next;
    if (!page.more && open.size > 0) await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  }
  const undecided = [...open].map((key) => key.slice(key.indexOf(' ') + 1));
  if (printed && undecided.length > 0) print(`仍在等待 / still waiting: ${undecided.join(' ')}`);
  return { receipts, refused, undecided };
}

function keysOf(answer: StoredMessage): string[] {
  const type = ANSWERS[answer.type]?.type ?? '';
  return answer.documents.map(({ number }) => `${type} ${number}`);
}

function receiptKey(receipt: Receipt): string {
  const answer = Object.values(ANSWERS).find(({ type }) => type === receipt.type);
  return answer === undefined ? '' : `${receipt.type} ${fieldOf(receipt, answer.field)}`;
}

/** C-02: rejected, or a negative code. */
function isRefusal(status: string): boolean {
  return status === '100' || status.startsWith('-');
}

/** A list is decided by 800, 100, a negative code, or handed to an officer (300); other documents by 120 as well. */
function isDeciding(receipt: Receipt): boolean {
  const status = receipt.returnStatus;
  if (isRefusal(status)) return true;
  return receipt.type === 'CEB622Message' ? status === '800' || status === '300' : status === '120';
}
