import { type AccountRef, BOOKS, type LedgerSession } from '../../ledgers/index.ts';
import { type Pick, workItem } from '../../lane/index.ts';
import type { BatchStore } from '../store.ts';
import type { Work } from '../types.ts';
import { RELEASE } from './release.ts';
import type { Lease, WorkRow } from '../../lane/types.ts';
import type { BatchDeps } from '../deps.ts';

export type WakeInput = {
  readonly store: BatchStore;
  readonly session: LedgerSession;
  readonly held: ReadonlyMap<number, Lease>;
  /** Work of this batch, which may be parked itself. */
  readonly works: readonly Work[];
  /** Work past its waiting time. */
  readonly late: readonly WorkRow[];
  /** Declarations that this batch resumes one by one, to find the one that faults. */
  readonly alone: readonly WorkRow[];
  readonly wokenPerBatch: number;
  readonly pick: Pick;
  /** Accounts with waiting declarations that earlier batches did not reach. */
  readonly unwoken: readonly AccountRef[];
  /** Told which accounts this batch does not get through. */
  readonly onUnwoken: ((accounts: readonly AccountRef[]) => void) | undefined;
  /** Guarantors with overdue demands: their declarations keep waiting (G-02). */
  readonly blocked: (accounts: readonly AccountRef[]) => Promise<ReadonlySet<string>>;
  readonly run: (works: readonly Work[]) => Promise<void>;
};

/**
 * G-04: declarations that wait for guarantee go on as soon as there is more, in the order in which customs could accept
 * them; a declaration larger than the free guarantee is skipped. Those past their waiting time go on as well, to be
 * refused. A batch takes a bounded number; the rest follows in the next ones. Returns the resumed work.
 */
export async function wakeWaiting(input: WakeInput): Promise<readonly Work[]> {
  const { session, held } = input;
  const taken: Work[] = [];
  const unwoken = input.unwoken.filter(({ part }) => held.has(part));
  if (input.late.length > 0) await takeUp(input, input.late.map(RELEASE.unpack), taken);
  if (input.pick.only !== null) {
    await wakeAlone(input, taken);
    // Whom this wakes is for a batch of its own, so that no item is blamed for another.
    const grown = distinct([...session.takeGrown(BOOKS.guarantee), ...unwoken]);
    if (grown.length > 0) input.onUnwoken?.(grown);
    return taken;
  }
  if (unwoken.length > 0) await session.load(unwoken);
  const left = { declarations: input.wokenPerBatch };
  for (let before = unwoken; ; before = []) {
    const refs = distinct([...session.takeGrown(BOOKS.guarantee), ...before]);
    if (refs.length === 0) return taken;
    const blocked = await input.blocked(refs);
    for (const ref of refs) if (!blocked.has(ref.account)) await wakeFor(input, ref, taken, left);
  }
}

async function wakeAlone(input: WakeInput, taken: Work[]): Promise<void> {
  const works = input.alone.map(RELEASE.unpack);
  if (works.length === 0) return;
  await input.session.load(works.map(({ guarantee }) => guarantee));
  const fitting = works.filter(({ guarantee, taxFen }) => taxFen <= freeIn(input.session, guarantee));
  if (fitting.length > 0) await takeUp(input, fitting, taken);
}

/** Those that wait for one guarantor, a page at a time, while something of it fits. */
async function wakeFor(
  input: WakeInput,
  ref: AccountRef,
  taken: Work[],
  left: { declarations: number },
): Promise<void> {
  const { store, session, pick, run } = input;
  const known = new Set([...input.works, ...taken].map(({ preNo }) => preNo));
  const here = [...input.works, ...taken].filter(
    ({ step, guarantee }) => step === 'guarantee wait' && guarantee.account === ref.account,
  );
  const rows = left.declarations <= 0 ? [] : await store.waitingFor(ref, freeIn(session, ref), left.declarations);
  const stored = rows.filter((row) => pick.takes(workItem(row, ref.part))).map(RELEASE.unpack);
  const waiting = [...here, ...stored.filter(({ preNo }) => !known.has(preNo))];
  waiting.sort((a, b) => a.facts.acceptedAtMs - b.facts.acceptedAtMs);
  const fitting = fit(freeIn(session, ref), waiting);
  const again = fitting.filter(({ preNo }) => known.has(preNo));
  const fresh = fitting.filter(({ preNo }) => !known.has(preNo));
  for (const work of again) RELEASE.moveTo(work, 'guarantee');
  if (again.length > 0) await run(again);
  if (fresh.length > 0) await takeUp(input, fresh, taken);
  const isFull = rows.length > 0 && rows.length >= left.declarations;
  left.declarations -= rows.length;
  // There may be more behind them that fits: the next batch goes on.
  if (isFull || left.declarations <= 0) input.onUnwoken?.([ref]);
}

/** Declarations that have waited for guarantee long enough: reason enough for a batch. */
export async function lateWaiters(
  store: BatchStore,
  { parameters, clock }: { readonly parameters: BatchDeps['parameters']; readonly clock: BatchDeps['clock'] },
  parts: readonly number[],
): Promise<WorkRow[]> {
  const nowMs = clock.now();
  const over = await store.parkedSince(parts, 'guarantee wait', nowMs - parameters.guaranteeWaitMs);
  return over.filter((row) => isOver(row, nowMs));
}

/** Only what is still parked: a cancellation at the declaration's own partition may have come first. */
async function takeUp({ store, run }: WakeInput, works: readonly Work[], taken: Work[]): Promise<void> {
  const claimed = new Set(
    (await store.claimParked(works, 'guarantee wait')).map(({ part, serial }) => `${part}/${serial}`),
  );
  const own = works.filter(({ part, serial }) => claimed.has(`${part}/${serial}`));
  for (const work of own) RELEASE.moveTo(work, 'guarantee');
  taken.push(...own);
  await run(own);
}

/** As many, in order, as what is available now is enough for. */
function fit(freeFen: bigint, waiting: readonly Work[]): Work[] {
  let left = freeFen;
  return waiting.filter(({ taxFen }) => {
    if (taxFen > left) return false;
    left -= taxFen;
    return true;
  });
}

function freeIn(session: LedgerSession, ref: AccountRef): bigint {
  const balance = session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
}

/** A row that cannot be read is over: whoever takes it up faults at it alone. */
function isOver(row: WorkRow, nowMs: number): boolean {
  try {
    const { guaranteeWait } = RELEASE.unpack(row);
    return guaranteeWait === null || guaranteeWait.untilMs <= nowMs;
  } catch {
    return true;
  }
}

function distinct(refs: readonly AccountRef[]): AccountRef[] {
  return [...new Map(refs.map((ref) => [ref.account, ref])).values()];
}
