// Proves that no enterprise ever gets a code that the platform cannot explain: every code that a source file can put
// into a refusal or a receipt is looked up in the catalogue the `tongguan explain` command reads. And that what a message
// is stands in one table.

import { explainCode } from '@tongguan/ceb';
import { countBy, houseRule, over } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';
import { BUSINESS, NAMED, SIGNED, usedCodes } from './support/usedCodes.mjs';

const used = usedCodes();

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
    breaches: used.filter(({ code }) => explainCode(code) === null).map(({ code, where }) => `${where} uses ${code}`),
  }),
);

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
