/**
 * Reads `policy-data/`: YAML parameters and CSV tables. Everything a person may have typed wrongly is refused
 * with the file's name: unknown keys, missing citations, dates out of order, numbers that are no numbers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';

export const UNITS = [
  'CNY',
  'rate',
  'CNY/L',
  'CNY/kg',
  'CNY/g',
  'CNY/piece',
  'CNY/sheet',
  'hours',
  'days',
  'basis-points',
  'bytes',
  'count',
  'choice',
];
/** Counted in whole numbers; a basis point is one ten-thousandth. */
export const WHOLE_UNITS = ['hours', 'days', 'basis-points', 'bytes', 'count'];
const PARAMETER_KEYS = ['id', 'description', 'unit', 'rules', 'values'];
const PARAMETER_OPTIONAL = ['choices', 'note'];
const VALUE_KEYS = ['from', 'value', 'law', 'published', 'reference', 'confidence', 'checked'];
/** A value that is our reading of an unclear or silent text says what speaks for it and what against it, in both languages. */
const VALUE_OPTIONAL = ['reading'];
const TABLE_HEADS = ['title', 'source', 'edition', 'confidence', 'checked'];

/** All parameters, ordered by id. */
export function readParameters(root) {
  const parameters = files(root, '.yaml').map((path) => {
    const file = relative(root, path);
    const parameter = checkParameter(parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }), file);
    check(parameter.id === basename(path, '.yaml'), file, `id ${parameter.id} is not the file's name`);
    return { ...parameter, file };
  });
  parameters.sort((a, b) => (a.id < b.id ? -1 : 1));
  parameters.forEach((p, i) => check(p.id !== parameters[i - 1]?.id, p.file, `id ${p.id} is used twice`));
  return parameters;
}

/** One table: its head lines by name (notes as a list) and its rows by column. */
export function readTable(root, file, { columns, required, unique }) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const comments = lines.filter((line) => line.startsWith('# ')).map((line) => /^# (\w+): (.+)$/.exec(line));
  check(!comments.includes(null), file, 'a head line is not "# name: text"');
  const head = Object.fromEntries(comments.map((m) => [m[1], m[2]]));
  for (const name of TABLE_HEADS) check(head[name], file, `head line "${name}" is missing`);
  const [names, ...rows] = parseCsv(lines.filter((line) => !line.startsWith('# ')).join('\n'), file);
  check(names?.join() === columns.join(), file, `columns are ${names?.join()}, expected ${columns.join()}`);
  const records = rows.map((cells, index) => {
    check(cells.length === columns.length, file, `row ${index + 1} has ${cells.length} cells`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
  for (const record of records) checkRow(record, required, file);
  const keys = records.map((record) => unique.map((column) => record[column]).join('|'));
  keys.forEach((key, index) => check(keys.indexOf(key) === index, file, `row ${key} stands twice`));
  return { head, rows: records };
}

/** Tables under a folder, to prove that no file is left unread. */
export function files(root, extension) {
  return readdirSync(root, { recursive: true })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(root, name))
    .sort();
}

export function check(condition, file, problem) {
  if (!condition) throw new Error(`policy-data/${file}: ${problem}`);
}

export function checkDate(text, file, what) {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  check(valid, file, `${what} "${text}" is no date`);
}

function checkParameter(raw, file) {
  checkKeys(raw, PARAMETER_KEYS, PARAMETER_OPTIONAL, file, 'parameter');
  checkKeys(raw.description, ['zh', 'en'], [], file, 'description');
  check(UNITS.includes(raw.unit), file, `unit "${raw.unit}" is not one of ${UNITS.join(', ')}`);
  check(
    (raw.unit === 'choice') === (raw.choices !== undefined),
    file,
    'choices belong to unit choice, and must be there',
  );
  check(
    Array.isArray(raw.rules) && raw.rules.every((r) => /^[A-T]-\d{2}[a-z]?$/.test(r)),
    file,
    'rules are ids such as E-04',
  );
  check(Array.isArray(raw.values) && raw.values.length > 0, file, 'a parameter has at least one value');
  raw.values.forEach((value, index) => checkValue(raw, value, raw.values[index - 1], file));
  return raw;
}

function checkValue(parameter, value, before, file) {
  checkKeys(value, VALUE_KEYS, VALUE_OPTIONAL, file, 'value');
  for (const key of VALUE_KEYS) check(value[key] !== '', file, `${key} of a value is empty`);
  checkDate(value.from, file, 'from');
  checkDate(value.checked, file, 'checked');
  check(before === undefined || before.from < value.from, file, `values are not in ascending order at ${value.from}`);
  check(['verified', 'unverified'].includes(value.confidence), file, `confidence "${value.confidence}"`);
  if (value.published !== 'null') checkDate(value.published, file, 'published');
  check(
    value.published !== 'null' || value.confidence === 'unverified',
    file,
    'a verified value names when it was published',
  );
  if (value.reading !== undefined) checkReading(value, file);
  if (parameter.unit === 'choice')
    check(value.value in parameter.choices, file, `choice "${value.value}" is not described`);
  else if (parameter.unit === 'CNY')
    check(/^\d+\.\d{2}$/.test(value.value), file, `"${value.value}" is no yuan amount`);
  else if (WHOLE_UNITS.includes(parameter.unit))
    check(/^\d{1,9}$/.test(value.value), file, `"${value.value}" is no whole number`);
  else check(/^\d+(\.\d+|\/[1-9]\d*)?$/.test(value.value), file, `"${value.value}" is no rate`);
}

function checkReading({ reading, confidence }, file) {
  check(confidence === 'unverified', file, 'a reading is not verified');
  checkKeys(reading, ['for', 'against'], [], file, 'reading');
  for (const side of ['for', 'against']) {
    checkKeys(reading[side], ['zh', 'en'], [], file, `reading, ${side}`);
    for (const ground of Object.values(reading[side]))
      check(ground !== '', file, `reading, ${side}: a ground is empty`);
  }
}

function checkKeys(object, required, optional, file, what) {
  check(object !== null && typeof object === 'object', file, `${what} is missing`);
  for (const key of required) check(object[key] !== undefined, file, `${what} lacks "${key}"`);
  for (const key of Object.keys(object)) {
    check(required.includes(key) || optional.includes(key), file, `${what} has the unknown key "${key}"`);
  }
}

function checkRow(record, required, file) {
  for (const column of required)
    check(record[column] !== '', file, `${column} is empty in row ${JSON.stringify(record)}`);
  for (const column of ['from', 'to', 'published']) if (record[column]) checkDate(record[column], file, column);
}

function parseCsv(text, file) {
  const rows = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    check(cells.map((cell) => cell[0]).join('') === line, file, `a line cannot be split into cells: ${line}`);
    rows.push(cells.map((cell) => (cell[1] === undefined ? (cell[2] ?? '') : cell[1].replaceAll('""', '"'))));
  }
  return rows;
}
