import { lawAt } from '@tongguan/policy';
import type { LedgerSession } from '../ledgers/index.ts';
import { creditMs } from './guaranteeWait.ts';
import { keysOf } from './stageKeys.ts';
import { firstPosting, LEDGER_STAGES, moveTo, personOf, POSTING_STAGES } from './stages.ts';
import { isOverdue } from './overdue.ts';
import type { BatchStore } from './store.ts';
import { STAGES, type Work } from './types.ts';
import type { Lease } from '../lane/types.ts';
import type { Stopped } from './deps.ts';
import type { StageContext } from './stageContext.ts';

/** What happens to the declaration itself at the two ends of the stages. */
export type Ends = {
  readonly release: (work: Work) => void;
  readonly refuse: (work: Work) => void;
  /** Chosen for inspection: everything is held, and stays so until an officer says what was found. */
  readonly inspect: (work: Work) => void;
  /** The guarantee is short: the list's parties are told that it waits (G-04). */
  readonly tellShort: (work: Work) => void;
};

/**
 * Moves work through every stage whose partition is held, in one pass.
 */
export async function runStages(
  store: Pick<BatchStore, 'frozenAmong'>,
  session: LedgerSession,
  works: readonly Work[],
  held: ReadonlyMap<number, Lease>,
  /** Partitions whose accounts were moved: their leases must still be held at commit. */
  fenced: Set<number>,
  { nowMs, guaranteeWaitMs }: { readonly nowMs: number; readonly guaranteeWaitMs: number },
  stopped: Stopped,
  ends: Ends,
): Promise<void> {
  if (works.length === 0) return;
  await session.recall(works.filter((work) => work.travelled).flatMap(keysOf));
  const frozen = await frozenOf(store, works, held);
  const context: StageContext = {
    session,
    nowMs,
    guaranteeWaitMs,
    annualLimitFen: (work) => lawAt(work.facts.acceptedAtMs).annualLimit.value,
    isBlocked: (work) => isOverdue(stopped.guarantors, work.guarantee.account, creditMs(work, nowMs)),
    isFrozen: (person) => frozen.has(person),
    taxesExcessInFull: (work) => lawAt(work.facts.acceptedAtMs).overAnnualTreatment.value === 'full',
  };
  const pass = async (stages: typeof LEDGER_STAGES): Promise<void> => {
    for (const [stage, rule] of stages) {
      const here = works.filter((work) => work.stage === stage && held.has(work.stagePart));
      if (here.length === 0) continue;
      await session.load(here.flatMap(rule.accounts));
      for (const work of here) {
        fenced.add(work.stagePart);
        rule.run(work, context);
      }
    }
  };
  const finish = (): void => {
    for (const work of works) {
      if (held.has(work.part)) endOf(work, ends);
    }
  };
  await pass(LEDGER_STAGES);
  finish();
  // Told, a list looks once more, since there may be more by now, and is parked where its guarantor's lane wakes it.
  const isTold = ({ stage, stagePart, guaranteeWait }: Work): boolean =>
    stage === STAGES.guarantee && guaranteeWait !== null && held.has(stagePart);
  if (works.some(isTold)) {
    await pass(LEDGER_STAGES);
    finish();
  }
  await pass(POSTING_STAGES);
}

/** What concerns the list itself. */
function endOf(work: Work, ends: Ends): void {
  if (work.stage === STAGES.release && work.inspect !== null) {
    ends.inspect(work);
    moveTo(work, STAGES.inspection);
  } else if (work.stage === STAGES.release) {
    ends.release(work);
    moveTo(work, firstPosting(work));
  } else if (work.stage === STAGES.tellShort) {
    ends.tellShort(work);
    moveTo(work, STAGES.guarantee);
  } else if (work.stage === STAGES.refuse) {
    ends.refuse(work);
    moveTo(work, STAGES.done);
  }
}

/** F-03: a freeze that was acknowledged before this batch holds in it. */
async function frozenOf(
  store: Pick<BatchStore, 'frozenAmong'>,
  works: readonly Work[],
  held: ReadonlyMap<number, Lease>,
): Promise<ReadonlySet<string>> {
  const asking = works.filter(({ stage, stagePart }) => stage === STAGES.quota && held.has(stagePart));
  if (asking.length === 0) return new Set();
  return store.frozenAmong(asking.map(({ quota }) => ({ part: quota.part, person: personOf(quota) })));
}
