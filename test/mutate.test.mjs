// Proves what a mutation run changes, how it names and draws mutants, and what counts as killed.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { coverageOf } from '../scripts/support/mutate/coverage.mjs';
import { GROUPS } from '../scripts/support/mutate/groups.mjs';
import { hunt } from '../scripts/support/mutate/hunt.mjs';
import { mutantsOf, mutated, sampleOf } from '../scripts/support/mutate/mutants.mjs';
import { rateOf, sourceOf } from '../scripts/support/mutate/report.mjs';
import { compiledSources } from '../scripts/support/mutate/sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const changes = (source) => mutantsOf('x.js', source).map(({ operator, was, text }) => `${operator}: ${was} → ${text}`);

describe('a mutant', () => {
  const TABLE = [
    [
      'if (a < b) c();',
      ['condition: a < b → true', 'condition: a < b → false', 'comparison: a < b → a <= b', 'statement: c(); → ;'],
    ],
    [
      'if (a === 1n) return_();',
      ['condition: a === 1n → true', 'condition: a === 1n → false', 'literal: 1n → 2n', 'statement: return_(); → ;'],
    ],
    ['const x = a && !b;', ['boolean: a && !b → ((a) || (!b))', 'boolean: !b → (b)']],
    ['const x = a ?? 0;', ['boolean: a ?? 0 → (0)', 'literal: 0 → 1']],
    ['const x = a * b;', ['arithmetic: a * b → a / b']],
    ['function f() { return a; }', ['return: return a; → return undefined;']],
    ['const f = () => ({ a });', ['return: => ({ a }) → => undefined']],
    ['const x = list.filter(f).some(g);', ['method: some → every', 'method: list.filter(f) → list']],
    ["const x = 'code';", ["literal: 'code' → ''"]],
    // What no test can judge is left alone: assertions, errors, words for people, paths of imports, names of members.
    ["assert(a < b, 'never');", []],
    ["throw new Fault('a' + 1);", []],
    ["const x = '中文'; const y = 'two words';", []],
    ["import { a } from './a.js'; export { b } from './b.js';", []],
    ["const x = { 'key': a };", []],
    ['function f() { return undefined; }', []],
  ];
  for (const [source, expected] of TABLE) it(source, () => assert.deepEqual(changes(source), expected));

  it('has a name that says where it stands, and keeps it when other lines change', () => {
    const source = "class A { b() { return c(1, 1); } }\nconst d = () => 'e';";
    const keys = mutantsOf('x.js', source).map(({ key }) => key);
    assert.deepEqual(keys, [
      'x.js b return: return c(1, 1); → return undefined;',
      'x.js b literal: 1 → 2',
      'x.js b literal: 1 → 2 #2',
      "x.js d return: => 'e' → => undefined",
      "x.js d literal: 'e' → ''",
    ]);
    assert.deepEqual(
      mutantsOf('x.js', `const before = a;\n\n${source}`).map(({ key }) => key),
      keys,
    );
  });

  it('changes its place and nothing else', () => {
    const source = 'const 甲 = a + b; const c = 2;';
    const [plus, two] = mutantsOf('x.js', source);
    assert.equal(mutated(source, plus), 'const 甲 = a - b; const c = 2;');
    assert.equal(mutated(source, two), 'const 甲 = a + b; const c = 3;');
  });

  it('is drawn by the seed: the same ones again, others for another', () => {
    const all = Array.from({ length: 1_000 }, (_, n) => n);
    assert.deepEqual(sampleOf(all, 50, 1), sampleOf(all, 50, 1));
    assert.notDeepEqual(sampleOf(all, 50, 1), sampleOf(all, 50, 2));
    assert.equal(new Set(sampleOf(all, 2_000, 3)).size, 1_000);
  });

  it('counts as killed when a test fails or never ends; an equivalent one does not count', () => {
    const fates = (...list) => rateOf(list.map((fate) => ({ fate })));
    assert.equal(fates('killed', 'timeout', 'survived', 'unreached'), 50);
    assert.equal(fates('killed', 'equivalent'), 100);
  });
});

