import { formatFen, shanghaiIso } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import { ENTRY_KINDS, type EntryKind, quotaAccount } from '../ledgers/index.ts';
import type { AnnualUsedAnswer } from '../gateway/schemas/index.ts';
import { ENTRY_NAMES } from './ledger.ts';
import type { HistoryDeps } from './deps.ts';
import type { AccountEntry } from './types.ts';

/**
 * What the person had used of the year when this declaration's quota was looked at: the fact its decision stands on (F-01),
 * with the entries that make it up for who may read the declarations of others. Null where no decision stands on it.
 */
export async function annualUsedOf(
  deps: HistoryDeps,
  declaration: Declaration,
  isCustoms: boolean,
): Promise<AnnualUsedAnswer | null> {
  const { annualUsedFen, personKey, quotaYear, preNo } = declaration;
  if (annualUsedFen === null || personKey === null || quotaYear === null) return null;
  const told = { amount: formatFen(annualUsedFen), year: quotaYear };
  if (!isCustoms) return told;
  const all = await deps.store.accountEntries(quotaAccount(personKey.toString('hex'), quotaYear));
  const found = makingUp(all, annualUsedFen, preNo, declaration.decidedMs ?? 0);
  if (found === null) return told;
  return {
    ...told,
    entries: found.map(({ reference, kind, amount, atMs }) => ({
      preNo: reference,
      move: ENTRY_NAMES[kind],
      amount: formatFen(amount),
      at: shanghaiIso(atMs),
    })),
  };
}

const LOOKED: readonly EntryKind[] = [ENTRY_KINDS.reserve, ENTRY_KINDS.refusal];

/**
 * The entries of other declarations that add up to what was used when this one looked, which is at its last reservation or
 * refusal; where it has none, since it took no quota, the last point up to its decision at which they do. Entries come in
 * the order in which they were written. Null where they do not add up: then nothing is claimed.
 */
export function makingUp(
  entries: readonly AccountEntry[],
  usedFen: bigint,
  preNo: string,
  decidedMs: number,
): readonly AccountEntry[] | null {
  const looked = entries.findLastIndex(({ reference, kind }) => reference === preNo && LOOKED.includes(kind));
  const isOther = ({ reference, kind }: AccountEntry): boolean => reference !== preNo && effectOf(kind) !== 0n;
  if (looked >= 0) {
    const before = entries.slice(0, looked).filter(isOther);
    return sumOf(before) === usedFen ? before : null;
  }
  const others = entries.filter((entry) => isOther(entry) && entry.atMs <= decidedMs);
  for (let count = others.length; count >= 0; count -= 1) {
    if (sumOf(others.slice(0, count)) === usedFen) return others.slice(0, count);
  }
  return null;
}

function sumOf(entries: readonly AccountEntry[]): bigint {
  return entries.reduce((sum, { kind, amount }) => sum + effectOf(kind) * amount, 0n);
}

/** On what is reserved or posted: a post moves from the one to the other. */
function effectOf(kind: EntryKind): bigint {
  if (kind === ENTRY_KINDS.reserve) return 1n;
  return kind === ENTRY_KINDS.release || kind === ENTRY_KINDS.reverse ? -1n : 0n;
}
