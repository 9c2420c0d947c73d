import type { ClearanceStore } from '../../../src/store/lane/transaction.ts';

/** Numbers between 0 and 1 from a seed (mulberry32), so that a failing run can be told apart from another. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Fates = {
  /** The process dies before a statement: nothing answers it any more. */
  readonly death: number;
  /** The database ends the transaction at a statement, as it does to one side of a deadlock. */
  readonly abort: number;
  /** The commit's answer is lost and the transaction is run again. */
  readonly again: number;
  /** The process dies after its commit, before it hears of it. */
  readonly unheard: number;
};

/**
 * A store as a lane has it whose process and connections may go at any moment. Where `died` is given, a lane dies for sure
 * at every kind of statement, and after its commit, that is not in it yet: a batch asks the same many times before it
 * writes once, and chance alone would seldom come as far. So it is with `ended`, of transactions that the database ends while
 * the lane lives on.
 */
export function mortalStore(
  inner: ClearanceStore,
  draw: () => number,
  fates: Fates,
  died: Set<string> | null = null,
  ended: Set<string> | null = null,
): ClearanceStore {
  let dead = false;
  const isFirst = (known: Set<string> | null, name: string): boolean =>
    known !== null && known.size < known.add(name).size;
  const alive = (name: string): void => {
    if (!dead && (isFirst(died, name) || draw() < fates.death)) dead = true;
    if (dead) throw new Error('the process is dead');
  };
  const statement = (name: string): void => {
    alive(name);
    if (isFirst(ended, name) || draw() < fates.abort)
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  };
  const guarded = <T extends object>(target: T, before: (name: string) => void): T =>
    new Proxy(target, {
      get(from, name) {
        const value: unknown = Reflect.get(from, name);
        if (typeof value === 'object' && value !== null) return guarded(value, before);
        if (typeof value !== 'function') return value;
        return async (...values: unknown[]): Promise<unknown> => {
          before(String(name));
          return (await Reflect.apply(value, from, values)) as unknown;
        };
      },
    });
  const leases = guarded(inner, alive);
  return {
    acquire: (...values) => leases.acquire(...values),
    renew: (...values) => leases.renew(...values),
    release: (...values) => leases.release(...values),
    async transaction(work) {
      alive('BEGIN');
      const run = () => inner.transaction((batch) => work(guarded(batch, statement)));
      const result = await run();
      if (draw() < fates.unheard) dead = true;
      alive('COMMIT');
      return draw() < fates.again ? run() : result;
    },
  };
}
