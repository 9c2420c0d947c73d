import { after, before, mock } from 'node:test';

/**
 * Lanes look, lease and try again by the machine's clock. While the tests of the calling file run, it can be moved forward
 * in this process, so that a test need not wait for it.
 */
export function movableMachineClock(): (byMs: number) => void {
  let aheadMs = 0;
  const restores: (() => void)[] = [];
  before(() => {
    for (const clock of [Date, performance]) {
      const now = clock.now.bind(clock);
      const { mock: moved } = mock.method(clock, 'now', () => now() + aheadMs);
      restores.push(() => moved.restore());
    }
  });
  after(() => {
    for (const restore of restores) restore();
  });
  return (byMs) => {
    aheadMs += byMs;
  };
}
