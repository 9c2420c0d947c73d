import type { Citation, DecisionRecord, RecordedFacts, RecordedLine, Sha256, Wrong } from '../types.ts';
import { type Parameter, type Route, routeOf, sumsOf, valuesOf } from './limits.ts';
import { number, type Q, yuan } from './rational.ts';
import type { CitedRow, CitedRows } from '../rows.ts';
import { wrongForm } from './shape.ts';
import { type LineRates, type Rated, ratesOf, taxesOf } from './taxes.ts';

/**
 * Recomputes a decision from its record: facts, the rows it cites, and arithmetic; nothing of the program that decided is
 * used. Empty when everything that the record says follows from its facts, and its digest from all of it. Amounts that
 * customs gave on lines for which the tables have no rate are taken as they are said, and only their sums are checked.
 */
export function checkRecord(record: unknown, rows: CitedRows, sha256: Sha256): readonly Wrong[] {
  const form = wrongForm(record);
  if (form.length > 0) return form;
  try {
    const given = record as DecisionRecord;
    return differences(given, { ...derived(given, rows), digest: digestOf(given, sha256) }, '');
  } catch (error) {
    // A member is not there, or no row is in force: nothing follows from such facts.
    return [{ path: 'facts', found: String(error), expected: 'facts from which something follows' }];
  }
}

/** Of what is kept: what the order and each line cites is named by half a digest; sums, arithmetic and totals are not kept. */
function digestOf(record: DecisionRecord, sha256: Sha256): string {
  const setOf = (line: number) => record.cited.filter((one) => one[5] === line).map((one) => one.slice(0, 5));
  const sets = [0, ...record.facts.lines.map((_, index) => index + 1)].map(setOf);
  const cited = sets.map((set) => sha256(JSON.stringify(set)).slice(0, 32));
  const lines = record.lines.map((line) => ({ ...line, arithmetic: undefined }));
  return sha256(JSON.stringify({ ...record, cited, sums: undefined, lines, total: undefined, digest: undefined }));
}

function derived(record: DecisionRecord, rows: CitedRows): Omit<DecisionRecord, 'digest'> {
  const { facts } = record;
  const { totalFen, linesFen } = valuesOf(facts);
  const date = facts.acceptedAt.slice(0, 10);
  const parameter: Parameter = (id) => rows.parameter(id, date);
  const isBefore = date < rows.regimeFrom;
  const mode = isBefore ? null : rows.mode(facts.mode, date);
  const decided = isBefore ? null : routeOf(facts, totalFen, parameter);
  const taxedAs = mode === null ? null : (decided?.taxedAs ?? null);
  const rates = linesFen.map((fen, index): LineRates | null => {
    const line = facts.lines[index];
    if (taxedAs === null || line === undefined) return null;
    return ratesOf(line, rows, date, fen, taxedAs, parameter);
  });
  const way = { mode, decided, taxedAs, rates };
  const factor = (id: string): Q => (taxedAs === 'reduced' ? number(parameter(id).value) : { n: 1n, d: 1n });
  const taxed = (fen: bigint, rated: Rated) => taxesOf(fen, rated, factor(FACTORS[0]), factor(FACTORS[1]));
  const lines = linesFen.map((fen, index): RecordedLine => {
    const own = record.lines[index];
    const rated = rates[index]?.rated ?? null;
    const dutiable = yuan(fen);
    if (rated !== null) return { dutiable, ...taxed(fen, rated) };
    const nothing = { duty: yuan(0n), consumption: yuan(0n), vat: yuan(0n) };
    const said = own?.given === true ? { duty: own.duty, consumption: own.consumption, vat: own.vat } : nothing;
    return { dutiable, ...said, arithmetic: ['', '', ''], ...(own?.given === true ? { given: true } : {}) };
  });
  return {
    version: 1,
    by: lines.some((line) => line.given) ? 'customs' : 'law',
    facts,
    cited: citations(facts, rows, way),
    sums: sumsOf(facts, totalFen, isBefore ? null : parameter),
    outcome: { ...outcomeOf(way), dutiable: yuan(totalFen) },
    lines,
    total: totalOf(lines),
  };
}

const FACTORS = ['duty-factor-within-limits', 'tax-factor-within-limits'] as const;

/** How the law took the order: null before the regime; its mode, its route, the rates of its lines. */
type Way = {
  readonly mode: CitedRow | null;
  readonly decided: Route | null;
  readonly taxedAs: Route['taxedAs'];
  readonly rates: readonly (LineRates | null)[];
};

function outcomeOf({ decided, mode, rates }: Way): Omit<DecisionRecord['outcome'], 'dutiable'> {
  if (decided === null || mode === null || decided.taxedAs === null) {
    const own = decided === null ? ['90038'] : decided.taxedAs === null ? decided.codes : [];
    return { route: 'refused', quota: yuan(0n), codes: mode === null && decided ? ['90014', ...own] : own };
  }
  const codes = rates.flatMap((one) => one?.code ?? []);
  const route = codes.length > 0 ? 'manual' : decided.route;
  return { route, quota: yuan(decided.quotaFen), codes: [...codes, ...decided.codes] };
}

function citations(facts: RecordedFacts, rows: CitedRows, way: Way): readonly Citation[] {
  const { decided, mode, taxedAs, rates } = way;
  if (decided === null) return [];
  const date = facts.acceptedAt.slice(0, 10);
  const of = (rule: string, id: string, row?: CitedRow, line = 0): Citation => {
    const { from, value, law } = row ?? rows.parameter(id, date);
    return [rule, id, from, value, law, line];
  };
  const unknown = { from: '', law: '不在进口监管方式表中或尚未生效 / not an import mode of the day' };
  const whole = [
    of('C-03', 'law-of-moment'),
    of('C-03', 'acceptance-documents'),
    of('C-03', 'supervision-mode', { ...(mode ?? unknown), value: facts.mode }),
    of('E-01', 'dutiable-value-basis'),
    ...decided.used.map(([rule, id]) => of(rule, id)),
  ];
  if (taxedAs === null) return whole;
  return [
    ...whole,
    ...(taxedAs === 'full' ? [] : FACTORS.map((id) => of('E-02', id))),
    of('E-03', 'tax-formula', rows.formula(date)),
    of('E-03', 'tax-rounding'),
    ...rates.flatMap((one, index) =>
      (one?.cited ?? []).map(([id, row, told]) => of(ruleOf(id), id, { ...row, value: told ?? row.value }, index + 1)),
    ),
  ];
}

const ruleOf = (id: string): string => (/-duty$|^agreement-origin$/.test(id) ? 'E-05' : 'E-06');

function totalOf(lines: readonly RecordedLine[]): DecisionRecord['total'] {
  const sum = (...taxes: readonly ('duty' | 'consumption' | 'vat')[]): string =>
    yuan(lines.flatMap((line) => taxes.map((tax) => BigInt(line[tax].replace('.', '')))).reduce((a, b) => a + b, 0n));
  const taxes = { duty: sum('duty'), consumption: sum('consumption'), vat: sum('vat') };
  return { ...taxes, tax: sum('duty', 'consumption', 'vat') };
}

/** Every leaf that differs, and every member that is there too much or too little. */
function differences(found: unknown, expected: unknown, path: string): readonly Wrong[] {
  if (!isObject(found) || !isObject(expected)) {
    const told = (value: unknown): string => JSON.stringify(value) ?? '—';
    return found === expected ? [] : [{ path, found: told(found), expected: told(expected) }];
  }
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => differences(found[key], expected[key], path === '' ? key : `${path}.${key}`));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
