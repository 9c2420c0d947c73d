import assert from 'node:assert/strict';

const CHINESE = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
/** English in a Chinese sentence: two words in a row, neither an option, a command line nor the name of an element. */
const ENGLISH = /(?<![-\w./<>[{$:'"=@])\b(?!tongguan |npx )[a-z]{2,} (?:[a-z]{2,} ?){1,}(?![-\w.(])/;

/** Lines that are commands to type, and pages, are in no language. */
const prose = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:tongguan|npx|echo|export|TONGGUAN_|"insurance)/.test(line))
    .map((line) => line.replaceAll(/tongguan [\w .<>=…-]*/g, '').replaceAll(/docs\/\S+/g, ''))
    .join('\n');

/** An output has no sentence of the other language. An article is named as it was published, in Chinese. */
export function assertIn(language: 'zh' | 'en', text: string, where: string): void {
  if (language === 'en') assert.doesNotMatch(text.replaceAll(/^ *basis: from .*$/gm, ''), CHINESE, where);
  else assert.doesNotMatch(prose(text), ENGLISH, where);
}
