import type { EpochMs } from '@tongguan/kernel';

/** Keys remembered at most; a bucket that has filled up again needs no memory. */
const KEYS_MAX = 20_000;

export type RateLimiter = {
  /** 0 when the request may pass, else the milliseconds after which it may. */
  take(key: string, nowMs: EpochMs): number;
};

/** Token buckets: `perSecond` in the long run, a burst of twice as many. */
export function createRateLimiter(perSecond: number): RateLimiter {
  const capacity = perSecond * 2;
  const buckets = new Map<string, { level: number; atMs: EpochMs }>();
  const filled = (bucket: { level: number; atMs: EpochMs }, nowMs: EpochMs): number =>
    // A clock that goes back gives nothing and takes nothing.
    Math.min(capacity, bucket.level + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000);
  return {
    take(key, nowMs) {
      let bucket = buckets.get(key);
      if (bucket === undefined) {
        if (buckets.size >= KEYS_MAX) forgetFull(buckets, (each) => filled(each, nowMs) >= capacity);
        bucket = { level: capacity, atMs: nowMs };
        buckets.set(key, bucket);
      }
      bucket.level = filled(bucket, nowMs);
      bucket.atMs = nowMs;
      if (bucket.level < 1) return Math.ceil(((1 - bucket.level) * 1000) / perSecond);
      bucket.level -= 1;
      return 0;
    },
  };
}

function forgetFull<T>(buckets: Map<string, T>, isFull: (bucket: T) => boolean): void {
  for (const [key, bucket] of buckets) if (isFull(bucket)) buckets.delete(key);
  // Everybody is busy at once: forgetting the longest known is kinder than refusing the newcomer.
  for (const key of buckets.keys()) {
    if (buckets.size < KEYS_MAX) return;
    buckets.delete(key);
  }
}
