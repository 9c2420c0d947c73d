import { shanghaiIso } from '@tongguan/kernel';
import type { StoredContingency, DeclarationHistory, HistoryReader } from './types.ts';

/** K-03: that the goods went by hand, and when they were reconciled; what was skipped is for customs alone to read. */
export function contingencyHistory(
  { incident, skipped, releasedMs, reconciledMs }: StoredContingency,
  reader: HistoryReader,
): DeclarationHistory['contingency'] {
  return {
    incident,
    releasedAt: shanghaiIso(releasedMs),
    reconciledAt: reconciledMs === null ? null : shanghaiIso(reconciledMs),
    ...(typeof reader === 'string' ? { skipped } : {}),
  };
}