describe('the list of equivalent mutants', () => {
  it('names mutants that exist, each once and with a reason', () => {
    const listed = parse(readFileSync(join(root, 'test/mutants/equivalent.yaml'), 'utf8'));
    const known = new Set(
      Object.values(GROUPS).flatMap(({ sources }) =>
        compiledSources(root, sources).flatMap((file) =>
          mutantsOf(file, readFileSync(join(root, file), 'utf8')).map(({ key }) => key),
        ),
      ),
    );
    for (const { mutant, because } of listed) {
      assert.ok(known.has(mutant), `${mutant} is no mutant: the source changed, look again`);
      assert.ok(because?.length >= 20, `${mutant} lacks a reason`);
    }
    assert.equal(new Set(listed.map(({ mutant }) => mutant)).size, listed.length);
  });
});

describe('a hunt', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongguan-mutate-test-')));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const source = 'packages/p/dist/src/x.js';
  const text = 'export const more = (a) => a + 1;\nexport const never = () => 7;\nexport const idle = (a) => a - 0;\n';
  const write = (file, body) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), body);
  };
  write('package.json', '{"type":"module"}');
  write(source, text);
  write(
    'packages/p/dist/test/x.test.js',
    `import assert from 'node:assert/strict'; import { test } from 'node:test'; import { idle, more } from '../src/x.js';
     test('more', () => { assert.equal(more(1), 2); idle(1); });`,
  );
  const stopped = new AbortController().signal;

  it('asks who reaches the mutant, says its fate, and leaves the copy as it was', async () => {
    const covered = [
      await coverageOf(folder, 'packages/p/dist/test/x.test.js', [source], { root: folder, env: {}, stopped }),
    ];
    assert.equal(covered[0].passed, true);
    const fates = {};
    for (const mutant of mutantsOf(source, text)) {
      const { fate } = await hunt(folder, mutant, covered, {
        most: [
          { files: 5, tests: 1 },
          { files: 5, tests: 5 },
        ],
        env: {},
        stopped,
      });
      fates[`${mutant.inside} ${mutant.was} → ${mutant.text}`] = fate;
    }
    assert.deepEqual(fates, {
      'more => a + 1 → => undefined': 'killed',
      'more a + 1 → a - 1': 'killed',
      'more 1 → 2': 'killed',
      'never => 7 → => undefined': 'unreached',
      'never 7 → 8': 'unreached',
      'idle => a - 0 → => undefined': 'survived',
      'idle a - 0 → a + 0': 'survived',
      'idle 0 → 1': 'survived',
    });
    assert.equal(readFileSync(join(folder, source), 'utf8'), text);
    assert.equal(existsSync(join(folder, '.coverage')), false);
    assert.equal(sourceOf(source), 'packages/p/src/x.ts');
  });

  it('runs of a file only the tests that reach the mutant, and the whole file where these need the others', async () => {
    const y = 'packages/p/dist/src/y.js';
    const body = 'export const one = () => 1;\nexport const two = () => 2;\nexport const three = () => 3;\n';
    write(y, body);
    const log = join(folder, 'ran');
    write(
      'packages/p/dist/test/y.test.js',
      `import assert from 'node:assert/strict'; import { appendFileSync } from 'node:fs'; import { test } from 'node:test';
       import { one, three, two } from '../src/y.js';
       let seen = 0;
       const ran = (name) => appendFileSync(${JSON.stringify(log)}, name);
       test('first (1)', () => { ran('1'); seen = one(); });
       test('second', () => { ran('2'); two(); });
       test('third', () => { ran('3'); assert.equal(seen, 1); three(); });`,
    );
    const covered = [
      await coverageOf(folder, 'packages/p/dist/test/y.test.js', [y], { root: folder, env: {}, stopped }),
    ];
    const found = {};
    for (const mutant of mutantsOf(y, body).filter(({ operator }) => operator === 'literal')) {
      writeFileSync(log, '');
      const { fate } = await hunt(folder, mutant, covered, {
        most: [
          { files: 5, tests: 1 },
          { files: 5, tests: 5 },
        ],
        env: {},
        stopped,
      });
      found[mutant.inside] = `${fate} ${readFileSync(log, 'utf8')}`;
    }
    // One: by itself its test sees nothing. Three: its test fails by itself, with and without the mutant.
    assert.deepEqual(found, { one: 'survived 1', two: 'survived 2', three: 'survived 33123' });
  });
});
