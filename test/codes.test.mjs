// Proves that no enterprise ever gets a code that the platform cannot explain: every code that a source file can put
// into a refusal or a receipt is looked up in the catalogue the `tongguan explain` command reads.

import { explainCode } from '@tongguan/ceb';
import { countBy, houseRule, over } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';

const sources = typescript('packages').filter(
  (source) =>
    source.path.includes('/src/') && !source.generated && !source.path.startsWith('packages/ceb/src/catalogue/'),
);

/** Official and own codes are six digits with a sign; own business codes are 90001 … 90999. */
const SIGNED = /^[-−]\d{6}$/;
const BUSINESS = /^90\d{3}$/;
/** Codes seen in practice (1313) are short numbers: only where they stand as a code. */
const NAMED = /\bcode\w*\s*:\s*'(\d{4,6})'/gi;

const used = sources.flatMap((source) => [
  ...[SIGNED, BUSINESS].flatMap((pattern) =>
    source.strings
      .filter(({ text }) => pattern.test(text))
      .map(({ text, line }) => ({ code: text, where: `${source.path}:${line}`, pattern })),
  ),
  ...[...source.code.matchAll(NAMED)].map(([, code]) => ({ code, where: source.path, pattern: NAMED })),
]);

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
