import { startPlatform } from '../../../src/main/platform.ts';

/** A platform in a process of its own, for tests that kill it. Its data folder and worker count come as arguments. */
const [dataDir = '', workers = '1'] = process.argv.slice(2);

try {
  // Durable settings: what these tests prove is that nothing acknowledged is lost.
  const options = { dataDir, port: 0, profile: 'sandbox', workers: Number(workers), logToOutput: true } as const;
  const platform = await startPlatform(options);
  process.send?.({ url: platform.url, databaseUrl: platform.databaseUrl, pids: platform.pids() });
  process.on('message', () => process.send?.(platform.pids()));
  process.once('SIGTERM', () => {
    void platform.stop().then(() => process.exit(0));
  });
} catch (error) {
  process.send?.({ failure: error instanceof Error ? error.message : String(error) });
  process.exitCode = 2;
}
