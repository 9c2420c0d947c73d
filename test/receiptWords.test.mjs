// Proves what goes out on the wire: whatever code a source can name, its text has no hole, no empty bracket, no word of
// another language and fits into its field, and says what the golden file says.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  CATALOGUE,
  chineseOf,
  DESC_LENGTH_MAX,
  DICTIONARY,
  formatReturnInfo,
  holesOf,
  OFFICIAL_HOLES,
  parseReturnInfo,
  RETURN_INFO_LENGTH_MAX,
  say,
} from '@tongguan/ceb';
import fc from 'fast-check';
import { latinTexts, mixedTexts } from './support/bilingual.mjs';
import { houseRule, over } from './support/house-rule.mjs';
import { usedCodes } from './support/usedCodes.mjs';

/** Texts of every code, for people to read. `node test/receiptWords.test.mjs --write` writes it anew. */
const GOLDEN = new URL('fixtures/receiptWords.txt', import.meta.url);

const HOLES = {
  declaration: 'COP-1',
  application: 'RET-1',
  limit: '5000.00',
  buyer: '张某',
  used: '25000.00',
  what: '申报企业',
  named: '3301960002',
  card: '3301960009',
  line: '7',
  item: '3304990039',
};

const codes = [...new Set(usedCodes().map(({ code }) => code.replace('−', '-')))].sort();
const holesFor = (code, value) => Object.fromEntries(holesOf(code).map((name) => [name, value ?? HOLES[name]]));

/** Names of elements, standards and algorithms: the same in every language. */
const TERMS = new Set([
  ...(
    'RFC amp lt XML DOCTYPE CDATA UTF GB ASCII URI SignedInfo Reference enveloped ds Signature DigestValue CRL RSA SM JSON KB xml ' +
    'KeyName SHA DER SEQUENCE xs DXP MB encoding gt quot apos xn sm sha rsa headGuid ebpCode ebcCode orderNo logisticsCode logisticsNo agentCode gnum qty ' +
    // Letters of date patterns, and names of standards of time.
    'YYYY yyyy DD dd MM mm kk HH SSS ss UTC ISO Unix'
  ).split(' '),
  ...elementNames(),
]);

function elementNames() {
  const names = [];
  const walk = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (typeof node.name === 'string') names.push(node.name);
    for (const child of Object.values(node)) walk(child);
  };
  walk([...DICTIONARY.values()]);
  return names;
}

/** Words in Latin letters that are no terms. */
function foreignWords(text) {
  const words = text.match(/[A-Za-z][A-Za-z]+/g) ?? [];
  return words.filter((word) => !TERMS.has(word) && !/^CEB$|^Message$/.test(word));
}

describe('a receipt’s text, whatever the code', () => {
  test('no hole, no empty bracket, no word of another language', () => {
    assert.ok(codes.length > 200, 'the sources name their codes');
    for (const code of codes) {
      const { text } = say(code, { holes: holesFor(code, '值'), path: '位', found: '甲', allowed: '乙', note: '丙' });
      assert.doesNotMatch(text, /\[\]|\[\[|\*/, code);
      assert.deepEqual(foreignWords(text), [], `${code}: ${text}`);
      assert.match(text, /\[位:甲\],允许\[乙\],说明\[丙\]$/, code);
      assert.doesNotMatch(say(code, { holes: holesFor(code) }).text, /\[\]|\*/, code);
    }
  });

  test('whatever stands in the values, it fits into the field, is read back and can be written', () => {
    const signs = fc.constantFrom(...'限额[]:;,.*…aZ9 /', '😀', '\ud83d', '\u0001', '[Code:1;Desc:x]', '缺少 missing');
    const value = fc.array(signs, { maxLength: 700 }).map((all) => all.join(''));
    const detail = fc.record({ path: value, found: value, allowed: value, unlike: value, note: value });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...codes), detail), { minLength: 1, maxLength: 12 }), (all) => {
        const said = all.map(([code, one]) => say(code, { ...one, holes: holesFor(code) }));
        for (const { code, text } of said) assert.ok([...text].length <= DESC_LENGTH_MAX, code);
        const info = formatReturnInfo(said);
        assert.ok([...info].length <= RETURN_INFO_LENGTH_MAX);
        assert.doesNotMatch(
          info,
          /[\u0000-\u0008]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        );
        const left = Number(/,等(\d+)项未列出$/.exec(info)?.[1] ?? 0);
        assert.deepEqual(
          parseReturnInfo(info).map(({ code }) => code),
          said.slice(0, said.length - left).map(({ code }) => code),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a hole without a value is a fault of ours, and every code with holes names them all', () => {
    for (const code of Object.keys(OFFICIAL_HOLES)) assert.throws(() => say(code, {}), /has a value/, code);
    const holes = CATALOGUE.filter(({ code, text }) => code.startsWith('-') && text.zh.includes('*'));
    const used = holes.map(({ code }) => code).filter((code) => codes.includes(code));
    assert.deepEqual(used.sort(), Object.keys(OFFICIAL_HOLES).sort());
  });

  test('each code says what the golden file says', () => {
    const sample = { path: 'InventoryHead/copNo', found: '甲', allowed: '乙' };
    const lines = codes.map((code) => formatReturnInfo([say(code, { holes: holesFor(code), ...sample })]));
    const text = `${lines.join('\n')}\n`;
    if (process.argv.includes('--write')) writeFileSync(GOLDEN, text);
    const before = readFileSync(GOLDEN, 'utf8').trimEnd().split('\n');
    const changed = [
      ...lines.filter((line) => !before.includes(line)),
      ...before.filter((line) => !lines.includes(line)),
    ];
    const told = 'read these texts; if they are meant, node test/receiptWords.test.mjs --write';
    assert.equal(changed.join('\n'), '', `${told}:\n${changed.join('\n')}`);
    assert.equal(`${before.join('\n')}\n`, text);
  });
});

houseRule(
  'words of ours in two languages have their Chinese for receipts',
  'A receipt is Chinese only: add the words to packages/ceb/src/catalogue/wordRows.ts.',
  () =>
    over(mixedTexts(), ({ said, where }) => {
      const foreign = foreignWords(chineseOf(said.replaceAll('{}', '0')));
      return foreign.length === 0 ? [] : [`${where} ${said} (${foreign.join(', ')})`];
    }),
);

const withoutChinese = (texts) =>
  over(texts, ({ said, where }) => {
    const foreign = foreignWords(said.replaceAll('{}', ''));
    return foreign.length === 0 ? [] : [`${where} ${said} (${foreign.join(', ')})`];
  });

houseRule(
  'what goes beside a code says it in Chinese too',
  'A receipt is Chinese only: write `中文 English`, with a row in packages/ceb/src/catalogue/tradeWords.ts.',
  () => withoutChinese(latinTexts()),
);

test('words without Chinese are found, names of elements are none', () => {
  const path = 'packages/server/src/clearance/ways/reasons.ts';
  const said = (text) => withoutChinese(latinTexts([{ path, text, generated: false }])).breaches.length;
  assert.equal(said("const a = { code: '1', note: 'declare the rest as general trade' };"), 1);
  assert.equal(said("const a = { allowed: some ? 'ebcCode' : `an enrolled ${what}` };"), 1);
  assert.equal(said("const a = { allowed: 'ebcCode', found: '', note: '按一般贸易申报' };"), 0);
});
