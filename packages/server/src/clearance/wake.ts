import { type AccountRef, BOOKS, type LedgerSession } from '../ledgers/index.ts';
import type { BatchDeps } from './batch.ts';
import { moveTo } from './stages.ts';
import type { BatchStore, Lease } from './store.ts';
import { STAGES, type Work } from './types.ts';
import { unpackWork } from './work.ts';

export type WakeInput = {
  readonly store: BatchStore;
  readonly session: LedgerSession;
  readonly held: ReadonlyMap<number, Lease>;
  /** Work of this batch, which may be parked itself. */
  readonly works: readonly Work[];
  readonly nowMs: number;
  /** Looking for what has waited too long costs a query: not in every batch. */
  readonly looksForOverdue: boolean;
  readonly guaranteeWaitMs: number;
  readonly wokenPerBatch: number;
  /** Accounts whose waiting lists the last batch did not get through. */
  readonly unwoken: readonly AccountRef[];
  /** Told which accounts this batch does not get through. */
  readonly onUnwoken: ((accounts: readonly AccountRef[]) => void) | undefined;
  readonly run: (works: readonly Work[]) => Promise<void>;
};

/**
 * G-04: lists that wait for guarantee go on as soon as there is more, in the order in which customs could accept them;
 * one that is too dear does not hold up those behind it. What has waited too long goes on as well, to be refused. More
 * than one batch can carry goes on with the next ones. Returns what was taken up from where it was parked.
 */
export async function wakeWaiting(input: WakeInput): Promise<readonly Work[]> {
  const { store, session, held, nowMs, looksForOverdue, guaranteeWaitMs, run } = input;
  const taken: Work[] = [];
  const parts = [...held.keys()];
  const over = looksForOverdue ? await store.parkedSince(parts, STAGES.guaranteeWait, nowMs - guaranteeWaitMs) : [];
  const late = over.map(unpackWork).filter((work) => isOver(work, nowMs));
  if (late.length > 0) await takeUp(input, late, taken);
  const unwoken = input.unwoken.filter(({ part }) => held.has(part));
  if (unwoken.length > 0) await session.load(unwoken);
  for (let before = unwoken; ; before = []) {
    const refs = [...session.takeGrown(BOOKS.guarantee), ...before];
    if (refs.length === 0) return taken;
    const grown = new Set(refs.map(({ account }) => account));
    const rows = await store.parkedAt(
      [...new Set(refs.map(({ part }) => part))],
      STAGES.guaranteeWait,
      input.wokenPerBatch,
    );
    const known = new Set([...input.works, ...taken].map(({ preNo }) => preNo));
    const own = [...input.works, ...taken].filter(({ stage }) => stage === STAGES.guaranteeWait);
    const waiting = [...own, ...rows.map(unpackWork).filter(({ preNo }) => !known.has(preNo))]
      .filter(({ guarantee }) => grown.has(guarantee.account))
      .sort((a, b) => a.facts.acceptedAtMs - b.facts.acceptedAtMs);
    const fitting = fit(session, waiting);
    const fresh = fitting.filter(({ preNo }) => !known.has(preNo));
    const again = fitting.filter(({ preNo }) => known.has(preNo));
    for (const work of again) moveTo(work, STAGES.guarantee);
    if (again.length > 0) await run(again);
    if (fresh.length > 0) await takeUp(input, fresh, taken);
    // None went on of so many: what is left is not enough for any of them, or their guarantor is blocked.
    const goesOn = fresh.some(({ stage }) => stage !== STAGES.guaranteeWait);
    if (goesOn && rows.length === input.wokenPerBatch) input.onUnwoken?.(refs);
  }
}

/** Whether a list waits whose time may be over: reason enough for a batch. */
export async function isWaitOver(
  store: BatchStore,
  { looksForOverdue, parameters, clock }: Pick<BatchDeps, 'looksForOverdue' | 'parameters' | 'clock'>,
  parts: readonly number[],
): Promise<boolean> {
  if (!looksForOverdue) return false;
  const nowMs = clock.now();
  const over = await store.parkedSince(parts, STAGES.guaranteeWait, nowMs - parameters.guaranteeWaitMs);
  return over.some((row) => isOver(unpackWork(row), nowMs));
}

/** Only what is still parked: a cancellation at the list's own partition may have come first. */
async function takeUp({ store, run }: WakeInput, works: readonly Work[], taken: Work[]): Promise<void> {
  const claimed = new Set(
    (await store.claimParked(works, STAGES.guaranteeWait)).map(({ part, serial }) => `${part}/${serial}`),
  );
  const own = works.filter(({ part, serial }) => claimed.has(`${part}/${serial}`));
  for (const work of own) moveTo(work, STAGES.guarantee);
  taken.push(...own);
  await run(own);
}

/** As many, in order, as what is available now is enough for. */
function fit(session: LedgerSession, waiting: readonly Work[]): Work[] {
  const rest = new Map<string, bigint>();
  return waiting.filter(({ guarantee, taxFen }) => {
    const balance = session.balance(guarantee);
    const free = balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
    const left = rest.get(guarantee.account) ?? free;
    if (taxFen > left) return false;
    rest.set(guarantee.account, left - taxFen);
    return true;
  });
}

function isOver({ guaranteeWait }: Work, nowMs: number): boolean {
  return guaranteeWait === null || guaranteeWait.untilMs <= nowMs;
}
