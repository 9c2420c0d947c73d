import { Fault } from '@tongguan/kernel';
import type { AccountRef, LedgerSession } from '../../ledgers/index.ts';
import { keyOf } from '../later/load.ts';
import type { Ends } from './releaseContext.ts';
import { runRelease } from './runRelease.ts';
import { isOverdue, readOverdue } from '../standing/overdue.ts';
import type { DecisionRooms } from '../rooms.ts';
import { tellShort } from '../settle.ts';
import type { BatchState } from '../state.ts';
import { STATES } from '../states.ts';
import type { BatchStore } from '../store.ts';
import type { Declaration, Work } from '../types.ts';
import { wakeWaiting } from './wake.ts';
import type { Lease, WorkRow } from '../../lane/types.ts';
import type { BatchDeps } from '../deps.ts';

export type FlowInput = {
  readonly store: BatchStore;
  readonly deps: BatchDeps & { readonly rooms: DecisionRooms };
  readonly state: BatchState;
  readonly session: LedgerSession;
  readonly held: ReadonlyMap<number, Lease>;
  readonly fenced: Set<number>;
  /** By key; work that is taken up adds its own. */
  readonly declarations: Map<string, Declaration>;
};

/** Declarations that waited for guarantee: too long, or woken alone. */
export type ParkedInput = { readonly late: readonly WorkRow[]; readonly alone: readonly WorkRow[] };

export type Flow = {
  /** Moves declarations on their way to release, as far as this lane may. */
  run(works: readonly Work[]): Promise<void>;
  /** Goes on with declarations that waited for guarantee; returns what was parked before this batch. */
  wake(works: readonly Work[], parked: ParkedInput): Promise<readonly Work[]>;
};

/** The way to release as one batch runs it: with its declarations at its ends. */
export function createFlow(input: FlowInput): Flow {
  const { store, deps, state, session, held, fenced, declarations } = input;
  const { guaranteeWaitMs } = deps.parameters;
  const lane = { session, held, fenced, nowMs: state.nowMs, guaranteeWaitMs, tariffs: deps.tariffs };
  const ends = endsOf(deps.rooms, state, declarations);
  let { stopped } = deps;
  const run = (works: readonly Work[]): Promise<void> => runRelease(store, works, lane, stopped, ends);
  const refreshBlocks = async (accounts: readonly AccountRef[]): Promise<void> => {
    const parts = accounts.map(({ part }) => part);
    const guarantors = await readOverdue(store, deps.vault, parts, state.nowMs);
    stopped = { ...stopped, guarantors };
  };
  const isBlocked = (account: string): boolean => isOverdue(stopped.guarantors, account, state.nowMs);
  return {
    run,
    wake: (works, { late, alone }) =>
      wakeWaiting({
        store,
        session,
        held,
        works,
        late,
        alone,
        pick: deps.pick,
        async blocked(accounts) {
          // A payment of this batch may have ended a block.
          if (accounts.some(({ account }) => isBlocked(account))) await refreshBlocks(accounts);
          return new Set(accounts.map(({ account }) => account).filter(isBlocked));
        },
        wokenPerBatch: deps.parameters.wokenPerBatch,
        unwoken: deps.unwoken,
        onUnwoken: deps.onUnwoken,
        async run(waiting) {
          const here = waiting.filter((work) => held.has(work.part) && !declarations.has(keyOf(work)));
          const rows = here.length === 0 ? [] : await store.declarationsBySerial(here);
          for (const row of rows) declarations.set(keyOf(row), row);
          await run(waiting);
        },
      }),
  };
}

function endsOf(
  { inspection, contingency }: DecisionRooms,
  state: BatchState,
  declarations: ReadonlyMap<string, Declaration>,
): Ends {
  const current = (work: Work): Declaration => {
    const declaration = declarations.get(keyOf(work));
    if (!declaration) throw new Fault('work belongs to a declaration');
    return state.latest(declaration);
  };
  return {
    release: (work) => contingency.release(state, current(work), work),
    refuse: (work) => {
      const declaration = current(work);
      // Cancelled while it waited: what it held was given back, and it has ended.
      if (declaration.state !== STATES.rejected) contingency.end(state, declaration, work);
    },
    inspect: (work) => inspection.hold(state, current(work), work),
    tellShort: (work) => tellShort(state, current(work), work),
  };
}
