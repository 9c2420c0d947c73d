import type { ChannelModel } from 'amqplib';
import { startInbound } from './inbound.ts';
import { runOutbound } from './outbound.ts';
import type { Bridge, BridgeOptions } from './types.ts';

const RECONNECT_MS = 1_000;
/** A broker that does not answer is away. */
const HEARTBEAT_S = 10;

/**
 * AMQP 0-9-1 beside HTTP (B-03): queue in → platform → queue out, at least once in both directions. It connects again for
 * as long as it runs; the first connection is waited for, so that a wrong address is told at once.
 */
export async function startBridge(options: BridgeOptions): Promise<Bridge> {
  const { connect } = await import('amqplib');
  const open = (): Promise<ChannelModel> => connect(withHeartbeat(options.amqpUrl));
  let stopping = false;
  const first = await open();
  const running = (async () => {
    for (let connection: ChannelModel | null = first; !stopping; ) {
      try {
        connection ??= await open();
        await serve(connection, options, () => stopping);
      } catch (error) {
        options.onEvent?.({ kind: 'disconnected', reason: error instanceof Error ? error.message : 'unknown' });
      }
      await connection?.close().catch(() => undefined);
      connection = null;
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  })();
  return {
    async stop() {
      stopping = true;
      await running;
    },
  };
}

/** Works on one connection until it breaks or the bridge is stopped. */
async function serve(connection: ChannelModel, options: BridgeOptions, isStopping: () => boolean): Promise<void> {
  const broken = new Promise<never>((_, reject) => {
    connection.once('error', reject);
    connection.once('close', () => reject(new Error('the broker closed the connection')));
  });
  // Whoever loses the race below must not become an unhandled rejection.
  broken.catch(() => undefined);
  const channel = await connection.createConfirmChannel();
  channel.once('error', () => undefined);
  for (const queue of Object.values(options.queues)) await channel.assertQueue(queue, { durable: true });
  options.onEvent?.({ kind: 'connected', reason: options.queues.in });
  const inbound = await startInbound(channel, options, isStopping);
  try {
    await Promise.race([runOutbound(channel, options, isStopping), broken]);
  } finally {
    await Promise.race([inbound.stop(), broken.catch(() => undefined)]);
  }
  await channel.close();
}

function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return parsed.href;
}
