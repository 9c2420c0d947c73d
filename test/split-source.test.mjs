// Proves that the house rules read sources rightly: an import in a comment is none, a quote in an expression opens nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf } from './support/sources.mjs';
import { splitSource } from './support/split-source.mjs';

const ROWS = [
  ['a plain import', "import { a } from './a.ts';", ['./a.ts']],
  ['several lines', "import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts']],
  ['types by keyword', "import type { A } from './a.ts';", ['type ./a.ts']],
  ['types by name', "import { type A, type B } from './a.ts';", ['type ./a.ts']],
  ['a side effect', "import './a.ts';", ['./a.ts']],
  ['a re-export', "export * from './a.ts';\nexport type { B } from './b.ts';", ['./a.ts', 'type ./b.ts']],
  ['loaded later', "const a = await import('./a.ts');", ['./a.ts']],
  ['double quotes', 'import { a } from "./a.ts";\ntype B = import("./b.ts").B;', ['./a.ts', './b.ts']],
  ['in a comment', "// import './a.ts';\n/* import './b.ts';\n*/", []],
  ['after a regular expression with a quote', "const r = /'/.test(x);\nimport './a.ts';", ['./a.ts']],
  ['after a division', "const r = a / b; // it's\nimport './a.ts';", ['./a.ts']],
  ['in a template', 'const t = `\nimport "./a.ts"; ${b ? `x` : \'y\'} `;', []],
];

test('imports are found, and only imports', () => {
  for (const [name, text, expected] of ROWS) {
    const found = importsOf(splitSource(text)).map(({ target, onlyTypes }) => (onlyTypes ? `type ${target}` : target));
    assert.deepEqual(found, expected, name);
  }
});

test('strings keep their line', () => {
  const { strings } = splitSource("const a = 1;\n// 'no'\nconst b = '-301010';\nconst c = `SELECT\n1`;");
  assert.deepEqual(strings, [
    { line: 3, text: '-301010' },
    { line: 4, text: 'SELECT\n1' },
  ]);
});
