import type { EpochMs } from '@tongguan/kernel';

/** Keys remembered at most; a bucket that has filled up again needs no memory. */
const KEYS_MAX = 20_000;

/** Bytes that weigh as much as one request: an everyday message. */
const BLOCK_BYTES = 4096;

/** The extra cost of a body: one for every whole block. */
export function costOfBytes(bytes: number): number {
  return Math.floor(bytes / BLOCK_BYTES);
}

/**
 * How much work each caller may ask for. Work is counted in everyday messages: 1 is a request of up to 4 KB, or a row
 * that goes out. Requests alone would let a caller ask for a thousand times as much with each.
 */
export type Budget = {
  /** 0 when work of this cost may begin, and it is paid; else the milliseconds after which it may. */
  take(key: string, cost: number, nowMs: EpochMs): number;
  /** Work whose cost is known only when it is done, or less than was paid. The caller may owe; what it asks for next waits longer. */
  charge(key: string, cost: number, nowMs: EpochMs): void;
};

/** Token buckets: `perSecond` in the long run, a burst of twice as much. */
export function createBudget(perSecond: number): Budget {
  const capacity = perSecond * 2;
  const buckets = new Map<string, { level: number; atMs: EpochMs }>();
  const filled = (bucket: { level: number; atMs: EpochMs }, nowMs: EpochMs): number =>
    // A clock that goes back gives nothing and takes nothing.
    Math.min(capacity, bucket.level + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000);
  const bucketOf = (key: string, nowMs: EpochMs): { level: number; atMs: EpochMs } => {
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      if (buckets.size >= KEYS_MAX) forgetFull(buckets, (each) => filled(each, nowMs) >= capacity);
      bucket = { level: capacity, atMs: nowMs };
      buckets.set(key, bucket);
    }
    bucket.level = filled(bucket, nowMs);
    bucket.atMs = nowMs;
    return bucket;
  };
  return {
    take(key, cost, nowMs) {
      const bucket = bucketOf(key, nowMs);
      // A request that costs more than the bucket holds may begin when the bucket is full.
      const needed = Math.min(cost, capacity);
      if (bucket.level < needed) return Math.ceil(((needed - bucket.level) * 1000) / perSecond);
      bucket.level -= cost;
      return 0;
    },
    charge(key, cost, nowMs) {
      const bucket = bucketOf(key, nowMs);
      // The debt is at most a full bucket, so that no caller is shut out for long.
      bucket.level = Math.min(capacity, Math.max(-capacity, bucket.level - cost));
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
