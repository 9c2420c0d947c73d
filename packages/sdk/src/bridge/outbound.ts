import { writeDxp } from '@tongguan/ceb';
import { shanghaiIso } from '@tongguan/kernel';
import type { ConfirmChannel } from 'amqplib';
import type { Receipt } from '../client/types.ts';
import { readCursorFile, writeCursorFile } from './cursorFile.ts';
import type { BridgeOptions } from './types.ts';

const PAGE = 200;
const IDLE_MS = 500;

/**
 * Platform → queue, from the cursor on. The cursor is kept after the broker has confirmed the page: a bridge that dies in
 * between delivers it again, and the receipt's guid, which is the message id, tells a consumer that it has it.
 */
export async function runOutbound(
  channel: ConfirmChannel,
  options: BridgeOptions,
  isStopping: () => boolean,
): Promise<void> {
  let cursor = await readCursorFile(options.cursorFile);
  while (!isStopping()) {
    const page = await options.client.receipts(cursor, PAGE);
    for (const receipt of page.receipts) {
      channel.sendToQueue(options.queues.out, bodyOf(receipt, options), {
        persistent: true,
        messageId: receipt.guid,
        type: receipt.type,
        contentType: 'application/xml',
      });
    }
    if (page.receipts.length > 0) {
      await channel.waitForConfirms();
      await writeCursorFile(options.cursorFile, page.next);
      options.onEvent?.({ kind: 'delivered', receipts: page.receipts.length });
    }
    cursor = page.next;
    if (!page.more) await new Promise((resolve) => setTimeout(resolve, options.idleMs ?? IDLE_MS));
  }
}

function bodyOf(receipt: Receipt, { envelope }: BridgeOptions): Buffer {
  const data = Buffer.from(receipt.xml);
  if (envelope === undefined) return data;
  const transInfo = {
    copMsgId: receipt.guid,
    senderId: envelope.senderId,
    receiverIds: [envelope.receiverId],
    creatTime: shanghaiIso(Date.now()),
    msgType: receipt.type,
  };
  return writeDxp({ kind: 'DxpMsg', transInfo, data, signed: false });
}
