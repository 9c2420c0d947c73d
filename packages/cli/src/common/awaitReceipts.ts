import { type Request, requestOf, REQUESTS } from '@tongguan/ceb';
import type { Receipt, StoredMessage, TongguanClient } from '@tongguan/sdk';
import { print } from './output.ts';
import { fieldOf, receiptLine } from './receiptLine.ts';

export type Awaited = {
  readonly receipts: readonly Receipt[];
  readonly refused: boolean;
  /** Numbers of documents without a deciding receipt when the time was up. */
  readonly undecided: readonly string[];
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
  if (printed) for (const number of undecided) print(await waitingLine(client, number));
  return { receipts, refused, undecided };
}

/** D-01: a declaration waits for documents that have not come, and says which; what else is asked about has no history. */
export async function waitingLine(client: Pick<TongguanClient, 'declaration'>, number: string): Promise<string> {
  const missing = await client.declaration(number).then(
    (history) => history.missing,
    () => [],
  );
  const named = missing.map((kind) => AWAITED[kind] ?? kind);
  const what = named.length === 0 ? '' : `：等 / for: ${named.join('、')}`;
  return `仍在等待 / still waiting: ${number}${what}`;
}

const AWAITED: Readonly<Record<string, string>> = {
  order: '订单 order（电商平台 platform）',
  payment: '支付单 payment（支付企业 payment firm）',
  waybill: '运单 waybill（物流企业 logistics firm）',
};

/** By the number of its receipt and the number it is known by. */
function keysOf(answer: StoredMessage): string[] {
  const type = requestOf(answer.type)?.receipt ?? '';
  return answer.documents.map(({ number }) => `${type} ${number}`);
}

function receiptKey(receipt: Receipt): string {
  const request = ANSWERED.get(receipt.type);
  if (request === undefined) return '';
  const [, ...fields] = request.key;
  return `${receipt.type} ${fields.map((field) => fieldOf(receipt, field)).join('|')}`;
}

/** What a receipt answers, by the type of the receipt. */
const ANSWERED: ReadonlyMap<string, Request> = new Map(REQUESTS.map((request) => [request.receipt, request]));

/** C-02: rejected, or a negative code. */
function isRefusal(status: string): boolean {
  return status === '100' || status.startsWith('-');
}

/** Refused, or in a state after which nothing more is waited for: released, on file, with an officer. */
function isDeciding(receipt: Receipt): boolean {
  const status = receipt.returnStatus;
  return isRefusal(status) || (ANSWERED.get(receipt.type)?.decidedBy.includes(status) ?? false);
}
