import { createHash } from 'node:crypto';
import type { Clock } from '@tongguan/kernel';
import type { Staff } from '../office/index.ts';
import { createBudget } from './fair/budget.ts';
import { Problem } from './problems.ts';

/** How long a token stays unknown without being looked up again: a token just given works after this at the latest. */
const UNKNOWN_FOR_MS = 2_000;
const UNKNOWN_MAX = 10_000;
/** Tokens that were somebody's: they are looked up at once, whatever strangers try. */
const MET_MAX = 1_000;
/** Lookups of unknown tokens allowed for one address: more than typing errors need. */
const LOOK_UPS_PER_SECOND = 20;
/** Connections that strangers' tokens may hold, and how many of them wait. */
const LOOK_UPS_AT_ONCE = 1;
const LOOK_UPS_WAITING_MAX = 200;
const RETRY_AFTER_MS = 1_000;

export type StaffDesk = {
  /** Null: an unknown token. Throws a problem when this address has asked too often. */
  find(token: string, address: string): Promise<Staff | null>;
};

/**
 * Staff by token. The database is asked each time, so that who has left has left; but what a stranger sends costs it no
 * query twice, few from one address, and one at a time from all.
 */
export function createStaffDesk(clock: Clock, ask: (token: string) => Promise<Staff | null>): StaffDesk {
  const unknown = new Map<string, number>();
  const met = new Set<string>();
  const budget = createBudget(LOOK_UPS_PER_SECOND);
  const inTurn = createQueue();

  const remember = (name: string, found: Staff | null): void => {
    if (found === null) {
      met.delete(name);
      keep(unknown, UNKNOWN_MAX);
      unknown.set(name, clock.now() + UNKNOWN_FOR_MS);
    } else if (!met.has(name)) {
      keep(met, MET_MAX);
      met.add(name);
    }
  };
  return {
    async find(token, address) {
      // Tokens are kept as hashes, which cannot be used by a reader of the memory.
      const name = createHash('sha256').update(token).digest('base64');
      if (met.has(name)) {
        const found = await ask(token);
        remember(name, found);
        return found;
      }
      const untilMs = unknown.get(name);
      if (untilMs !== undefined && clock.now() < untilMs) return null;
      unknown.delete(name);
      const waitMs = budget.take(address, 1, clock.now());
      if (waitMs > 0) throw new Problem('too-many-requests', {}, waitMs);
      const found = await inTurn(() => ask(token));
      remember(name, found);
      return found;
    },
  };
}

function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= LOOK_UPS_AT_ONCE) {
      if (waiting.length >= LOOK_UPS_WAITING_MAX) throw new Problem('too-many-requests', {}, RETRY_AFTER_MS);
      // A finished call hands its place to this one.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/** Room for one more; the oldest goes first. */
function keep(known: Map<string, unknown> | Set<string>, max: number): void {
  for (const name of known.keys()) {
    if (known.size < max) return;
    known.delete(name);
  }
}
