import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { ApiError } from '../client/errors.ts';
import { type BridgeOptions, QUARANTINE_CODE, QUARANTINE_REASON } from './types.ts';

const PREFETCH = 32;
const RETRY_MS = 1_000;
/** A reason is for people; headers are no place for pages. */
const REASON_MAX = 500;

export type Inbound = {
  /** No further message is taken; resolves when those under way are answered. */
  stop(): Promise<void>;
};

/**
 * Queue → platform. A message is acknowledged to the broker after the platform has committed it: a bridge that dies in
 * between sends the same bytes again, which has one effect (B-07). What the platform refuses goes to quarantine with its
 * code, and then only is it acknowledged; its CEB900 comes back among the receipts.
 */
export async function startInbound(
  channel: ConfirmChannel,
  options: BridgeOptions,
  isStopping: () => boolean,
): Promise<Inbound> {
  const { queues } = options;
  const underWay = new Set<Promise<void>>();
  await channel.prefetch(options.prefetch ?? PREFETCH);
  const { consumerTag } = await channel.consume(queues.in, (message) => {
    if (message === null) return;
    const work = take(channel, options, message, isStopping).catch(() => {
      // The connection is gone: the broker delivers the message again to whoever connects next.
    });
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  });
  return {
    async stop() {
      await channel.cancel(consumerTag).catch(() => undefined);
      await Promise.all(underWay);
    },
  };
}

async function take(
  channel: ConfirmChannel,
  options: BridgeOptions,
  message: ConsumeMessage,
  isStopping: () => boolean,
): Promise<void> {
  for (;;) {
    try {
      const { messageId, replayed } = await options.client.send(message.content);
      channel.ack(message);
      options.onEvent?.({ kind: 'taken', messageId, replayed });
      return;
    } catch (error) {
      const why = refusalOf(error);
      if (why !== null) return quarantine(channel, options, message, why);
      // The platform is away or busy for longer than the client waits: wait with this message, the others would fare no better.
      if (isStopping()) return channel.nack(message);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** An answer that would be the same tomorrow. A wrong token is not the message's fault. */
function refusalOf(error: unknown): { readonly code: string; readonly reason: string } | null {
  if (!(error instanceof ApiError) || ![400, 403, 413, 415].includes(error.status)) return null;
  const refusals = error.problem['refusals'];
  const [first] = Array.isArray(refusals) ? (refusals as { code?: unknown }[]) : [];
  const code = typeof first?.code === 'string' ? first.code : error.problem.code;
  return { code, reason: error.message };
}

async function quarantine(
  channel: ConfirmChannel,
  options: BridgeOptions,
  message: ConsumeMessage,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<void> {
  const { messageId, contentType } = message.properties as { messageId?: string; contentType?: string };
  channel.sendToQueue(options.queues.quarantine, message.content, {
    persistent: true,
    headers: { [QUARANTINE_CODE]: code, [QUARANTINE_REASON]: reason.slice(0, REASON_MAX) },
    ...(messageId === undefined ? {} : { messageId }),
    ...(contentType === undefined ? {} : { contentType }),
  });
  await channel.waitForConfirms();
  channel.ack(message);
  options.onEvent?.({ kind: 'quarantined', code, reason });
}
