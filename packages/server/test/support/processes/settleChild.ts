import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createLane } from '../../../src/clearance/index.ts';
import type { ClearanceStore } from '../../../src/store/lane/transaction.ts';
import { TRADE } from '../../../src/main/rooms.ts';
import type { Registry } from '../../../src/registry/index.ts';
import { openStore } from '../../../src/store/pool.ts';
import { clearanceStore } from '../../../src/store/lane/transaction.ts';
import { createVault } from '../../../src/vault/index.ts';

/**
 * A lane in a process of its own that does the day's work and kills itself with SIGKILL at the first place where none of
 * its kind has died: a place is the questions to the database that its transaction has asked so far, the commit counted.
 * It writes the place before it dies; where it finds none any more, it ends.
 */
const [url = '', nowMs = '', known = '[]'] = process.argv.slice(2);

const died = new Set(JSON.parse(known) as string[]);
let began = false;
let place = '';

async function step(name: string): Promise<void> {
  if (name === 'jobDays') began = true;
  if (!began) return;
  place += `/${name}`;
  if (died.has(place)) return;
  writeSync(1, place);
  process.kill(process.pid, 'SIGKILL');
  // The signal comes from outside of this program: nothing more may be sent until it is here.
  await new Promise(() => undefined);
}

function guarded<T extends object>(target: T): T {
  return new Proxy(target, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      if (typeof value === 'object' && value !== null) return guarded(value);
      if (typeof value !== 'function') return value;
      return async (...values: unknown[]): Promise<unknown> => {
        await step(String(name));
        return (await Reflect.apply(value, from, values)) as unknown;
      };
    },
  });
}

const store = openStore({ url });
const inner = clearanceStore(store);
const lethal: ClearanceStore = {
  acquire: (...values) => inner.acquire(...values),
  renew: (...values) => inner.renew(...values),
  release: (...values) => inner.release(...values),
  async transaction(work) {
    const result = await inner.transaction((batch) => {
      place = '';
      return work(guarded(batch));
    });
    // Committed, and dead before it hears of it.
    await step('committed');
    return result;
  },
};
const lane = createLane({
  store: lethal,
  vault: createVault({ sealKey: randomBytes(32), indexKey: randomBytes(32) }),
  registry: () => ({ accountBook: () => null }) as unknown as Registry,
  clock: { now: () => Number(nowMs) },
  ...TRADE,
  // The same owner takes its leases again at once.
  owner: 'first',
});
while ((await lane.drainOnce()) > 0);
await store.close();
