import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import { type DailyJob, passFence } from '../../lane/index.ts';
import type { Vault } from '../../vault/types.ts';
import type { HourJob } from '../rooms.ts';
import { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';

export type HourDeps = {
  readonly vault: Vault;
  readonly owner: string;
  readonly now: () => EpochMs;
  readonly parameters: () => ClearanceParameters;
};

/**
 * A job of another room, once an hour and partition, in one transaction: the room looks and writes its own rows, its acts
 * are written here with their link of the chain, and the lease is proved last.
 */
export function hourly<Store extends BatchStore>(job: HourJob<Store>, deps: HourDeps): DailyJob<Store> {
  const { vault, owner, now } = deps;
  return {
    name: job.name,
    async run(store, held, pick) {
      const nowMs = now();
      // 2026-06-01T10: a day's job by the hour.
      const hour = shanghaiIso(nowMs).slice(0, 13);
      const looked = await store.jobDays(job.name, [...held.keys()]);
      const parts = looked.filter(({ doneDay }) => doneDay === null || doneDay < hour).map(({ part }) => part);
      if (parts.length === 0) return false;
      const { acts, complete } = await job.run({ store, parts, nowMs, vault, pick });
      const state = new BatchState(held, deps.parameters(), nowMs);
      for (const act of acts) await store.insertClockAct(act, state.chain.linkOf(act.part));
      state.chain.acts(acts);
      if (pick.only === null && complete) {
        await store.setJobDays(
          job.name,
          parts.map((part) => ({ part, day: hour })),
        );
      }
      await passFence(store, state, [], held, new Set(parts), owner);
      return false;
    },
    itemsOf: (store, part) => job.itemsOf({ store, parts: [part], nowMs: now(), vault }),
  };
}
