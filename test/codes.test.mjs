// Proves that no enterprise ever gets a code that the platform cannot explain: every code that a source file can put
// into a refusal or a receipt is looked up in the catalogue the `tongguan explain` command reads. And that what a message
// is stands in one table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, explainCode } from '@tongguan/ceb';
import { givenCodes, nextFree, toldFree, wrongNumbers } from './support/codeRanges.mjs';
import { countBy, houseRule, over } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';
import { BUSINESS, NAMED, SIGNED, usedCodes } from './support/usedCodes.mjs';

const used = usedCodes();
const given = givenCodes();

/** The one source that puts codes and texts together, and the words by which it does. */
const WRITER = 'packages/ceb/src/catalogue/returnInfo.ts';
const FORMAT = /\[Code:|;Desc:/;

houseRule(
  'only the composer writes the form of a receipt',
  'A second place that writes [Code:n;Desc:…] is a second format: use say() and formatReturnInfo() of @tongguan/ceb.',
  () =>
    over(
      typescript('packages').filter(({ path }) => path.includes('/src/') && path !== WRITER),
      ({ path, strings }) =>
        strings.filter(({ text }) => FORMAT.test(text)).map(({ line, text }) => `${path}:${line} writes ${text}`),
    ),
);

houseRule(
  'every code in the sources is in the catalogue',
  'A code without meaning, cause and advice helps nobody: add it to packages/ceb/src/catalogue before using it.',
  () => ({
    scanned: countBy([SIGNED, BUSINESS, NAMED], used, ({ pattern }) => pattern),
    breaches: used
      .filter(({ code }) => explainCode(code) === null)
      .map(({ code, where }) => `${where} uses ${code}; ${nextNumbers(code, where)}`),
  }),
);

/** Where the other codes of the source are explained a new one belongs as well. */
function nextNumbers(code, where) {
  if (SIGNED.test(code)) return `next free: ${nextSigned(code, CATALOGUE)}`;
  const [path] = where.split(':');
  const beside = used.filter((one) => one.where.split(':')[0] === path && one.code !== code);
  return toldFree(
    given,
    beside.map((one) => one.code),
  );
}

/** Behind the last of its hundred: −9001xx bytes, −9002xx message, −9003xx signature; the others are official. */
function nextSigned(code, catalogue) {
  const hundred = code.replace('−', '-').slice(0, 5);
  const numbers = catalogue.filter((one) => one.code.startsWith(hundred)).map((one) => -Number(one.code));
  return hundred.startsWith('-900') && numbers.length > 0 ? String(-Math.max(...numbers) - 1) : 'none, it is official';
}

houseRule(
  'a number of ours is given once, in a range of its file',
  'Two rooms that take the same number give one code two meanings: take the number that is named.',
  () => ({ scanned: given.length, breaches: wrongNumbers(given) }),
);

test('the next free number stands behind the last one of its file, and fills no gap', () => {
  const ranges = {
    a: [
      [90001, 90005],
      [90020, 90021],
    ],
    b: [[90001, 90005]],
    c: [[90006, 90007]],
  };
  const at = (file, ...codes) => codes.map((code) => ({ code: String(code), file, where: `${file}:${code}` }));
  assert.equal(nextFree('a', [], ranges), 90001);
  assert.equal(nextFree('a', at('a', 90001, 90003), ranges), 90004);
  assert.equal(nextFree('a', [...at('a', 90003), ...at('b', 90004)], ranges), 90005);
  assert.equal(nextFree('a', [...at('a', 90004), ...at('b', 90005)], ranges), 90020);
  assert.equal(nextFree('c', at('c', 90006, 90007), ranges), null);
  assert.equal(nextFree('nobody', [], ranges), null);
  assert.deepEqual(wrongNumbers([...at('a', 90001, 90006), ...at('c', 90006)], ranges), [
    'a:90006 gives 90006, which is in no range of codes/a.ts; next free there: 90002',
    'c:90006 gives 90006 again, which a:90006 has; next free there: 90007',
  ]);
  assert.match(toldFree(given, ['90004']), /^next free: codes\/match\.ts 90\d{3}$/);
  assert.match(
    toldFree(given),
    /codes\/access\.ts 90\d{3}, .*codes\/registry\.ts 90\d{3}, codes\/supplement\.ts is full.*$/,
  );
  assert.equal(nextSigned('-900299', [{ code: '-900201' }, { code: '-900206' }]), '-900207');
  assert.equal(nextSigned('-621999', [{ code: '-621001' }]), 'none, it is official');
});

houseRule(
  'every explained code says what to do, in both languages',
  'The catalogue is read by the person whose parcel waits: meaning and advice, Chinese and English.',
  () =>
    over([...new Set(used.map(({ code }) => code))], (code) => {
      const entry = explainCode(code);
      if (entry === null) return [];
      const texts = Object.values(entry).filter(
        (value) => typeof value === 'object' && value !== null && 'zh' in value,
      );
      const empty = texts.some(({ zh, en }) => !/\p{Script=Han}/u.test(zh ?? '') || (en ?? '').trim() === '');
      return texts.length === 0 || empty ? [`${code} lacks a text`] : [];
    }),
);

/** Where three or more message types may stand together, each with its reason. This list only shrinks. */
const TYPES_TOGETHER = {
  'packages/cli/src/demo/follow.ts': 'counts what three receipts tell, each in its own way',
};

const TABLE_USERS = /^packages\/(server|matching|sdk|cli)\/src\//;

houseRule(
  'no source lists message types: what a message is stands in the table',
  'A switch, array or object of three message types repeats packages/ceb/src/dictionary/documents, and the next message is forgotten in it. Derive it from the row: by kind, family, receipt, signers.',
  () =>
    over(
      typescript('packages').filter(({ path, generated }) => TABLE_USERS.test(path) && !generated),
      ({ path, code }) =>
        declarationsIn(code).flatMap(({ line, text }) => {
          const types = new Set(text.match(/\bCEB\d{3}Message\b/g));
          return types.size > 2 && !(path in TYPES_TOGETHER) ? [`${path}:${line} lists ${[...types].join(', ')}`] : [];
        }),
    ),
);

houseRule('an exception that nobody needs is gone', 'The list of exceptions only shrinks: take the line out.', () =>
  over(Object.keys(TYPES_TOGETHER), (path) => {
    const source = typescript('packages').find((one) => one.path === path);
    const together = declarationsIn(source?.code ?? '').some(
      ({ text }) => new Set(text.match(/\bCEB\d{3}Message\b/g)).size > 2,
    );
    return together ? [] : [path];
  }),
);

/** The declarations of a file: each begins where a line does, and is no closing bracket. */
function declarationsIn(code) {
  const found = [];
  for (const [index, line] of code.split('\n').entries()) {
    if (/^[^\s})\]]/.test(line) || found.length === 0) found.push({ line: index + 1, text: '' });
    found.at(-1).text += `${line}\n`;
  }
  return found;
}
