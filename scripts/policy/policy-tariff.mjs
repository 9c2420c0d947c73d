/**
 * The goods of `policy-data/tariff-commission/` as TypeScript: the excerpt of lists, the dated facts of tariff lines,
 * origins that may bear another duty. A fact is checked here as `packages/policy/src/tariff/facts.ts` checks a loaded one.
 */
import { check } from './policy-source.mjs';
import { objects, quote } from './policy-text.mjs';

const GOODS_COLUMNS = ['hs8', 'name_zh', 'listing', 'provenance', 'list_note', 'note'];
const TARIFF_COLUMNS = ['hs8', 'fact', 'value', 'from', 'to', 'law', 'confidence', 'provenance'];

const PERCENT = /^\d{1,4}(\.\d{1,4})?$|^none$/;
const FACTS = {
  'mfn-duty': PERCENT,
  'provisional-duty': PERCENT,
  'vat-class': /^(standard|reduced|exempt)$/,
  'consumption-class':
    /^(none|cosmetics|skin-care|wine|spirits|rice-wine|beer|watch|golf|jewellery-at-retail|jewellery-other)$/,
  'unit-1': /^\d{3}$/,
  'unit-2': /^(\d{3}|none)$/,
};

export function goodsText(table) {
  const path = 'tariff-commission/goods.csv';
  const { head, rows } = table(path, {
    columns: GOODS_COLUMNS,
    required: ['hs8', 'name_zh', 'listing', 'provenance'],
    unique: ['hs8'],
  });
  for (const { hs8, listing } of rows) {
    check(/^\d{8}$/.test(hs8), path, `hs8 "${hs8}" is not eight digits`);
    check(/^(assumed|doubtful|2016-[12])( 2016-[12])*$/.test(listing), path, `${hs8}: listing "${listing}"`);
  }
  return tuples('GOODS_ROWS', GOODS_COLUMNS, head, rows);
}

export function tariffText(table) {
  const path = 'tariff-commission/tariff.csv';
  const { head, rows } = table(path, {
    columns: TARIFF_COLUMNS,
    required: ['hs8', 'fact', 'value', 'from', 'law', 'confidence', 'provenance'],
    unique: ['hs8', 'fact', 'from'],
  });
  for (const { hs8, fact, value, from, to, confidence } of rows) {
    check(/^\d{8}$/.test(hs8), path, `hs8 "${hs8}" is not eight digits`);
    check(FACTS[fact]?.test(value) === true, path, `${hs8}: ${fact} "${value}"`);
    check(/^[VHML]$/.test(confidence), path, `${hs8}: confidence is V, H, M or L`);
    check(to === '' || from <= to, path, `${hs8}: ${fact} ends on ${to}, before it begins`);
  }
  return tuples('TARIFF_ROWS', TARIFF_COLUMNS, head, rows);
}

export function originDutiesText(table) {
  const path = 'tariff-commission/origin-duties.csv';
  const origins = table(path, {
    columns: ['country', 'kind', 'from', 'to', 'name_zh', 'law', 'confidence'],
    required: ['country', 'kind', 'from', 'name_zh', 'law', 'confidence'],
    unique: ['country', 'kind', 'from'],
  });
  for (const { country, kind } of origins.rows) {
    check(/^\d{3}$/.test(country), path, `country "${country}" is not three digits`);
    check(['agreement', 'additional'].includes(kind), path, `${country}: kind "${kind}"`);
  }
  return `import type { OriginDuty } from '../rows.ts';\n\n${objects('ORIGIN_DUTIES', 'OriginDuty', origins, ['to'])}`;
}

export function cosmeticsContentText(table) {
  const path = 'customs/cosmetics-content.csv';
  const { head, rows } = table(path, {
    columns: ['code', 'content'],
    required: ['code', 'content'],
    unique: ['code'],
  });
  for (const { code, content } of rows) {
    check(/^\d{10}$/.test(code), path, `code "${code}" is not ten digits`);
    check(['weight', 'volume', 'sheet'].includes(content), path, `${code}: content "${content}"`);
  }
  return tuples('COSMETICS_CONTENT', ['code', 'content'], head, rows);
}

function tuples(name, columns, head, rows) {
  const lines = rows.map((row) => `  [${columns.map((column) => quote(row[column])).join(', ')}],`);
  return `/** ${head.title}. ${head.source}. Columns: ${columns.join(', ')}. */\nexport const ${name}: readonly (readonly string[])[] = [\n${lines.join('\n')}\n];\n`;
}
