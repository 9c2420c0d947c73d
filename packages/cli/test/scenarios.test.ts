import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toFen, workOut } from '../src/scenario/arithmetic.ts';
import { playScenario } from '../src/scenario/play.ts';
import { parseScenario, readScenario } from '../src/scenario/read.ts';
import { filesOf } from '../src/scenario/run.ts';
import { SCENARIO_SCHEMA } from '../src/scenario/schema.ts';
import { openTheatre, type Theatre } from '../src/scenario/theatre.ts';
import { transcript } from '../src/scenario/transcript.ts';

const FOLDER = fileURLToPath(new URL('../../../../examples/scenarios', import.meta.url));
const FILES = await filesOf([FOLDER]);

// Proves that every scenario of the repository comes out as it is written, each on an empty platform of its own, and that
// one that is written wrongly does not.
describe('scenarios', { concurrency: 3 }, () => {
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre();
  });
  after(() => theatre.close());

  for (const file of FILES) {
    const name = file.slice(FOLDER.length + 1);
    it(name, async () => {
      const read = await readScenario(file);
      assert.ok(read.ok, JSON.stringify(read));
      const result = await playScenario(theatre, read.scenario);
      assert.ok(result.passed, transcript(result));
    });
  }

  const WRONG: readonly (readonly [name: string, expect: string, path: string])[] = [
    ['another state', 'lists: { A: { state: 300 } }', 'lists.A.state'],
    ['a code that did not come', 'lists: { A: { state: 800, codes: [1313] } }', 'lists.A.codes'],
    ['a fen of tax', 'tax: { A: { valueAddedTax: 12.66 } }', 'tax.A.valueAddedTax'],
    [
      'arithmetic that gives another amount',
      'tax: { A: { total: 12.65, because: { total: 139.00 × 13% } } }',
      'tax.A.because.total',
    ],
    ['no arithmetic', 'tax: { A: { total: 12.65, because: { total: 十二元 } } }', 'tax.A.because.total'],
    ['a fen of quota', 'quota: { 甲: { used: 139.01 } }', 'quota.甲.used'],
    ['a fen of guarantee', 'guarantee: { agent: { held: 12.64 } }', 'guarantee.agent.held'],
    ['a piece of stock', 'stock: { TEST-06: { change: -2 } }', 'stock.TEST-06.change'],
    ['a law nobody applied', 'law: { A: [财关税〔2099〕1号] }', 'law.A'],
    ['an answer that was another', 'documents: { A: { order: -301010 } }', 'documents.A.order'],
    ['a delivery nobody reported', 'documents: { A: { delivery: 120 } }', 'documents.A.delivery'],
  ];
  it(`wrong expectations differ, each where it is wrong: ${WRONG.length} of them`, async () => {
    for (const [name, expect, path] of WRONG) {
      const read = parseScenario('wrong.yaml', scenarioWith(`    expect: { ${expect} }`));
      assert.ok(read.ok, name);
      const result = await playScenario(theatre, read.scenario, 0);
      assert.equal(result.passed, false, name);
      assert.deepEqual(
        result.steps.flatMap(({ differences }) => differences.map((one) => one.path)),
        [path],
        name,
      );
      assert.match(transcript(result), /wrong\.yaml:7/, name);
    }
  });

  it('a refusal that was expected and did not come, and one that came unexpected', async () => {
    const expected = parseScenario('wrong.yaml', scenarioWith('').replace('as: A,', 'as: A, refused: -900310,'));
    assert.ok(expected.ok);
    const taken = await playScenario(theatre, expected.scenario);
    assert.deepEqual(taken.steps[0]?.differences[0]?.path, 'refused');
    const act =
      '  - act: { kind: book.loss, on: { book: true }, body: { items: [{ itemRecordNo: T1, quantity: 1 }] } }';
    const unexpected = parseScenario('wrong.yaml', `${scenarioWith('')}${act}\n`);
    assert.ok(unexpected.ok);
    const refused = await playScenario(theatre, unexpected.scenario);
    assert.deepEqual(refused.steps[1]?.differences, [{ path: 'refused', expected: '—', found: '90019' }]);
  });
});

const PROBLEMS: readonly (readonly [name: string, text: string, at: string, message: RegExp])[] = [
  ['no YAML', 'title: [', '1:9', /./],
  ['nothing', '', '1:1', /\/: null|must be object/],
  ['a field that is misspelt', scenarioWith('    expct: {}'), '8:5', /expct/],
  ['an amount that is none', scenarioWith('').replace('139.00', '139.00元'), '7:64', /139.00元/],
  ['a step that does nothing', `${scenarioWith('')}  - note: 无事\n`, '8:5', /buy, send/],
  ['a step that does two things', scenarioWith('    clock: { days: 1 }'), '7:1', /一步只做一件事/],
  ['a rule that is none', scenarioWith('').replace('E-05', 'Z-99'), '3:9', /Z-99/],
];

describe('a scenario file that is wrong is told with its place', () => {
  for (const [name, text, at, message] of PROBLEMS) {
    it(`${name}: ${at}`, () => {
      const read = parseScenario('wrong.yaml', text);
      assert.ok(!read.ok);
      const [first] = read.problems;
      assert.equal(`${first?.line}:${first?.column}`, at);
      assert.match(first?.message ?? '', message);
    });
  }
});

const SUMS: readonly (readonly [text: string, fen: string | null])[] = [
  ['800.00 ÷ (1 − 15%) × 15% × 70%', '98.82'],
  ['800.00/(1-15%)*15%*70%', '98.82'],
  ['0.1 + 0.2', '0.30'],
  ['1 ÷ 3', '0.33'],
  ['0.005', '0.01'],
  ['−0.005', '-0.01'],
  ['2 + 3 × 4', '14.00'],
  ['10 − 4 − 3', '3.00'],
  ['5 ÷ 0', null],
  ['5 +', null],
  ['(5', null],
  ['5 yuan', null],
  ['', null],
];

describe('arithmetic is worked out exactly', () => {
  for (const [text, fen] of SUMS) {
    it(`${text} = ${fen ?? 'no arithmetic'}`, () => {
      const value = workOut(text);
      assert.equal(value === null ? null : toFen(value), fen);
    });
  }
});

it('the schema that editors use is the one files are checked with', () => {
  const stored: unknown = JSON.parse(readFileSync(`${FOLDER}/scenario.schema.json`, 'utf8'));
  assert.deepEqual(stored, JSON.parse(JSON.stringify(SCENARIO_SCHEMA)), 'node scripts/scenario-schema.mjs');
});

function scenarioWith(rest: string): string {
  return `title: 一
titleEn: one
rules: [E-05]
begins: 2022-04-11T12:00:00+08:00

steps:
  - buy: { as: A, goods: [{ item: TEST-06, quantity: 1, price: 139.00 }] }
${rest}${rest === '' ? '' : '\n'}`;
}
