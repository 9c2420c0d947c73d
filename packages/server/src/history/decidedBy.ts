import { shanghaiIso } from '@tongguan/kernel';
import type { Reversal } from '../clearance/later/types.ts';
import type { Declaration } from '../clearance/types.ts';
import { annualUsedOf } from './annualUsed.ts';
import { remainingOf } from './api/remaining.ts';
import type { Beside } from './assessment.ts';
import type { HistoryDeps } from './deps.ts';
import type { DeclarationHistory, HistoryReader } from './types.ts';

/** What its decisions stand on, and what became of them since (E-08, F-01, I-02). */
export async function decidedBy(
  deps: HistoryDeps,
  declaration: Declaration,
  reader: HistoryReader,
  bill: Awaited<ReturnType<HistoryDeps['store']['taxBill']>>,
  reversals: readonly Reversal[],
): Promise<Beside & Pick<DeclarationHistory, 'decisions'>> {
  const records = await deps.store.decisions(declaration.part, declaration.serial);
  return {
    decisions: records.map(({ kind, atMs, record }) => ({ kind, at: shanghaiIso(atMs), record })),
    annualUsed: await annualUsedOf(deps, declaration, typeof reader === 'string'),
    remaining: bill && remainingOf(bill, reversals),
  };
}
