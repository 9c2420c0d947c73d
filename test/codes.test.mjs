// Proves that no enterprise ever gets a code that the platform cannot explain: every code that a source file can put
// into a refusal or a receipt is looked up in the catalogue the `tongguan explain` command reads.

import { explainCode } from '@tongguan/ceb';
import { houseRule, over } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';
import { usedCodes } from './support/usedCodes.mjs';

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
  () => over(used, ({ code, where }) => (explainCode(code) === null ? [`${where} uses ${code}`] : [])),
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
