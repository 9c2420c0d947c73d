import type { Inventory } from '@tongguan/ceb';
import { Fault } from '@tongguan/kernel';
import type { LedgerSession } from '../../ledgers/index.ts';
import { refusedAct } from '../../office/defineAct.ts';
import { ACT_ITEM, type Act } from '../../office/types.ts';
import { DOCUMENT_KINDS, isOfImport } from '../../intake/types.ts';
import { type OrderCase, refKey } from '../cases/cases.ts';
import { loadCases } from '../cases/load.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import type { CaseDocument, Declaration, Work } from '../types.ts';
import { isDone } from '../write.ts';
import { AftercareBook } from './book.ts';
import { keyOf, type Lives, loadLives } from './load.ts';
import { lookUpsOf } from './lookUps.ts';
import { carryOut } from './secondPerson.ts';
import type { LaterDocument } from './types.ts';
import type { Lease } from '../../lane/types.ts';
import type { LaneDeps } from '../laneDeps.ts';
import type { OnWay } from '../../lane/index.ts';
import type { AftercareContext, Handled } from './context.ts';

export type AftercareInput<Store extends BatchStore> = {
  readonly store: Store;
  readonly deps: LaneDeps<Store>;
  readonly state: BatchState;
  readonly session: LedgerSession;
  readonly held: ReadonlyMap<number, Lease>;
  readonly cases: readonly OrderCase[];
  readonly acts: readonly Act[];
  /** Work of this batch after its pass through the stages. */
  readonly works: readonly Work[];
  /** What was on a way of another room before this batch. */
  readonly following: readonly OnWay[];
  readonly fenced: Set<number>;
  /** Declarations by key, for the ends of their ways; handlers that begin work add theirs. */
  readonly declarations: Map<string, Declaration>;
};

export type AftercareResult = {
  readonly book: AftercareBook;
  readonly begun: readonly Work[];
  /** What was put on a way of another room in this batch. */
  readonly started: readonly OnWay[];
  /** Arrivals that have to wait, by message and item. */
  readonly deferred: ReadonlySet<string>;
};

/** Hands later documents and acts to their handlers in arrival order; moves what is on a way before, between and after them. */
export async function runAftercare<Store extends BatchStore>(input: AftercareInput<Store>): Promise<AftercareResult> {
  const { state, acts, works, following, deps } = input;
  const book = new AftercareBook(state);
  const documents = input.cases.flatMap((found): readonly LaterDocument[] => [
    ...found.later,
    ...found.amending.map(asLater),
  ]);
  const result = { book, begun: [] as Work[], started: [] as OnWay[], deferred: new Set<string>() };
  if (documents.length + acts.length + following.length === 0) return result;
  const lives = await livesOf(input, book, documents);
  const context = contextOf(input, book, lives, result);

  const unfinished = new Set([...works, ...following].filter((work) => !isDone(work)).map(keyOf));
  const finished = new Set(works.filter(isDone).map(keyOf));
  const isBusy = (declaration: Declaration): boolean => {
    const key = keyOf(declaration);
    const started = [...result.begun, ...result.started].some((work) => keyOf(work) === key);
    return started || unfinished.has(key) || (lives.underWay.has(key) && !finished.has(key));
  };
  const move = waysOf(input, context);
  await move('before acts', following);
  for (const one of inArrivalOrder(documents, acts)) {
    const before = result.started.length;
    const isAct = 'actId' in one;
    state.answerSoFar();
    const handled = await (isAct ? handleAct(one, deps, context, isBusy) : handleDocument(one, deps, context, isBusy));
    if (handled === 'later') result.deferred.add(isAct ? `${one.actId}/${ACT_ITEM}` : refKey(one));
    await move('before acts', result.started.slice(before));
  }
  state.answerSoFar();
  await move('after acts', [...following, ...result.started]);
  return result;
}

/** Moves works of other rooms' ways as far as this lane may: of the ways whose turn it is. */
function waysOf<Store extends BatchStore>(input: AftercareInput<Store>, context: AftercareContext<Store>) {
  const { deps, state, session, held, fenced } = input;
  const lane = { session, held, fenced, nowMs: state.nowMs };
  return async (turn: 'before acts' | 'after acts', works: readonly OnWay[]): Promise<void> => {
    if (works.length === 0) return;
    const ways = deps.rooms.ways.filter(({ beforeActs }) => (beforeActs === true) === (turn === 'before acts'));
    for (const way of ways) {
      await way.run(
        works.filter((work) => work.way === way.name),
        lane,
        context,
      );
    }
  };
}

