import type { Inventory } from '@tongguan/ceb';
import type { LedgerSession } from '../../ledgers/index.ts';
import { ACT_ITEM, type Act } from '../../office/types.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { type OrderCase, refKey } from '../cases.ts';
import { loadCases } from '../load.ts';
import type { BatchState } from '../state.ts';
import { personOf } from '../ways/release.ts';
import type { BatchStore } from '../store.ts';
import type { CaseDocument, Declaration, Work } from '../types.ts';
import { isDone } from '../write.ts';
import { endAmendment } from './amendment.ts';
import { AMENDMENT, type AmendmentContext } from './ways/amendment.ts';
import { AftercareBook } from './book.ts';
import { ACT_HANDLERS, DOCUMENT_HANDLERS } from './handlers.ts';
import { keyOf, type Lives, loadLives } from './load.ts';
import { concludeReversal } from './reversal.ts';
import { carryOut } from './secondPerson.ts';
import { REVERSAL } from './ways/reversal.ts';
import type { AmendmentWork, LaterDocument, ReversalWork } from './types.ts';
import type { Lease } from '../../lane/types.ts';
import type { BatchDeps } from '../deps.ts';
import type { AftercareContext, Handled } from './context.ts';

export type AftercareInput = {
  readonly store: BatchStore;
  readonly deps: BatchDeps;
  readonly state: BatchState;
  readonly session: LedgerSession;
  readonly held: ReadonlyMap<number, Lease>;
  readonly cases: readonly OrderCase[];
  readonly acts: readonly Act[];
  /** Releases of this batch as far as they went. */
  readonly works: readonly Work[];
  /** Ways back that were under way before this batch. */
  readonly back: readonly ReversalWork[];
  /** Amendments after release that were under way before this batch. */
  readonly amending: readonly AmendmentWork[];
  readonly fenced: Set<number>;
  /** Declarations by key, for the ends of their ways; handlers that begin work add theirs. */
  readonly declarations: Map<string, Declaration>;
};

export type AftercareResult = {
  readonly book: AftercareBook;
  readonly begun: readonly Work[];
  /** Ways back that began in this batch. */
  readonly reversals: readonly ReversalWork[];
  readonly amendments: readonly AmendmentWork[];
  /** Arrivals that have to wait, by message and item. */
  readonly deferred: ReadonlySet<string>;
};

/** Hands later documents and acts to their handlers in arrival order, then moves every way back as far as it goes. */
export async function runAftercare(input: AftercareInput): Promise<AftercareResult> {
  const { state, acts, works, back } = input;
  const book = new AftercareBook(state);
  const documents = input.cases.flatMap((found): readonly LaterDocument[] => [
    ...found.later,
    ...found.amending.map(asLater),
  ]);
  const begun = { begun: [] as Work[], reversals: [] as ReversalWork[], amendments: [] as AmendmentWork[] };
  const result = { book, ...begun, deferred: new Set<string>() };
  if (documents.length + acts.length + back.length + input.amending.length === 0) return result;
  state.answerSoFar();
  const lives = await livesOf(input, book, documents);
  const context = contextOf(input, book, lives, result);

  const unfinished = new Set([...works, ...back, ...input.amending].filter((work) => !isDone(work)).map(keyOf));
  const finished = new Set(works.filter(isDone).map(keyOf));
  const isBusy = (declaration: Declaration): boolean => {
    const key = keyOf(declaration);
    const started = [...result.begun, ...result.reversals, ...result.amendments].some((work) => keyOf(work) === key);
    return started || unfinished.has(key) || (lives.underWay.has(key) && !finished.has(key));
  };
  for (const one of inArrivalOrder(documents, acts)) {
    const isAct = 'actId' in one;
    const handled = await (isAct ? handleAct(one, context, isBusy) : handleDocument(one, context, isBusy));
    if (handled === 'later') result.deferred.add(isAct ? `${one.actId}/${ACT_ITEM}` : refKey(one));
  }
  const ways = [...back, ...result.reversals];
  const { session, held, fenced } = input;
  const lane = { session, held, fenced, nowMs: state.nowMs };
  await REVERSAL.run(ways, { ...lane, conclude: (work) => concludeReversal(context, work) });
  const amendments = [...input.amending, ...result.amendments];
  const stopped = await stoppedAmong(input, amendments);
  await AMENDMENT.run(amendments, { ...lane, ...stopped, end: (work) => endAmendment(context, work) });
  return result;
}

async function stoppedAmong(
  { store, deps }: AftercareInput,
  works: readonly AmendmentWork[],
): Promise<Pick<AmendmentContext, 'persons' | 'guarantors'>> {
  const { guarantors } = deps.stopped;
  const more = works.filter(({ quotaDelta }) => quotaDelta > 0n);
  if (more.length === 0) return { guarantors, persons: new Set() };
  const asked = more.map(({ quota }) => ({ part: quota.part, person: personOf(quota) }));
  return { guarantors, persons: await store.frozenAmong(asked) };
}

/** Lives are read for the orders something was said about, not for every case of the batch. */
async function livesOf(
  input: AftercareInput,
  book: AftercareBook,
  documents: readonly LaterDocument[],
): Promise<Lives> {
  const { store, state, acts } = input;
  const orders = new Set(documents.map((document) => `${document.part}/${document.orderNo}`));
  const cases = input.cases.filter((found) => acts.length > 0 || orders.has(`${found.part}/${found.orderNo}`));
  const own = [...input.back, ...input.amending].filter((work) => input.held.has(work.part));
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

function contextOf(
  input: AftercareInput,
  book: AftercareBook,
  lives: Lives,
  result: { begun: Work[]; reversals: ReversalWork[]; amendments: AmendmentWork[] },
): AftercareContext {
  const { deps, state, session, store } = input;
  return {
    deps,
    state,
    book,
    session,
    store,
    nowMs: state.nowMs,
    life: lives.find,
    lifeByPreNo: lives.byPreNo,
    livesOfOrder: lives.ofOrder,
    begin: (work, declaration) => {
      input.declarations.set(keyOf(work), declaration);
      result.begun.push(work);
    },
    reverse: (work) => result.reversals.push(work),
    amend: (work) => result.amendments.push(work),
    fence: (part) => input.fenced.add(part),
  };
}

async function handleDocument(
  document: LaterDocument,
  context: AftercareContext,
  isBusy: (declaration: Declaration) => boolean,
): Promise<Handled> {
  const own = document.orderNo === '' ? [] : context.livesOfOrder(document.part, document.orderNo);
  if (own.some(({ declaration }) => isBusy(declaration))) return 'later';
  const handled = (await DOCUMENT_HANDLERS[document.kind]?.(document, context)) ?? 'done';
  // A list stays to be decided upon; its handler says what becomes of it.
  if (handled === 'done' && document.kind !== DOCUMENT_KINDS.list) context.book.dealtWith(document);
  return handled;
}

async function handleAct(
  act: Act,
  context: AftercareContext,
  isBusy: (declaration: Declaration) => boolean,
): Promise<Handled> {
  const life = context.lifeByPreNo(act.subject);
  if (life && isBusy(life.declaration)) return 'later';
  if (life?.aside === true) {
    const facts = { found: act.subject, allowed: '队列处理之后 after it was dealt with in the queue' };
    context.book.outcomeOf(act, { done: false, code: '90310', facts });
    return 'done';
  }
  const handler = ACT_HANDLERS.get(act.kind);
  const unknown = {
    done: false,
    code: '90042',
    facts: { found: act.kind, allowed: [...ACT_HANDLERS.keys()].join(', ') },
  };
  const result = handler ? await carryOut(act, handler, context) : unknown;
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
