/**
 * The tables below `policy-data/` as TypeScript: modes and cities, stops, prohibitions, licences, holidays. Each is
 * checked for what only its own columns can get wrong.
 */
import { check } from './policy-source.mjs';
import { objects } from './policy-text.mjs';

export function modesText(table) {
  const modes = table('customs/supervision-modes.csv', {
    columns: ['code', 'name_zh', 'name_en', 'direction', 'from', 'law', 'confidence', 'provenance'],
    required: ['code', 'name_zh', 'name_en', 'direction', 'from', 'law', 'confidence', 'provenance'],
    unique: ['code'],
  });
  const cities = table('mofcom/pilot-cities.csv', {
    columns: ['city', 'from', 'law', 'confidence', 'provenance'],
    required: ['city', 'from', 'law', 'confidence', 'provenance'],
    unique: ['city', 'from'],
  });
  const names = table('mofcom/city-names.csv', {
    columns: ['name', 'city', 'law', 'confidence', 'provenance'],
    required: ['name', 'city', 'law', 'confidence', 'provenance'],
    unique: ['name'],
  });
  const listed = new Set(cities.rows.map(({ city }) => city));
  for (const { name, city } of names.rows)
    check(listed.has(city), 'mofcom/city-names.csv', `${name}: ${city} is no city of pilot-cities.csv`);
  const editions = table('mof-departments/positive-list-editions.csv', {
    columns: ['edition', 'from', 'to', 'lines', 'law', 'published', 'confidence', 'provenance'],
    required: ['edition', 'from', 'lines', 'law', 'published', 'confidence', 'provenance'],
    unique: ['edition'],
  });
  return [
    "import type { CityNameRow, ModeRow, PilotCityRow, PositiveListEdition } from '../rows.ts';\n\n",
    objects('MODES', 'ModeRow', modes, []),
    '\n',
    objects('PILOT_CITIES', 'PilotCityRow', cities, []),
    '\n',
    objects('CITY_NAMES', 'CityNameRow', names, []),
    '\n',
    objects('POSITIVE_LIST_EDITIONS', 'PositiveListEdition', editions, ['to']),
  ].join('');
}

export function stoppedGoodsText(table) {
  const path = 'customs/stopped-goods.csv';
  const goods = table(path, {
    columns: [
      'id',
      'from',
      'to',
      'country',
      'hs_prefix',
      'brand',
      'batch',
      'reason_zh',
      'reason_en',
      'law',
      'confidence',
    ],
    required: ['id', 'from', 'reason_zh', 'reason_en', 'law', 'confidence'],
    unique: ['id'],
  });
  for (const row of goods.rows) {
    check(
      [row.country, row.hs_prefix, row.brand, row.batch].some((cell) => cell !== ''),
      path,
      `${row.id} would stop everything`,
    );
    check(/^\d*$/.test(row.hs_prefix), path, `${row.id}: hs_prefix "${row.hs_prefix}" is not digits`);
  }
  return `import type { StoppedGoods } from '../rows.ts';\n\n${objects('STOPPED_GOODS', 'StoppedGoods', goods, ['to', 'country', 'hs_prefix', 'brand', 'batch'])}`;
}

/** A refusal of law names its article; what is none says so. */
const REFUSAL_BASES = /^(law|technical|platform)$/;

export function refusalArticlesText(table) {
  const path = 'refusal-articles.csv';
  const rows = table(path, {
    columns: ['subject', 'basis', 'from', 'law', 'confidence', 'note'],
    required: ['subject', 'basis', 'from', 'confidence'],
    unique: ['subject', 'from'],
  });
  for (const row of rows.rows) {
    const at = `${row.subject} ${row.from}`;
    check(/^([A-Z]-\d{2}[a-z]?|-?\d{4,6})$/.test(row.subject), path, `${at}: subject is a rule or a code`);
    check(REFUSAL_BASES.test(row.basis), path, `${at}: basis "${row.basis}"`);
    check((row.law !== '') === (row.basis === 'law'), path, `${at}: a law, and only a law, has an article`);
    check(/^(verified|unverified)$/.test(row.confidence), path, `${at}: confidence "${row.confidence}"`);
    check(row.basis === 'law' || row.note !== '', path, `${at}: what is no law says what it is`);
  }
  rows.rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return `import type { RefusalArticleRow } from '../rows.ts';\n\n${objects('REFUSAL_ARTICLES', 'RefusalArticleRow', rows, [])}`;
}

