import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimal5 } from '@tongguan/kernel';
import {
  assess,
  type AssessFacts,
  type Assessment,
  checkRecord,
  type CitedRows,
  type DecisionRecord,
  recordOf,
  rowsOfMoments,
  SHIPPED_ROWS,
  tariffOf,
} from '../../src/index.ts';
import { anyCase, type Case } from '../arbitraryFacts.ts';
import { facts, line } from '../support.ts';

// Proves that a decision carries its proof: a checker that shares nothing with the rules but the shipped rows recomputes
// every record to the fen, and no record that was changed in any place passes (E-01 … E-06, E-08).

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const check = (record: unknown, rows: CitedRows = SHIPPED_ROWS) => checkRecord(record, rows, sha256);
const record = (facts: AssessFacts): DecisionRecord => recordOf(facts, assess(facts), sha256);
/** As it is after it was stored. */
const stored = (facts: AssessFacts): DecisionRecord => JSON.parse(JSON.stringify(record(facts))) as DecisionRecord;

/** As it was decided by the tariff of its moment, and after it was stored; with the rows to check it by. */
function decided({ facts, editions }: Case): { one: DecisionRecord; rows: CitedRows; assessment: Assessment } {
  const loaded = editions
    .filter(({ loadedMs }) => loadedMs <= facts.acceptedAtMs)
    .sort((a, b) => a.loadedMs - b.loadedMs || (a.edition < b.edition ? -1 : 1));
  const assessment = assess(facts, tariffOf(loaded));
  const one = JSON.parse(JSON.stringify(recordOf(facts, assessment, sha256))) as DecisionRecord;
  return { one, rows: rowsOfMoments(editions)(one), assessment };
}

/** 1,000,000 take eight minutes of one core: `PROOF_RUNS=1000000 node scripts/test.mjs policy/dist/test/proof`. */
const RUNS = Number(process.env['PROOF_RUNS'] ?? 10_000);

test(`the record of any decision follows from its facts and rows: ${RUNS} decisions`, () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(anyCase(4), (anyOne) => {
      const { one, rows, assessment } = decided(anyOne);
      for (const what of metIn(one, assessment)) met.add(what);
      assert.deepEqual(check(one, rows), [], JSON.stringify(one));
    }),
    { numRuns: RUNS, examples: [[{ facts: EXACT, editions: [] }]] },
  );
  if (RUNS >= 10_000) assert.deepEqual([...met].sort(), MET);
});

/** One item exactly at the annual limit, which chance seldom meets. */
const EXACT = facts({ used: '0.00', lines: [line('26000')], freight: '0' });

/** What such a run has to have met to prove something. */
const MET = [
  '90017',
  '90028',
  '90031',
  '90034',
  '90038',
  '90014',
  '-621005',
  '-621018',
  'additional',
  'agreement-origin',
  'count',
  'edition',
  'full',
  'manual',
  'perhaps',
  'provisional-duty',
  'reduced',
  'refused',
  'specific',
  'unknown',
].sort();

function metIn({ outcome, cited, facts, lines }: DecisionRecord, { basis }: Assessment): readonly string[] {
  const cites = cited.flatMap(([, parameter, , value]) => {
    if (parameter === 'origin-duty' && value.endsWith('additional')) return ['additional'];
    return parameter === 'agreement-origin' || parameter === 'provisional-duty' ? [parameter] : [];
  });
  const byEdition = (basis?.resolved ?? []).some(
    (one) =>
      one.kind === 'tariff' && [one.goods.vatClass, one.duty?.rate].some((fact) => (fact?.edition ?? null) !== null),
  );
  return [
    outcome.route,
    ...outcome.codes,
    ...cites,
    ...facts.lines.flatMap(({ sheets }) => sheets?.[0] ?? []),
    ...(lines.some(({ specific }) => specific !== undefined) ? ['specific'] : []),
    ...(byEdition ? ['edition'] : []),
  ];
}

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]));
}

function changed(original: DecisionRecord, path: Path, change: (value: unknown) => unknown): DecisionRecord {
  const copy = structuredClone(original);
  const [last, ...above] = path.toReversed();
  const parent = above
    .toReversed()
    .reduce<Record<string, unknown>>(
      (at, name) => at[name] as Record<string, unknown>,
      copy as unknown as Record<string, unknown>,
    );
  const value = change(parent[String(last)]);
  if (value === undefined) delete parent[String(last)];
  else parent[String(last)] = value;
  return copy;
}

/** With a digest that fits, as the one who can write everything would leave it. */
function sealed(record: DecisionRecord): DecisionRecord {
  const { digest: _, ...rest } = record;
  const address = (line: number): string =>
    sha256(JSON.stringify(rest.cited.flatMap(([...one]) => (one.pop() === line ? [one] : [])))).slice(0, 32);
  const goods = Array.isArray(rest.facts.lines) ? rest.facts.lines : [];
  const cited = [0, ...goods.map((_, index) => index + 1)].map(address);
  const lines = Array.isArray(rest.lines) ? rest.lines.map((line) => ({ ...line, arithmetic: undefined })) : rest.lines;
  return { ...rest, digest: sha256(JSON.stringify({ ...rest, cited, sums: undefined, lines, total: undefined })) };
}

