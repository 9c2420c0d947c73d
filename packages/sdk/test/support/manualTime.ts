import type { PoolTime } from '../../src/signers/pool/types.ts';

/** Time that moves only when told to. Between two timers everything that waits for promises gets its turn. */
export function manualTime(): PoolTime & { advance(ms: number): Promise<void> } {
  let now = 0;
  let timers: { atMs: number; work: () => void }[] = [];
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    after: (ms, work) => {
      const timer = { atMs: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance: async (ms) => {
      const until = now + ms;
      await settled();
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= until).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.atMs);
        next.work();
        await settled();
      }
      now = until;
    },
  };
}
