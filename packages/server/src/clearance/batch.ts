import { randomUUID } from 'node:crypto';
import { type EpochMs, Fault } from '@tongguan/kernel';
import { LedgerSession } from '../ledgers/index.ts';
import { NOTHING_STOPPED } from './standing/admission.ts';
import { keyOf, loadActs } from './later/load.ts';
import type { FollowingWay } from './later/followingWay.ts';
import { runAftercare } from './later/run.ts';
import { refKey, refOfAct } from './cases/cases.ts';
import { passInstruments } from './jobs/instruments.ts';
import { createFlow } from './ways/flow.ts';
import { ofDaysBefore } from './ways/guaranteeWait.ts';
import { loadCases } from './cases/load.ts';
import { answerRefusedMessages } from './cases/refusedMessages.ts';
import { beforeRules } from './cases/rulesFirst.ts';
import { BatchState } from './state.ts';
import { takeInput } from './cases/input.ts';
import type { BatchStore } from './store.ts';
import type { Declaration, Work } from './types.ts';
import { RELEASE } from './ways/release.ts';
import { judgeCases } from './judge.ts';
import { writeBatch } from './write.ts';
import type { ArrivalRow, Lease, WorkRow } from '../lane/types.ts';
import type { OnWay } from '../lane/index.ts';
import type { BatchDeps } from './deps.ts';
import type { LaneDeps } from './laneDeps.ts';
import { passFence } from '../lane/index.ts';

/**
 * One batch, within one transaction: everything that can be done for the given partitions now. Returns how much there
 * was. Run again from the start after a lost connection it finds what is recorded and does the rest.
 */
export async function runBatch<Store extends BatchStore>(
  store: Store,
  held: ReadonlyMap<number, Lease>,
  deps: LaneDeps<Store>,
): Promise<number> {
  const nowMs = deps.clock.now();
  const parts = [...held.keys()];
  const { followers, arrivals: taken, overdue, rows, ...parked } = await takeInput(store, deps, parts, nowMs);
  const { instruments, late, alone } = parked;
  const found = taken.length + overdue.length + rows.length + instruments.length + late.length + alone.length;
  if (found + followers.length + deps.unwoken.length === 0) return 0;

  const state = new BatchState(held, deps.parameters, nowMs);
  state.proofs = deps.proofs;
  const session = new LedgerSession(state.chain.over(store.ledgers));
  const fenced = new Set<number>();
  // Read after the arrivals, as stops are: what was accepted after rows were loaded is taxed by them (E-05).
  const [{ acts, orders }] = await Promise.all([loadActs(store, deps.vault, taken), deps.tariffs.read(store)]);
  if (acts.length > 0) deps.onActs?.();
  const arrivals = beforeRules(taken, acts);
  const cases = await loadCases(store, deps.vault, arrivals, [...overdue, ...orders]);
  const declarations = new Map<string, Declaration>();
  // Read after the arrivals: what was accepted after a stop was recorded is never judged without it (H-02).
  const judges = cases.some((found) => found.arriving.length > 0);
  const admission = judges
    ? await deps.admission(store, { treatment: deps.parameters.filingComparison, cases })
    : NOTHING_STOPPED;
  const begun = await judgeCases(store, { ...deps, admissionNow: admission }, state, cases, declarations);
  await answerRefusedMessages(store, state, arrivals);
  const travelled = rows.filter(({ way }) => way === RELEASE.name).map(RELEASE.unpack);
  const following = rows.filter(({ way }) => way !== RELEASE.name).map((row) => wayOf(deps, row.way).unpack(row));
  const own = travelled.filter((work) => held.has(work.part));
  if (own.length > 0) for (const row of await store.declarationsBySerial(own)) declarations.set(keyOf(row), row);

  const flow = createFlow({ store, deps, state, session, held, fenced, declarations });
  const works = [...travelled, ...begun];
  await passInstruments(store, session, instruments, nowMs, fenced, () => flow.run(ofDaysBefore(works, nowMs)));
  await flow.run(works);
  const postponed = new Set(cases.flatMap((found) => found.postponed).map(refKey));
  const after = await runAftercare({
    store,
    deps,
    state,
    session,
    held,
    cases,
    acts: acts.filter((act) => !postponed.has(refKey(refOfAct(act)))),
    works,
    following,
    fenced,
    declarations,
  });
  await flow.run(after.begun);
  const woken = await flow.wake([...works, ...after.begun], { late, alone });

  const all = [...works, ...after.begun, ...woken, ...following, ...after.started];
  const isLater = (arrival: ArrivalRow): boolean =>
    after.deferred.has(refKey(arrival)) || postponed.has(refKey(arrival));
  deps.onDeferred?.(arrivals.filter(isLater));
  const done = [...arrivals.filter((arrival) => !isLater(arrival)), ...followers];
  if (followers.length > 0) await follow(store, deps, followers, nowMs);
  // Sent together: while the database works on one statement the next is being written.
  await Promise.all([session.flush(), writeBatch(store, state, after.book, all, done, (work) => packWork(deps, work))]);
  await passFence(store, state, done, held, fenced, deps.owner);
  return done.length + overdue.length + rows.length + instruments.length;
}

/** Arrivals whose order is set aside go there too. */
async function follow(
  store: BatchStore,
  { onAside }: BatchDeps,
  followers: readonly ArrivalRow[],
  nowMs: EpochMs,
): Promise<void> {
  await store.follow(
    followers,
    followers.map(() => randomUUID()),
    nowMs,
  );
  onAside?.();
}

function packWork<Store extends BatchStore>(deps: LaneDeps<Store>, work: Work | OnWay): WorkRow {
  return isRelease(work) ? RELEASE.pack(work) : wayOf(deps, work.way).pack(work);
}

function isRelease(work: Work | OnWay): work is Work {
  return work.way === RELEASE.name;
}

/** A row of a way that no room has is of another version: it faults alone. */
function wayOf<Store extends BatchStore>({ rooms }: LaneDeps<Store>, name: string): FollowingWay<Store> {
  const way = rooms.ways.find((one) => one.name === name);
  if (way === undefined) throw new Fault('a work is on a way of this version');
  return way;
}
