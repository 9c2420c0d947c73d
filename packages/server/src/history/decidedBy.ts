import { shanghaiIso } from '@tongguan/kernel';
import { assembleRecord, citedAddresses, type LoadedEdition, momentOf } from '@tongguan/policy';
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
): Promise<Beside & Pick<DeclarationHistory, 'decisions' | 'tariffEditions'>> {
  const records = await deps.store.decisions(declaration.part, declaration.serial);
  const addresses = new Set(records.flatMap(({ record }) => citedAddresses(record)));
  const sets = addresses.size === 0 ? new Map<string, string>() : await deps.store.citationSets([...addresses]);
  const assembled = records.map(({ record, ...row }) => ({
    ...row,
    record: assembleRecord(record, (address) => sets.get(address)),
  }));
  return {
    decisions: assembled.map(({ kind, atMs, record }) => ({
      kind,
      at: shanghaiIso(atMs),
      record: JSON.stringify(record),
    })),
    tariffEditions: editionsOf(deps.tariffEditions(), linesOf(assembled.map(({ record }) => record))),
    annualUsed: await annualUsedOf(deps, declaration, typeof reader === 'string'),
    remaining: bill && remainingOf(bill, reversals),
  };
}

/** Tariff lines of the goods that were decided about; a record that names none has none. */
function linesOf(records: readonly unknown[]): ReadonlySet<string> {
  const goods = records.flatMap((record) => {
    const { facts } = (record ?? {}) as { readonly facts?: { readonly lines?: unknown } | null };
    return Array.isArray(facts?.lines) ? (facts.lines as readonly { readonly gcode?: unknown }[]) : [];
  });
  return new Set(goods.map(({ gcode }) => String(gcode).slice(0, 8)));
}

/** Of every edition that was ever loaded, what it says of these lines: when each counts, whoever checks finds himself. */
function editionsOf(
  editions: readonly LoadedEdition[],
  lines: ReadonlySet<string>,
): DeclarationHistory['tariffEditions'] {
  return editions.flatMap(({ edition, fromDay, loadedMs, rows, names }) => {
    const own = rows.filter(({ hs8 }) => lines.has(hs8));
    if (own.length === 0) return [];
    const told = [...names].flatMap(([hs8, nameZh]) => (lines.has(hs8) ? [{ hs8, nameZh }] : []));
    return [{ edition, fromDay, loadedAt: momentOf(loadedMs), rows: own, names: told }];
  });
}
