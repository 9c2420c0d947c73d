import { mock } from 'node:test';

/**
 * Lanes look, lease and try again by the machine's clock. From now on it can be moved forward in this process, so that a
 * test need not wait for it.
 */
export function movableMachineClock(): (byMs: number) => void {
  let aheadMs = 0;
  for (const clock of [Date, performance]) {
    const now = clock.now.bind(clock);
    mock.method(clock, 'now', () => now() + aheadMs);
  }
  return (byMs) => {
    aheadMs += byMs;
  };
}
