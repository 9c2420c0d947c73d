import { say } from '../../common/language.ts';
import type { TariffRow } from '@tongguan/policy';
import { readCells } from '../../common/cells.ts';
import { note } from '../../common/output.ts';
import { refusalLines } from '../../common/refusals.ts';

const REFUSALS_SHOWN = 20;

/** Columns as the platform reads them: a fact has its own. */
const FACTS = ['mfn-duty', 'provisional-duty', 'vat-class', 'consumption-class', 'unit-1', 'unit-2'] as const;
const HEAD = ['hs8', 'name', ...FACTS, 'from', 'to', 'law', 'confidence', 'provenance'];

/** The rows of an announcement in the words of the platform, one fact a row; null after telling what is wrong with the file. */
export async function readTariffFile(
  file: string,
  defaults: { readonly from: string; readonly law: string },
): Promise<{ readonly rows: string[][]; readonly facts: readonly TariffRow[] } | null> {
  const { readTariff } = await import('@tongguan/policy');
  const outcome = readTariff(await readCells(file), defaults);
  if (!outcome.ok) {
    note(file);
    note(await refusalLines(outcome.refusals.slice(0, REFUSALS_SHOWN)));
    const more = outcome.refusals.length - REFUSALS_SHOWN;
    if (more > 0) note(say(`另有 ${more} 处`, `and ${more} more`));
    return null;
  }
  const { rows, names } = outcome.value;
  const cells = rows.map(({ hs8, fact, value, from, to, law, confidence, provenance }) => [
    ...[hs8, names.get(hs8) ?? ''],
    ...FACTS.map((one) => (one === fact ? value : '')),
    ...[from, to ?? '', law, confidence, provenance],
  ]);
  return { rows: [HEAD, ...cells], facts: rows };
}
