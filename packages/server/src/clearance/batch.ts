import { randomUUID } from 'node:crypto';
import { type Inventory, say } from '@tongguan/ceb';
import { type EpochMs, Fault, shanghaiYear } from '@tongguan/kernel';
import { LedgerSession } from '../ledgers/index.ts';
import { type Admission, NOTHING_STOPPED } from './standing/admission.ts';
import { keyOf, loadActs } from './later/load.ts';
import type { FollowingWay } from './later/followingWay.ts';
import { runAftercare } from './later/run.ts';
import { type CompleteCase, gather, type OrderCase, postponeFrom, refKey, refOfAct } from './cases/cases.ts';
import { decideSafely } from './decide/safely.ts';
import { passInstruments } from './jobs/instruments.ts';
import { createFlow } from './ways/flow.ts';
import { ofDaysBefore } from './ways/guaranteeWait.ts';
import { loadCases } from './cases/load.ts';
import { invtNoOf } from './numbers.ts';
import { answerRefusedMessages } from './cases/refusedMessages.ts';
import { beforeRules } from './cases/rulesFirst.ts';
import { refuseDeclaration } from './settle.ts';
import { BatchState } from './state.ts';
import { LIST_STATES } from './states.ts';
import { takeInput } from './cases/input.ts';
import type { BatchStore } from './store.ts';
import { takeIn } from './cases/takeIn.ts';
import { missingDocuments, reasonsInfo, stateInfo } from './texts.ts';
import type { CaseDocument, Declaration, Work } from './types.ts';
import { beginWork } from './ways/work.ts';
import { RELEASE } from './ways/release.ts';
import { writeBatch } from './write.ts';
import type { ArrivalRow, Lease, WorkRow } from '../lane/types.ts';
import type { OnWay } from '../lane/index.ts';
import type { BatchDeps } from './deps.ts';
import type { LaneDeps } from './laneDeps.ts';
import type { DecisionRooms } from './rooms.ts';
import { passFence, Claims, numbersOf } from '../lane/index.ts';

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
  const session = new LedgerSession(state.chain.over(store.ledgers));
  const fenced = new Set<number>();
  const { acts, orders } = await loadActs(store, deps.vault, taken);
  if (acts.length > 0) deps.onActs?.();
  const arrivals = beforeRules(taken, acts);
  const cases = await loadCases(store, deps.vault, arrivals, [...overdue, ...orders]);
  const declarations = new Map<string, Declaration>();
  // Read after the arrivals: what was accepted after a stop was recorded is never judged without it (H-02).
  const judges = cases.some((found) => found.arriving.length > 0);
  const admission = judges
    ? await deps.admission(store, { treatment: deps.parameters.filingComparison, cases })
    : NOTHING_STOPPED;
  const begun = await judge(store, { ...deps, admissionNow: admission }, state, cases, declarations);
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
  if (followers.length > 0) {
    await store.follow(
      followers,
      followers.map(() => randomUUID()),
      nowMs,
    );
    deps.onAside?.();
  }
  // Sent together: while the database works on one statement the next is being written.
  await Promise.all([session.flush(), writeBatch(store, state, after.book, all, done, (work) => packWork(deps, work))]);
  await passFence(store, state, done, held, fenced, deps.owner);
  return done.length + overdue.length + rows.length + instruments.length;
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

type JudgeDeps = BatchDeps & {
  readonly rooms: DecisionRooms;
  readonly admissionNow: Admission;
};

