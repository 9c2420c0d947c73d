// Proves that a word means one thing: 申报清单 is a declaration, and a list is an array, a positive list or a list of revoked
// certificates. It reads names in the code, and words in comments.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { houseRule } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';
import { listedDeclarations, NAMES_WITH_LIST, namesOf, privateWords, withList } from './support/words.mjs';

const LOOKED_AT = ['src', 'test'];

const sources = typescript('packages').filter(({ generated }) => !generated);
const under = (folder) => sources.filter(({ path }) => path.split('/')[2] === folder);

/** Runs `find` over the sources of each folder, and counts what each folder has to look at. */
function everywhere(folders, find) {
  const found = folders.map((folder) => [folder, under(folder).map((source) => find(source))]);
  return {
    scanned: Object.fromEntries(found.map(([folder, all]) => [folder, all.reduce((sum, { seen }) => sum + seen, 0)])),
    breaches: found.flatMap(([, all]) => all.flatMap(({ breaches }) => breaches)),
  };
}

houseRule(
  '申报清单 is a Declaration, in every name',
  'A name with `List` means the positive list, a list of certificates, an array or an answer with many rows. Call 申报清单 `declaration`. If the new name means one of the others, add it to NAMES_WITH_LIST of test/support/words.mjs.',
  () => everywhere(LOOKED_AT, withList),
);

houseRule(
  'no name that may contain List is left over',
  'Take it out of NAMES_WITH_LIST: the list only holds what is used.',
  () => {
    const used = new Set(sources.flatMap(namesOf));
    const left = [...NAMES_WITH_LIST].filter((name) => !used.has(name));
    return { scanned: used.size, breaches: left };
  },
);

houseRule(
  'a variable or property `list` is no declaration',
  'Call a document 621 or its row `declaration`, or `inventory` where its row is at hand as well.',
  () => everywhere(LOOKED_AT, listedDeclarations),
);

houseRule(
  'comments use words of the field',
  'The reader knows customs or TypeScript, not this house: write the plain word instead.',
  () => everywhere(['src'], privateWords),
);

const ROWS = [
  { name: 'a name with List', look: withList, code: 'const refuseList = 1;', breaches: ['p.ts: refuseList'] },
  { name: 'a type with List', look: withList, code: 'type ListState = 1;', breaches: ['p.ts: ListState'] },
  { name: 'a constant with LIST', look: withList, code: 'const OPEN_LISTS = 1;', breaches: ['p.ts: OPEN_LISTS'] },
  { name: 'the name of an element', look: withList, code: 'declaration.InventoryList.length', breaches: [] },
  { name: 'a column in a text', look: withList, code: "row['list_pre_no'] + `listCases`", breaches: [] },
  { name: 'another word', look: withList, code: 'server.listen(); delisted; enlisting', breaches: [] },
  {
    name: 'a declaration in a list',
    look: listedDeclarations,
    code: 'const list: Inventory = x;',
    breaches: ['p.ts: list: Inventory'],
  },
  {
    name: 'many of them',
    look: listedDeclarations,
    code: 'f(lists: readonly Declaration[])',
    breaches: ['p.ts: lists: readonly Declaration'],
  },
  { name: 'an array', look: listedDeclarations, code: 'const list: readonly string[] = x;', breaches: [] },
  {
    name: 'a private word over two lines',
    look: privateWords,
    comment: '// Starts the\n * way back of it.',
    breaches: ['p.ts:3 way back: write "reversal"'],
  },
  { name: 'a plain one', look: privateWords, comment: '// Starts the reversal.', breaches: [] },
];

for (const { name, look, code = '', comment = '', breaches } of ROWS) {
  test(`a rule about words, and ${name}`, () => {
    const source = { path: 'p.ts', code, comments: [{ line: 3, text: comment }] };
    assert.deepEqual(look(source).breaches, breaches);
  });
}
