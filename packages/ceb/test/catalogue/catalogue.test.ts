import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CATALOGUE, explainCode } from '../../src/catalogue/explain.ts';
import { OFFICIAL_TEXTS } from '../../src/catalogue/official.generated.ts';
import { OFFICIAL_DETAILS } from '../../src/catalogue/officialDetails.ts';
import { OFFICIAL_ENGLISH } from '../../src/catalogue/officialEnglish.ts';
import { OWN_CODES } from '../../src/catalogue/own.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { MESSAGE_CODES } from '../../src/message/codes.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';

const officialTable = join(process.env['CEB_OFFICIAL_DIR'] ?? '', 'spec/ceb/error-codes.tsv');
const withoutTable = process.env['CEB_OFFICIAL_DIR'] ? false : 'CEB_OFFICIAL_DIR is not set';

/** Whoever gets a code finds out in both languages what it means and what to do; no code means two things. */
describe('catalogue of codes', () => {
  test('every code stands once', () => {
    const codes = CATALOGUE.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
  });

  test('every entry is complete: Chinese has Chinese characters, English has none', () => {
    for (const { code, text, meaning, cause, advice, source } of CATALOGUE) {
      assert.match(code, /^-?\d{1,6}$/);
      assert.notEqual(source, '');
      for (const { zh, en } of [text, meaning, cause, advice]) {
        assert.match(zh, /[\u4e00-\u9fff]/, `${code}: ${zh}`);
        assert.match(en, /[A-Za-z]{2}/, `${code}: ${en}`);
        assert.doesNotMatch(en, /[\u4e00-\u9fff]/, `${code}: ${en}`);
      }
    }
  });

  test('an official text and its English have the same number of places for values', () => {
    for (const [code, [text]] of OFFICIAL_TEXTS) {
      const places = (words: string) => words.split('[*]').length - 1;
      // −621005 prints `[[*]]`, and −621027, −625022 are two texts in one.
      if (!['-621027', '-625022'].includes(code))
        assert.equal(places(OFFICIAL_ENGLISH[code] ?? ''), places(text ?? ''), code);
    }
  });

  test('English and details exist for official codes only, for all 159 of them', () => {
    const official = OFFICIAL_TEXTS.map(([code]) => code);
    assert.equal(official.length, 159);
    assert.deepEqual(Object.keys(OFFICIAL_ENGLISH).sort(), [...official].sort());
    for (const code of Object.keys(OFFICIAL_DETAILS)) assert.ok(official.includes(code), code);
  });

  test('the official texts are those of the table', { skip: withoutTable }, () => {
    const rows = readFileSync(officialTable, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([edition, , , text]) => edition === '202205' && text !== '至');
    const texts = OFFICIAL_TEXTS.flatMap(([code, all]) => all.map((text) => `${code} ${text}`));
    assert.equal(rows.length, texts.length);
    for (const [, , code, text] of rows) {
      const printed = `${code} ${(text ?? '').replace(/<br \/>|"$/g, '')}`;
      assert.ok(texts.includes(printed), printed);
    }
  });

  test('every code the scanner, the signature room and the reader give is in it', () => {
    const own = new Set(OWN_CODES.map(({ code }) => code));
    for (const { code } of Object.values(WIRE_CODES)) assert.ok(own.has(code), code);
    for (const code of Object.values(MESSAGE_CODES)) assert.ok(own.has(code), code);
  });

  test('own codes keep to their ranges and official codes to none of them', () => {
    const range = /^(-900[123]\d\d|90\d\d\d)$/;
    for (const { code } of OWN_CODES) assert.match(code, range);
    for (const [code] of OFFICIAL_TEXTS) assert.doesNotMatch(code, range);
  });

  test('fields named by an entry are elements of the messages', () => {
    const names = new Set(['ds:Signature', 'ds:SignatureValue', 'BaseTransfer', 'copCode', 'dxpId']);
    const collect = (node: { name: string; children?: readonly { name: string }[] }): void => {
      names.add(node.name);
      for (const child of node.children ?? []) collect(child);
    };
    for (const { document } of DICTIONARY.values()) collect(document);
    for (const { code, fields } of CATALOGUE) {
      for (const field of fields) {
        for (const part of field.split(/[/.]/)) assert.ok(names.has(part), `${code}: ${field}`);
      }
    }
  });

  test('the states of a declaration are all explained (C-02)', () => {
    for (const state of [1, 2, 3, 4, 100, 120, 300, 399, 500, 501, 502, 503, 599, 700, 800, 899]) {
      assert.ok(explainCode(String(state)), String(state));
    }
  });
});

/** A code is explained in whatever form a person copies it. */
describe('explainCode', () => {
  const forms: readonly (readonly [form: string, code: string | null])[] = [
    ['-621018', '-621018'],
    ['−621018', '-621018'],
    ['－621018', '-621018'],
    [' 1313 ', '1313'],
    ['[Code:1313;Desc:订购人购买超过年度限额]', '1313'],
    ['[Code:-301014;Desc:旧报文],[Code:1313;Desc:超限]', '-301014'],
    ['90002', '90002'],
    ['800', '800'],
    ['-1', null],
    ['', null],
    ['constructor', null],
  ];
  for (const [form, code] of forms) {
    test(`${JSON.stringify(form)} is ${code ?? 'unknown'}`, () => {
      assert.equal(explainCode(form)?.code ?? null, code);
    });
  }

  test('what the buyer’s quota refuses cannot be sent again, a missing document can', () => {
    assert.equal(explainCode('-621018')?.resend, false);
    assert.equal(explainCode('1313')?.resend, false);
    assert.equal(explainCode('90001')?.resend, true);
  });
});
