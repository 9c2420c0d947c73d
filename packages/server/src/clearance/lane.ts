import type { Clock } from '@tongguan/kernel';
import type { MatchDocuments } from '@tongguan/matching';
import {
  createEngine,
  type EngineOptions,
  type Lane,
  type LaneParts,
  type LaneStore,
  type LaneSubject,
} from '../lane/index.ts';
import { type ActDefinition, tableOf } from '../office/defineAct.ts';
import type { Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { createAdmission } from './standing/admission.ts';
import { createTariffs } from './standing/tariffs.ts';
import type { AftercareContext } from './later/context.ts';
import { runBatch } from './batch.ts';
import { hourly } from './jobs/hours.ts';
import { createKnown } from './jobs/known.ts';
import { DAYS } from './jobs/due.ts';
import { jobItemsOf, runJobs } from './jobs/run.ts';
import { createProofs } from './later/decisionRecord.ts';
import { createMemory } from './memory.ts';
import { itemsOf } from './setAside/items.ts';
import { createTeller } from './setAside/tell.ts';
import type { Rooms } from './rooms.ts';
import type { BatchStore } from './store.ts';
import { type ClearanceParameters, defaultParameters } from './types.ts';

export type LaneOptions<Store extends BatchStore> = Pick<EngineOptions<Store>, 'owner' | 'home' | 'onFault'> & {
  readonly store: LaneStore<Store>;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly matchDocuments: MatchDocuments;
  readonly parameters?: Partial<ClearanceParameters>;
  readonly rooms: Rooms<Store>;
  /** The acts of every room. */
  readonly acts: readonly ActDefinition<AftercareContext<Store>>[];
};

/** A lane of the import trade. */
export function createLane<Store extends BatchStore>(options: LaneOptions<Store>): Lane {
  const { clock } = options;
  const { pollBusyMs, pollIdleMs } = { ...defaultParameters(clock.now()), ...options.parameters };
  return createEngine({
    ...options,
    ...{ pollBusyMs, pollIdleMs },
    now: () => clock.now(),
    subject: (parts) => subjectOf(options, parts),
  });
}

/** The subject that the engine calls: declarations, later documents, daily work. */
function subjectOf<Store extends BatchStore>(
  options: LaneOptions<Store>,
  { leases, onFault }: LaneParts,
): LaneSubject<Store> {
  const { clock, vault, owner } = options;
  const parametersNow = () => ({ ...defaultParameters(clock.now()), ...options.parameters });
  const memory = createMemory();
  const known = createKnown({ ...options, leases, onFault });
  const teller = createTeller({ ...options, leases, onFault });
  const admission = createAdmission(vault, onFault);
  const tariffs = createTariffs(onFault);
  const proofs = createProofs();
  const acts = tableOf(options.acts);
  const now = (): number => clock.now();
  const jobDeps = () => ({ nowMs: now(), parameters: parametersNow(), owner, days: options.rooms.days });
  return {
    taken: memory.taken,
    isBehind: known.isBehind,
    refresh: known.refresh,
    unread: known.unread,
    async run(batch, held, look) {
      const remembered = await memory.begin(batch, [...held.values()]);
      return runBatch(batch, held, {
        ...options,
        ...look,
        ...remembered,
        acts,
        looksForOverdue: look.isTime,
        parameters: parametersNow(),
        registry: options.registry(),
        stopped: known.stopped(),
        controls: known.controls(),
        admission,
        tariffs,
        // Begun even where there turns out to be nothing to do: what an earlier batch failed to store is forgotten.
        proofs: proofs.begin((acceptedMs) => tariffs.at(acceptedMs)),
        onFault,
      });
    },
    committed(own) {
      memory.done(own);
      proofs.committed();
    },
    itemsOf: (batch, part, suspects) =>
      itemsOf(batch, part, {
        clock,
        parameters: parametersNow(),
        stopped: known.stopped(),
        suspects,
        unwoken: memory.unwoken(),
        ways: options.rooms.ways,
      }),
    jobs: [
      {
        name: DAYS,
        run: (batch, held, pick) => runJobs(batch, held, jobDeps(), pick),
        itemsOf: (batch, part) => jobItemsOf(batch, part, jobDeps()),
      },
      ...options.rooms.hours.map((job) => hourly(job, { vault, owner, now, parameters: parametersNow })),
    ],
    mustTell: teller.mustTell,
    tell: teller.tell,
  };
}