/** Lives are read for the orders something was said about, not for every case of the batch. */
async function livesOf<Store extends BatchStore>(
  input: AftercareInput<Store>,
  book: AftercareBook,
  documents: readonly LaterDocument[],
): Promise<Lives> {
  const { store, state, acts } = input;
  const orders = new Set(documents.map((document) => `${document.part}/${document.orderNo}`));
  const cases = input.cases.filter((found) => acts.length > 0 || orders.has(`${found.part}/${found.orderNo}`));
  const own = input.following.filter((work) => input.held.has(work.part));
  const there = new Set(cases.map((found) => `${found.part}/${found.orderNo}`));
  const missing = (own.length === 0 ? [] : await store.declarationsBySerial(own))
    .map(({ part, orderNo }) => ({ part, orderNo }))
    .filter(({ part, orderNo }) => !there.has(`${part}/${orderNo}`));
  return loadLives(
    store,
    state,
    [...cases, ...(await loadCases(store, input.deps.vault, [], missing))],
    (ref) => book.opened(ref.part, ref.serial),
    (reversal) => book.latest(reversal),
  );
}

function contextOf<Store extends BatchStore>(
  input: AftercareInput<Store>,
  book: AftercareBook,
  lives: Lives,
  result: { readonly begun: Work[]; readonly started: OnWay[] },
): AftercareContext<Store> {
  const { deps, state, session, store } = input;
  return {
    deps,
    state,
    book,
    session,
    store,
    nowMs: state.nowMs,
    ...lookUpsOf(store, state, deps),
    life: lives.find,
    lifeByPreNo: lives.byPreNo,
    livesOfOrder: lives.ofOrder,
    begin: (work, declaration) => {
      input.declarations.set(keyOf(work), declaration);
      result.begun.push(work);
    },
    takeParked: async (work) => (await store.claimParked([work], work.step)).length > 0,
    start: (work) => result.started.push(work),
    ways: deps.rooms.ways,
    fence: (part) => input.fenced.add(part),
  };
}

async function handleDocument<Store extends BatchStore>(
  document: LaterDocument,
  { rooms }: LaneDeps<Store>,
  context: AftercareContext<Store>,
  isBusy: (declaration: Declaration) => boolean,
): Promise<Handled> {
  // The declarations here are of import: no document of export waits for the work of one.
  const hasOrder = document.orderNo !== '' && isOfImport(document.kind);
  const own = hasOrder ? context.livesOfOrder(document.part, document.orderNo) : [];
  if (own.some(({ declaration }) => isBusy(declaration))) return 'later';
  const handler = rooms.documents[document.kind];
  // Done with, it would never be answered; as a fault it is set aside, its sender is told and people look at it.
  if (handler === undefined) throw new Fault('a room that takes a kind of document handles it');
  const handled = await handler(document, context);
  // A list stays to be decided upon; its handler says what becomes of it.
  if (handled === 'done' && document.kind !== DOCUMENT_KINDS.list) context.book.dealtWith(document);
  return handled;
}

async function handleAct<Store extends BatchStore>(
  act: Act,
  { acts: known }: LaneDeps<Store>,
  context: AftercareContext<Store>,
  isBusy: (declaration: Declaration) => boolean,
): Promise<Handled> {
  const life = context.lifeByPreNo(act.subject);
  if (life && isBusy(life.declaration)) return 'later';
  if (life?.aside === true) {
    context.book.outcomeOf(act, refusedAct('90310', act.subject, '队列处理之后 after it was dealt with in the queue'));
    return 'done';
  }
  const definition = known.get(act.kind);
  // Of a version that knew it: whoever asked may ask in the words of this one.
  const unknown = refusedAct('90047', act.kind, '本版本的操作 an act of this version');
  const result = definition ? await carryOut(act, definition, context) : unknown;
  if (result === 'later') return 'later';
  // Asked for a second person, it has no outcome yet; an agreement brings it here again.
  if (result !== 'asked') context.book.outcomeOf(act, result);
  return 'done';
}

function inArrivalOrder(documents: readonly LaterDocument[], acts: readonly Act[]): (LaterDocument | Act)[] {
  return [...documents, ...acts].sort((a, b) => (a.arrivedUs < b.arrivedUs ? -1 : a.arrivedUs > b.arrivedUs ? 1 : 0));
}

function asLater(document: CaseDocument): LaterDocument {
  return { ...document, kind: DOCUMENT_KINDS.list, content: document.content as Inventory };
}
