import { lawAt } from '@tongguan/policy';
import type { WayContext } from '../../lane/index.ts';
import type { Stopped } from '../deps.ts';
import { creditMs } from './guaranteeWait.ts';
import { isOverdue } from '../standing/overdue.ts';
import type { Tariffs } from '../standing/tariffs.ts';
import type { AskedToJudge } from '../asks.ts';
import type { Work } from '../types.ts';
import { personOf, RELEASE } from './release.ts';
import type { Ends, ReleaseContext } from './releaseContext.ts';

/** Moves declarations on their way to release through every step whose partition is held. */
export async function runRelease(
  store: Pick<AskedToJudge, 'frozenAmong'>,
  works: readonly Work[],
  lane: WayContext & { readonly guaranteeWaitMs: number; readonly tariffs: Tariffs },
  stopped: Stopped,
  ends: Ends,
): Promise<void> {
  if (works.length === 0) return;
  const frozen = await frozenOf(store, works, lane);
  const context: ReleaseContext = {
    ...lane,
    ends,
    annualLimitFen: (work) => lawAt(work.facts.acceptedAtMs).annualLimit.value,
    tariffOf: (work) => lane.tariffs.at(work.facts.acceptedAtMs),
    isBlocked: (work) => isOverdue(stopped.guarantors, work.guarantee.account, creditMs(work, lane.nowMs)),
    isFrozen: (person) => frozen.has(person),
    taxesExcessInFull: (work) => lawAt(work.facts.acceptedAtMs).overAnnualTreatment.value === 'full',
  };
  await RELEASE.run(works, context);
}

/** F-03: a freeze that was acknowledged before this batch holds in it. */
async function frozenOf(
  store: Pick<AskedToJudge, 'frozenAmong'>,
  works: readonly Work[],
  { held }: WayContext,
): Promise<ReadonlySet<string>> {
  const asking = works.filter(({ step, stepPart }) => step === 'quota' && held.has(stepPart));
  if (asking.length === 0) return new Set();
  return store.frozenAmong(asking.map(({ quota }) => ({ part: quota.part, person: personOf(quota) })));
}
