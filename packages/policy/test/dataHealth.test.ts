import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  allGoods,
  entryOn,
  factProblem,
  lawOn,
  PARAMETERS,
  STOPPED_GOODS,
  type TariffFact,
  valueOn,
} from '../src/index.ts';
import { TARIFF_ROWS } from '../src/generated/tariff.ts';
import { around } from './support.ts';

// Proves that the data is fit to be called law: every value cited and dated, every effective date met on the day,
// the generated files equal to their sources, damaged sources refused by name, and nothing that needs Node.

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PACKAGE = join(HERE, '../..');
const REPOSITORY = join(PACKAGE, '../..');

for (const parameter of PARAMETERS) {
  test(`${parameter.id}: every value is cited, dates ascend, and each takes effect on its day`, () => {
    assert.ok(parameter.zh !== '' && parameter.en !== '' && parameter.rules.length > 0);
    assert.equal(parameter.file.split('/').at(-1), `${parameter.id}.yaml`);
    for (const [index, entry] of parameter.values.entries()) {
      assert.ok(entry.law.length > 4 && entry.reference.length > 4, 'law and reference');
      assert.ok(entry.confidence === 'verified' || entry.confidence === 'unverified');
      assert.ok(
        entry.confidence === 'unverified' || entry.published !== null,
        'a verified value was published some day',
      );
      assert.ok(
        entry.published === null || entry.published <= entry.from,
        'published on or before the first day of effect',
      );
      const before = parameter.values[index - 1];
      const [eve, day, next] = around(entry.from);
      assert.equal(valueOn(parameter, day), entry.value);
      assert.equal(valueOn(parameter, next), entry.value);
      if (before === undefined)
        assert.throws(() => valueOn(parameter, eve), new RegExp(`${parameter.id} has no value on ${eve}`));
      else assert.deepEqual(entryOn(parameter, eve), { ...before, parameter: parameter.id });
    }
  });
}

test('the law of every day of the regime resolves, and of no day before', () => {
  for (let day = Date.parse('2016-04-08T00:00:00Z'); day < Date.parse('2027-01-01T00:00:00Z'); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    assert.equal(lawOn(date).date, date);
  }
  assert.throws(() => lawOn('2016-04-07'), /not in force/);
  assert.throws(() => lawOn('today'), /by a date/);
  assert.equal(lawOn('2019-01-01'), lawOn('2019-01-01'), 'looked up once a day');
});

test('every goods row keeps its provenance, and every dated row its law, days and confidence', () => {
  const goods = allGoods();
  assert.ok(goods.length > 200);
  for (const row of goods) assert.ok(row.provenance.length > 10 && row.listing.length > 0, row.hs8);
  assert.ok(TARIFF_ROWS.length > 900);
  for (const [
    hs8 = '',
    fact = '',
    value = '',
    from = '',
    to = '',
    law = '',
    confidence = '',
    provenance = '',
  ] of TARIFF_ROWS) {
    const at = `${hs8} ${fact} ${from}`;
    assert.ok(
      goods.some((row) => row.hs8 === hs8),
      at,
    );
    assert.equal(factProblem(fact as TariffFact, value), null, at);
    assert.ok(law.length > 4 && provenance.length > 4, at);
    assert.ok(to === '' || from <= to, at);
    // A rate that was seen says where.
    if (confidence === 'H' && fact === 'mfn-duty') assert.match(provenance, /^seen/, at);
  }
});

test('generating again gives the same bytes', async () => {
  const { generatePolicy } = await generator();
  const folder = join(PACKAGE, 'src/generated');
  const files = generatePolicy();
  assert.deepEqual(readdirSync(folder).sort(), [...files.keys()].sort());
  for (const [name, text] of files) assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
});