/** Answers arrivals and decides complete cases; returns the work that begins. */
async function judge(
  store: BatchStore,
  deps: JudgeDeps,
  state: BatchState,
  cases: readonly OrderCase[],
  declarations: Map<string, Declaration>,
): Promise<Work[]> {
  const begun: { work: Work; arrivedUs: bigint }[] = [];
  state.claims = new Claims(await store.claimsOf(numbersOf(cases.flatMap((found) => found.arriving))));
  for (const found of cases) {
    // One document after the other, so that the outcome does not depend on which of them share a batch.
    const before = begun.length;
    for (const document of found.arriving) {
      // What becomes of a list that is at work is known with the end of this batch at the earliest: whether it is amended or
      // asks to be, and whether it locks the documents of its order.
      if (begun.length > before) {
        postponeFrom(found, document);
        break;
      }
      refuseOverdue(state, found, document.acceptedMs);
      takeIn(state, found, document);
      begun.push(...judgeCase(deps, state, found, declarations));
    }
    // Documents that are waiting to be looked at may have come in time.
    if (!found.moreWaits) refuseOverdue(state, found, state.nowMs);
  }
  // Arrival order across partitions, so that a limit is used up by those who came first.
  begun.sort((a, b) => (a.arrivedUs < b.arrivedUs ? -1 : a.arrivedUs > b.arrivedUs ? 1 : 0));
  return begun.map(({ work }) => work);
}

/** Decides the declarations of an order whose four documents are there. */
function judgeCase(
  deps: JudgeDeps,
  state: BatchState,
  found: OrderCase,
  declarations: Map<string, Declaration>,
): { work: Work; arrivedUs: bigint }[] {
  return found.declarations.flatMap((declared) => {
    const declaration = state.latest(declared);
    if (declaration.state !== LIST_STATES.sent) return [];
    const gathered = gather(state, found, declaration);
    if (!('order' in gathered)) return [];
    const work = decide(deps, state, declaration, gathered);
    if (!work) return [];
    declarations.set(keyOf(declaration), state.latest(declaration));
    return [{ work, arrivedUs: gathered.list.arrivedUs }];
  });
}

/** C-01: lists that were still waiting at this moment although their time was over. */
function refuseOverdue(state: BatchState, found: OrderCase, atMs: EpochMs): void {
  for (const declared of found.declarations) {
    const declaration = state.latest(declared);
    if (declaration.state !== LIST_STATES.sent || declaration.deadlineMs === null) continue;
    if (declaration.deadlineMs > atMs) continue;
    const gathered = gather(state, found, declaration);
    if (!('order' in gathered)) refuseDeclaration(state, declaration, [missingDocuments(gathered)]);
  }
}

function decide(deps: JudgeDeps, state: BatchState, declaration: Declaration, found: CompleteCase): Work | null {
  const list = found.list.content as Inventory;
  const acceptedMs = acceptableFrom(found);
  const head = list.InventoryHead;
  const decision = decideSafely(deps, deps.admissionNow, found, acceptedMs);
  const ref = (document: CaseDocument) => ({ messageId: document.messageId, item: document.item });
  const documents = { order: ref(found.order), payment: ref(found.payment), waybill: ref(found.waybill) };
  if (decision.kind === 'refuse') {
    refuseDeclaration(state, state.note(declaration, documents), decision.reasons);
    return null;
  }
  const personKey = deps.vault.personKey(head.buyerIdType, head.buyerIdNumber);
  const changes = {
    ...documents,
    acceptedMs,
    personKey,
    invtNo: invtNoOf(declaration.part, declaration.serial, declaration.customsCode, acceptedMs),
    deadlineMs: null,
    quotaYear: shanghaiYear(acceptedMs),
  };
  const notes = decision.kind === 'clear' ? decision.notes : [];
  const info = stateInfo(LIST_STATES.accepted, notes);
  const accepted = state.transition(declaration, LIST_STATES.accepted, changes, info);
  if (decision.kind === 'manual') {
    const said = reasonsInfo([say('1200'), ...decision.reasons]);
    state.transition(accepted, LIST_STATES.manual, { reasons: decision.reasons }, said);
    return null;
  }
  const work = beginWork(accepted, list, personKey.toString('hex'), decision.facts, decision.assessment, notes);
  work.inspect = deps.rooms.inspection.draw(deps, accepted, list, acceptedMs);
  return work;
}

/**
 * The moment from which customs could accept the list: its last document was there (C-01, C-03). The law and the year
 * of quota are those of this moment, however late a lane looks.
 */
function acceptableFrom({ list, order, payment, waybill }: CompleteCase): EpochMs {
  return Math.max(list.acceptedMs, order.acceptedMs, payment.acceptedMs, waybill.acceptedMs);
}