/** Who needs a second person: what the lanes and the registry know how to judge. */
const SECOND_PERSON_RULES = /^(always|never|given-back|stock-share|upheld)$/;

export function secondPersonText(table) {
  const path = 'installation/second-person.csv';
  const columns = ['act', 'from', 'rule', 'reason_zh', 'reason_en'];
  const rows = table(path, { columns, required: columns, unique: ['act', 'from'] });
  for (const row of rows.rows) check(SECOND_PERSON_RULES.test(row.rule), path, `${row.act}: rule "${row.rule}"`);
  return `import type { SecondPersonRow } from '../rows.ts';\n\n${objects('SECOND_PERSON', 'SecondPersonRow', rows, [])}`;
}

export function licencesText(table) {
  const path = 'mof-departments/licence-requirements.csv';
  const texts = ['goods_zh', 'goods_en', 'licence_zh', 'licence_en', 'law', 'confidence', 'provenance'];
  const columns = ['id', 'from', 'to', 'hs_prefix', 'certainty', ...texts];
  const rows = table(path, { columns, required: columns.filter((column) => column !== 'to'), unique: ['id'] });
  for (const row of rows.rows) {
    check(/^\d{2,10}$/.test(row.hs_prefix), path, `${row.id}: hs_prefix "${row.hs_prefix}" is not digits`);
    check(/^(required|officer)$/.test(row.certainty), path, `${row.id}: certainty "${row.certainty}"`);
  }
  return `import type { LicenceRequirement } from '../rows.ts';\n\n${objects('LICENCE_REQUIREMENTS', 'LicenceRequirement', rows, ['to'])}`;
}

export function prohibitedGoodsText(table) {
  const path = 'customs/prohibited-goods.csv';
  const columns = ['id', 'from', 'hs_prefix', 'reason_zh', 'reason_en', 'law', 'confidence'];
  const rows = table(path, { columns, required: columns, unique: ['id'] });
  for (const row of rows.rows) {
    check(/^\d{2,10}$/.test(row.hs_prefix), path, `${row.id}: hs_prefix "${row.hs_prefix}" is not digits`);
  }
  return `import type { ProhibitedGoods } from '../rows.ts';\n\n${objects('PROHIBITED_GOODS', 'ProhibitedGoods', rows, [])}`;
}

export function holidaysText(table) {
  const path = 'state-council/holidays.csv';
  const columns = ['year', 'kind', 'from', 'to', 'name', 'law', 'published', 'confidence', 'provenance'];
  const days = table(path, { columns, required: columns, unique: ['kind', 'from'] });
  for (const row of days.rows) {
    check(/^\d{4}$/.test(row.year) && /^(rest|work)$/.test(row.kind), path, `${row.from}: year or kind is wrong`);
    check(row.from <= row.to, path, `${row.from}: ends before it begins`);
  }
  return `import type { HolidayRow } from '../rows.ts';\n\n${objects('HOLIDAYS', 'HolidayRow', days, [])}`;
}

export function statutoryHolidaysText(table) {
  const path = 'state-council/statutory-holidays.csv';
  const columns = ['year', 'from', 'to', 'name', 'law', 'published', 'confidence', 'provenance'];
  const days = table(path, { columns, required: columns, unique: ['from'] });
  for (const row of days.rows) {
    check(
      row.from.startsWith(row.year) && row.from <= row.to,
      path,
      `${row.from}: not in its year, or ends before it begins`,
    );
  }
  return `import type { StatutoryHolidayRow } from '../rows.ts';\n\n${objects('STATUTORY_HOLIDAYS', 'StatutoryHolidayRow', days, [])}`;
}
