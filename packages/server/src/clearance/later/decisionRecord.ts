import { hash } from 'node:crypto';
import { assess, type AssessFacts, recordOf, type Sha256 } from '@tongguan/policy';
import type { BatchState } from '../state.ts';
import type { DecisionRow, Declaration, TaxLine } from '../types.ts';

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/**
 * Writes down what a declaration was decided by (E-08): its facts, and what the law makes of them. `decided`: the taxes of
 * its lines as they stand, of which some may be an officer's.
 */
export function recordDecision(
  state: BatchState,
  { part, serial }: Pick<Declaration, 'part' | 'serial'>,
  { kind, about = 0n }: Pick<DecisionRow, 'kind'> & Partial<Pick<DecisionRow, 'about'>>,
  facts: AssessFacts,
  decided?: readonly TaxLine[],
): void {
  const record = recordOf(facts, assess(facts), sha256, decided);
  state.decisions.push({ part, serial, kind, about, atMs: state.nowMs, record: JSON.stringify(record) });
}
