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

for (const [name, look, source, breaches] of [
  ['a name with List', withList, { code: 'const refuseList = 1;' }, ['p.ts: refuseList']],
  ['a type with List', withList, { code: 'type ListState = 1;' }, ['p.ts: ListState']],
  ['a constant with LIST', withList, { code: 'const WAITING_LISTS = 1;' }, ['p.ts: WAITING_LISTS']],
  ['the name of an element', withList, { code: 'declaration.InventoryList.length' }, []],
  ['another word', withList, { code: 'server.listen(); delisted; enlisting' }, []],
  ['a declaration in a list', listedDeclarations, { code: 'const list: Inventory = x;' }, ['p.ts: list: Inventory']],
  [
    'many of them',
    listedDeclarations,
    { code: 'f(lists: readonly Declaration[])' },
    ['p.ts: lists: readonly Declaration'],
  ],
  ['an array', listedDeclarations, { code: 'const list: readonly string[] = x;' }, []],
  [
    'a private word',
    privateWords,
    { code: '', comments: [{ line: 3, text: '// Starts the\n * way back of it.' }] },
    ['p.ts:3 way back: write "reversal"'],
  ],
  ['a plain one', privateWords, { code: '', comments: [{ line: 3, text: '// Starts the reversal.' }] }, []],
]) {
  test(`a rule about words, and ${name}`, () => {
    assert.deepEqual(look({ path: 'p.ts', comments: [], ...source }).breaches, breaches);
  });
}
