import type { EpochMs } from '@tongguan/kernel';

/**
 * What time it is where messages go: that of the platform that runs on the data folder, whose clock may have been moved; of
 * this machine where none runs.
 */
export async function platformNow(dataDir: string): Promise<EpochMs> {
  const { runningPlatform, TongguanClient } = await import('@tongguan/sdk');
  const url = await runningPlatform(dataDir);
  if (url === null) return Date.now();
  try {
    const { time } = await new TongguanClient({ url, token: null, unreachableAtOnce: true }).health();
    return Date.parse(time);
  } catch {
    // Killed without a word: what it wrote down is still there.
    return Date.now();
  }
}