/** What a falsifier would write instead: another number, another word, nothing, or something of another kind. */
const CHANGES: readonly ((value: unknown) => unknown)[] = [
  (value) => (typeof value === 'string' ? value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) : 7),
  (value) =>
    typeof value === 'string' ? value.replace(/(\d)(?!.*\d)/, (digit) => String((Number(digit) + 9) % 10)) : true,
  (value) => (typeof value === 'string' ? `${value}0` : []),
  (value) => (typeof value === 'string' ? ` ${value}` : {}),
  (value) => (value === null ? '0.00' : null),
  () => undefined,
];

test('no record passes that was changed in any place, and sealed anew only one that tells of other facts in full', () => {
  let other = 0;
  fc.assert(
    fc.property(anyCase(2), (anyOne) => {
      const { one: original, rows } = decided(anyOne);
      const check = (record: unknown) => checkRecord(record, rows, sha256);
      for (const path of leaves(original)) {
        for (const change of CHANGES) {
          const falsified = changed(original, path, change);
          if (JSON.stringify(falsified) === JSON.stringify(original)) continue;
          assert.notDeepEqual(check(falsified), [], `${path.join('.')} of ${JSON.stringify(falsified)}`);
          if (path[0] === 'digest') continue;
          if (check(sealed(falsified)).length > 0) continue;
          // The same outcome follows from other facts: a time of the same day, a quantity that decides nothing.
          other += 1;
          assert.equal(path[0], 'facts', path.join('.'));
        }
      }
    }),
    { numRuns: 40 },
  );
  assert.ok(other > 0, 'some facts of some decisions decide nothing');
});

test('what is added is found like what is changed', () => {
  const original = stored(facts({}));
  for (const path of [
    [],
    ['facts'],
    ['outcome'],
    ['total'],
    ['facts', 'lines', 0],
    ['lines', 0],
    ['cited', 0],
  ] as Path[]) {
    const falsified = changed(original, [...path, 'more'], () => 'x');
    assert.notDeepEqual(check(sealed(falsified)), [], path.join('.'));
  }
  for (const nothing of [null, 7, 'x', [], {}, { facts: {} }, { facts: null }]) assert.notDeepEqual(check(nothing), []);
});

test('facts that decide cannot be changed, even if the record is sealed anew', () => {
  const one = facts({ used: '20000.00', lines: [line('6000')], freight: '0' });
  const two = facts({ used: '4800.00', lines: [line('100'), line('200')], freight: '10' });
  const table = facts({ lines: [perfume('1000', '0.09')] });
  const ROWS: readonly (readonly [AssessFacts, string, unknown])[] = [
    [one, 'facts.annualUsed', '20000.01'],
    [one, 'facts.annualUsed', '0.00'],
    [one, 'facts.annualUsed', null],
    [one, 'facts.lines.0.quantity', '2'],
    [two, 'facts.annualUsed', '0.00'],
    [two, 'facts.lines.1.price', '200.00001'],
    [two, 'facts.freight', '10.01'],
    [two, 'facts.mode', '1210'],
    [two, 'facts.acceptedAt', '2018-12-31T23:59:59+08:00'],
    [two, 'facts.lines.0.rates.vat', '0.12'],
    [table, 'facts.lines.0.gcode', '3304990000'],
    [table, 'facts.lines.0.measures.0.0', '0.11'],
    [table, 'facts.lines.0.measures.0.1', '142'],
  ];
  for (const [given, place, value] of ROWS) {
    const falsified = sealed(changed(stored(given), place.split('.'), () => value));
    assert.notDeepEqual(check(falsified), [], `${place} ${String(value)}`);
  }
});

test('amounts that an officer said are taken as they are said where the tables have no rate, and nowhere else', () => {
  const said = { customsDutyFen: 100n, consumptionTaxFen: 0n, valueAddedTaxFen: 250n };
  const { rates: _, ...unknown } = line('100', { gcode: '9999999900' });
  const open = facts({ lines: [unknown, line('50')] });
  const lawful = assess(open).lines[1];
  assert.ok(lawful !== undefined);
  const given = recordOf(open, assess(open), sha256, [said, lawful]);
  assert.deepEqual([given.by, given.lines.map((one) => one.given ?? false)], ['customs', [true, false]]);
  assert.deepEqual(check(given), []);
  const known = facts({});
  assert.notDeepEqual(check(recordOf(known, assess(known), sha256, [said])), []);
});

test('the arithmetic stands in the record as it is read', () => {
  const { lines, sums, total } = stored(facts({ used: '4800.00', lines: [perfume('1000', '0.09')], freight: '5' }));
  assert.deepEqual(lines[0]?.arithmetic, [
    '1005.00 × 0 × 0 = 0.00',
    '((1005.00) ÷ (1 − 0.15) × 0.15) × 0.7 = 124.15',
    '(1005.00 + (1005.00) ÷ (1 − 0.15) × 0.15) × 0.13 × 0.7 = 107.59',
  ]);
  assert.equal(sums.annual, '4800.00 + 1005.00 = 5805.00 ≤ 26000.00');
  assert.equal(total.tax, '231.74');
});

/** Perfume by weight: from 10 yuan a gram on it bears consumption tax. */
function perfume(total: string, kilograms: string): AssessFacts['lines'][number] {
  const { rates: _, ...bare } = line(total, { gcode: '3303000000' });
  return { ...bare, measures: [{ quantity5: decimal5(kilograms), unit: '035' }] };
}
