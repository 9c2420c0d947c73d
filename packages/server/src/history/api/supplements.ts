import type { Declaration } from '../../clearance/types.ts';
import type { SupplementAnswer } from '../../supplement/api/answers.ts';
import { type SupplementReader, supplementView } from '../../supplement/api/view.ts';
import type { Supplement } from '../../supplement/types.ts';
import type { HistoryDeps } from '../deps.ts';
import type { HistoryReader } from '../types.ts';

/** E-09: what was asked and answered, in words for those it concerns, and that it was for every other party. */
export function supplementHistory(
  { supplements }: Pick<HistoryDeps, 'supplements'>,
  rows: readonly Supplement[],
  declaration: Declaration,
  reader: HistoryReader,
): readonly SupplementAnswer[] {
  const who = readerOf(declaration, reader);
  return rows.map((row) => supplementView(row, declaration.state, who, supplements));
}

function readerOf({ agentCode, ebcCode }: Declaration, reader: HistoryReader): SupplementReader {
  if (typeof reader === 'string') return 'customs';
  return [agentCode, ebcCode].includes(reader.participant) ? 'answerer' : 'party';
}
