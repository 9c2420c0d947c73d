import { toldOr } from '@tongguan/kernel';
import { createCitationSets } from './citations.ts';
import { writeRecord } from './record.ts';
import type { AssessFacts, Assessment, LineTax } from '../types.ts';
import { arithmeticOf, sumsOf, totalOf } from './arithmetic.ts';
import type { Citation, CitedFact, DecisionRecord, RecordCore, Sha256 } from './types.ts';

/**
 * A written record as it is read and checked: with what it cites in the place of the addresses, and its sums, arithmetic
 * and totals written out. Nothing is judged: a set that is not there or cannot be read cites nothing, and what is no record stays what it
 * is; the checker finds it.
 */
export function assembleRecord(text: string, textOf: (address: string) => string | undefined): unknown {
  const core = parsed(text);
  const addresses = addressesOf(core);
  if (addresses === null) return core;
  const cited = addresses.flatMap((address, line) => citedIn(textOf(address)).map((one): Citation => [...one, line]));
  return toldOr<unknown, unknown>(
    () => writtenOut(core as RecordCore, cited),
    () => ({ ...(core as object), cited }),
  );
}

function writtenOut(core: RecordCore, cited: readonly Citation[]): object {
  const { version, by, facts, cited: _, outcome, lines, ...rest } = core;
  const told = lines.map((line, index) => ({ ...line, arithmetic: arithmeticOf(core, cited, index + 1) }));
  return { version, by, facts, cited, sums: sumsOf(core, cited), outcome, lines: told, total: totalOf(core), ...rest };
}

/** The addresses a written record names, each once; none where it is no record. */
export function citedAddresses(text: string): readonly string[] {
  return [...new Set(addressesOf(parsed(text)) ?? [])];
}

/** A record by itself, assembled: what `assessment` made of `facts`; `decided` as in `writeRecord`. */
export function recordOf(
  facts: AssessFacts,
  assessment: Assessment,
  sha256: Sha256,
  decided?: readonly Pick<LineTax, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>[],
): DecisionRecord {
  const written = writeRecord(facts, assessment, { sets: createCitationSets(sha256), sha256 }, decided);
  const texts = new Map(written.sets.map(({ address, text }) => [address, text]));
  return assembleRecord(written.text, (address) => texts.get(address)) as DecisionRecord;
}

function addressesOf(core: unknown): readonly string[] | null {
  const { cited } = (typeof core === 'object' && core !== null ? core : {}) as { readonly cited?: unknown };
  return Array.isArray(cited) && cited.every((one) => typeof one === 'string') ? cited : null;
}

function citedIn(text: string | undefined): readonly CitedFact[] {
  const set = parsed(text ?? '[]');
  return Array.isArray(set) && set.every(Array.isArray) ? (set as unknown as readonly CitedFact[]) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