const SINGLE = 'mof-customs-tax/cross-border-retail-import/single-limit.yaml';
const REST = 'customs/settlement/pay-by-rest-day.yaml';
const GOODS = 'tariff-commission/goods.csv';
const TARIFF = 'tariff-commission/tariff.csv';
const ORIGINS = 'tariff-commission/origin-duties.csv';
const CONTENT = 'customs/cosmetics-content.csv';
const DAMAGE: readonly (readonly [name: string, file: string, from: RegExp, to: string, message: RegExp])[] = [
  ['an unknown key', SINGLE, /confidence: verified/, 'confidence: verified\n    note: x', /unknown key "note"/],
  ['a missing citation', SINGLE, /^ {4}law: .*\n/m, '', /value lacks "law"/],
  ['an empty citation', SINGLE, /^ {4}law: .*$/m, '    law: ""', /law of a value is empty/],
  ['a missing confidence', SINGLE, /^ {4}confidence: .*\n/m, '', /value lacks "confidence"/],
  ['a date that is none', SINGLE, /from: 2019-01-01/, 'from: 2019-02-30', /no date/],
  ['values in the wrong order', SINGLE, /from: 2016-04-08/, 'from: 2020-04-08', /ascending/],
  ['an amount without decimals', SINGLE, /"5000.00"/, '"5000"', /no yuan amount/],
  ['an id that is not the file', SINGLE, /^id: .*$/m, 'id: other', /not the file's name/],
  ['an unknown unit', SINGLE, /^unit: .*$/m, 'unit: USD', /unit "USD"/],
  [
    'a reading that is called verified',
    REST,
    /confidence: unverified/,
    'confidence: verified',
    /reading is not verified|names when/,
  ],
  ['a reading with one ground', REST, /^ {6}against:\n.*\n.*\n/m, '', /reading lacks "against"/],
  ['a reading in one language', REST, /^ {8}en: 194号 \(三十二\).*\n/m, '', /reading, for lacks "en"/],
  ['a class that is none', TARIFF, /,vat-class,standard,/, ',vat-class,normal,', /vat-class "normal"/],
  ['a fact that is none', TARIFF, /,vat-class,standard,/, ',vat,standard,', /vat "standard"/],
  ['a rate that is no percentage', TARIFF, /,mfn-duty,10,/, ',mfn-duty,10%,', /mfn-duty "10%"/],
  ['a confidence that is none', TARIFF, /,M,not seen/, ',X,not seen', /confidence is V, H, M or L/],
  ['a fact twice on a day', TARIFF, /(\n04011000,mfn-duty.*)/, '$1$1', /stands twice/],
  ['a fact that ends before it begins', TARIFF, /2016-04-08,2025-12-31/, '2016-04-08,2015-12-31', /before it begins/],
  ['a row without law', TARIFF, /税委会公告2018年第4号/, '', /law is empty/],
  ['an origin of a kind that is none', ORIGINS, /,agreement,/, ',treaty,', /kind "treaty"/],
  ['an origin without its three digits', ORIGINS, /\n106,/, '\nKHM,', /not three digits/],
  ['a content that is none', CONTENT, /,sheet/, ',sheets', /content "sheets"/],
  ['a code of eight digits', CONTENT, /\n3304990049,/, '\n33049900,', /not ten digits/],
  ['a row twice', GOODS, /(\n04011000,.*)/, '$1$1', /stands twice/],
  ['a row without provenance', GOODS, /unverified: not seen in a source/, '', /provenance is empty/],
  ['a head line missing', GOODS, /^# source: .*\n/m, '', /head line "source" is missing/],
];

for (const [name, file, from, to, message] of DAMAGE) {
  test(`the generator refuses ${name} and names the file`, async () => {
    const { generatePolicy } = await generator();
    const copy = mkdtempSync(join(tmpdir(), 'policy-data-'));
    try {
      cpSync(join(REPOSITORY, 'policy-data'), copy, { recursive: true });
      const text = readFileSync(join(copy, file), 'utf8');
      assert.match(text, from, 'the damage has something to damage');
      writeFileSync(join(copy, file), text.replace(from, to));
      assert.throws(
        () => generatePolicy(copy),
        (error: Error) => error.message.includes(file) && message.test(error.message),
      );
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
}

test('a stop always names what it stops', () => {
  for (const row of STOPPED_GOODS)
    assert.ok([row.country, row.hsPrefix, row.brand, row.batch].some((part) => part !== null));
});

test('the rules run in a browser: only the kernel is imported, no Node module, clock or environment', () => {
  const sources = readdirSync(join(PACKAGE, 'src'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'));
  assert.ok(sources.length > 20);
  for (const name of sources) {
    const text = readFileSync(join(PACKAGE, 'src', name), 'utf8');
    const imports = [...text.matchAll(/^(?:import|export|\}).* from '([^']+)';$|^import '|\bimport\('/gm)];
    for (const [, from = 'a module for its side effects'] of imports) {
      assert.ok(from.startsWith('.') || from === '@tongguan/kernel', `${name} imports ${from}`);
    }
    assert.doesNotMatch(text, /\bprocess\.|\bBuffer\b|Date\.now|new Date\(\)|Math\.random|parseFloat/, name);
  }
});

type Generator = { readonly generatePolicy: (root?: string) => ReadonlyMap<string, string> };

async function generator(): Promise<Generator> {
  const path = new URL('../../../../scripts/generate-policy.mjs', import.meta.url);
  const loaded: Generator = await import(path.href);
  return loaded;
}
