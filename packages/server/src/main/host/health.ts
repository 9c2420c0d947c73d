import { randomBytes } from 'node:crypto';
import type { Clock } from '@tongguan/kernel';
import type { Health } from '../../gateway/index.ts';
import type { Profile } from '../../registry/index.ts';
import type { Store } from '../../store/pool.ts';
import { asideCount } from '../../store/office/queue.ts';
import { markWriting } from '../../store/main/writeMark.ts';
import { errorCode } from './startFailure.ts';

const WITHIN_MS = 2_000;
/** Health is asked by many and must not become a load of its own. */
const FOR_MS = 1_000;
/** More than the free space in a table that is full: a disk without room has none for this. */
const DOUBT_BYTES = 1024 * 1024;
/** No space, read-only, the disk fails. */
const NOT_WRITABLE = /^(53\d{3}|25006|58030)$/;

export type HealthWatch = {
  look(): Promise<Health>;
  /** The result of the last write: a message stored, or a full disk. */
  wrote(ok: boolean): void;
};

/**
 * Well means that a message could be taken now: the database answers and writes. A small row fits where a batch of
 * messages does not, so after a write that failed the look writes much, until that works again.
 */
export function watchHealth(store: Store, profile: Profile, clock: Clock): HealthWatch {
  let last: { readonly atMs: number; readonly health: Promise<Health> } | null = null;
  let doubted = false;
  const write = async (): Promise<Health['database']> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), WITHIN_MS);
    });
    const filler = doubted ? randomBytes(DOUBT_BYTES) : null;
    try {
      await Promise.race([markWriting(store, process.pid, clock.now(), filler), late]);
      if (filler !== null) doubted = false;
      return 'ok';
    } catch (error) {
      return NOT_WRITABLE.test(errorCode(error)) ? 'not-writable' : 'unreachable';
    } finally {
      clearTimeout(timer);
    }
  };
  const look = async (): Promise<Health> => {
    const database = await write();
    // Counted only where the database answers; what it says is one look old at most.
    const setAside = database === 'unreachable' ? 0 : await asideCount(store).catch(() => 0);
    return { ok: database === 'ok', profile, database, setAside };
  };
  return {
    look() {
      const nowMs = performance.now();
      if (last === null || nowMs - last.atMs > FOR_MS) last = { atMs: nowMs, health: look() };
      return last.health;
    },
    wrote(ok) {
      if (ok || doubted) {
        doubted = !ok;
        return;
      }
      doubted = true;
      // An earlier answer is outdated after a failed write.
      last = null;
    },
  };
}
