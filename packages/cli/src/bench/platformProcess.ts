import { startPlatform } from '@tongguan/server';
import type { PlatformOrder, PlatformReady } from './target.ts';

/*
 * The platform under load, in a process of its own: what it costs can be told from what the load generator costs.
 * It is told what to start over the channel to its parent, and stops when that channel closes.
 */
process.once('message', (order: PlatformOrder) => {
  void start(order);
});
// Ctrl-C reaches the whole group; the parent decides when to stop.
process.on('SIGINT', () => undefined);

async function start(order: PlatformOrder): Promise<void> {
  try {
    const platform = await startPlatform({
      dataDir: order.dataDir,
      port: 0,
      host: '127.0.0.1',
      profile: 'sandbox',
      workers: order.workers,
    });
    process.once('disconnect', () => {
      void platform.stop().finally(() => process.exit(0));
    });
    answer({ kind: 'ready', url: platform.url, databaseUrl: platform.databaseUrl });
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.disconnect();
  }
}

function answer(message: PlatformReady): void {
  process.send?.(message);
}
