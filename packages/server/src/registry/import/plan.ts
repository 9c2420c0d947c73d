import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { momentOf } from '../changes/fields.ts';
import { type ParticipantRequest, participantProblems } from '../enrol/enrol.ts';
import { REGISTRY_CODES } from '../errors.ts';
import {
  COLUMN_NAMES,
  COLUMNS,
  type ColumnName,
  QUALIFICATION_WORDS,
  REGISTRATION_WORDS,
  ROLE_WORDS,
  wordsOf,
} from './columns.ts';
import type { Qualification, Role } from '../types.ts';

/** A cell as a table file gives it. */
export type ImportCell = string | number | null;

export type PlannedRow = {
  readonly line: number;
  /** The position of each column, for refusals of the registry. */
  readonly placeOf: (column: ColumnName) => string;
  readonly participant: ParticipantRequest;
  readonly qualification: Qualification | null;
};

/**
 * Reads a file of participants whole before anything is written: every row with every problem, by line and column,
 * what was found and what is allowed (A-01 … A-03). A firm with several licences has several rows of the same data.
 */
export function planImport(cells: readonly (readonly ImportCell[])[], nowMs: EpochMs): Outcome<readonly PlannedRow[]> {
  const [head = [], ...body] = cells;
  const columns = columnsOf(head);
  if (!columns.ok) return columns;
  const problems: Refusal[] = [];
  const rows: PlannedRow[] = [];
  for (const [index, row] of body.entries()) {
    if (row.every((cell) => textOf(cell) === '')) continue;
    const planned = planRow(row, index + 2, columns.value, nowMs);
    if (planned.ok) rows.push(planned.value);
    else problems.push(...planned.refusals);
  }
  if (rows.length === 0 && problems.length === 0) {
    problems.push(refusal(REGISTRY_CODES.importHead, '行 2 row 2', '', '至少一家企业 at least one firm'));
  }
  problems.push(...contradictions(rows));
  return problems.length > 0 ? refused(...problems) : done(rows);
}

type Columns = ReadonlyMap<ColumnName, number>;

/** Every needed column once and no unknown one: a misspelt column would be dropped silently. */
function columnsOf(head: readonly ImportCell[]): Outcome<Columns> {
  const columns = new Map<ColumnName, number>();
  const problems: Refusal[] = [];
  const known = COLUMN_NAMES.map((name) => `${COLUMNS[name].zh} ${name}`).join(', ');
  for (const [index, cell] of head.entries()) {
    const text = textOf(cell);
    if (text === '') continue;
    const name = COLUMN_NAMES.find((one) => one === text || COLUMNS[one].zh === text);
    if (name !== undefined && !columns.has(name)) columns.set(name, index);
    else problems.push(refusal(REGISTRY_CODES.importHead, `行 1 列 ${letterOf(index)}`, text, known));
  }
  for (const name of COLUMN_NAMES) {
    if (!COLUMNS[name].required || columns.has(name)) continue;
    problems.push(refusal(REGISTRY_CODES.importHead, '行 1 row 1', '无 missing', `${COLUMNS[name].zh} ${name}`));
  }
  return problems.length > 0 ? refused(...problems) : done(columns);
}

function planRow(row: readonly ImportCell[], line: number, columns: Columns, nowMs: EpochMs): Outcome<PlannedRow> {
  const cell = (name: ColumnName): string => textOf(row[columns.get(name) ?? -1] ?? null);
  const placeOf = (name: ColumnName): string => {
    const index = columns.get(name);
    return `行 ${line} 列 ${index === undefined ? '–' : letterOf(index)} (${COLUMNS[name].zh} ${name})`;
  };
  const problems: Refusal[] = [];
  const wrong = (code: string, name: ColumnName, allowed: string): null => {
    problems.push(refusal(code, placeOf(name), cell(name), allowed));
    return null;
  };
  const date = (name: 'registered' | 'from' | 'until'): EpochMs | null => {
    if (cell(name) === '') return null;
    const moment = momentOf(cell(name), name);
    return moment ?? wrong(REGISTRY_CODES.invalidDate, name, '2019-01-31 | 2019-01-31T00:00:00+08:00');
  };

  const roles = cell('roles')
    .split(/[;；、,，/]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const known = roles.flatMap((word): Role[] => {
    const role = ROLE_WORDS.get(word);
    return role === undefined ? [] : [role];
  });
  if (known.length < roles.length || roles.length === 0)
    wrong(REGISTRY_CODES.invalidRole, 'roles', wordsOf(ROLE_WORDS));
  const registration = REGISTRATION_WORDS.get(cell('registration') || 'customs');
  if (registration === undefined) wrong(REGISTRY_CODES.invalidCode, 'registration', wordsOf(REGISTRATION_WORDS));
  const firm = { code: cell('code'), creditCode: cell('creditCode'), name: cell('name'), roles: known };
  for (const problem of participantProblems(firm)) {
    if (problem.path !== 'roles') problems.push({ ...problem, path: placeOf(problem.path as ColumnName) });
  }
  const registeredMs = date('registered') ?? nowMs;
  const qualification = planQualification(cell, wrong, date('from'), date('until'));
  if (problems.length > 0) return refused(...problems);
  const participant = { ...firm, registration: registration ?? 'customs', registeredMs, sandbox: false };
  return done({ line, placeOf, participant, qualification });
}

function planQualification(
  cell: (name: ColumnName) => string,
  wrong: (code: string, name: ColumnName, allowed: string) => null,
  fromMs: EpochMs | null,
  untilMs: EpochMs | null,
): Qualification | null {
  const given = (['qualification', 'number', 'issuer', 'scope', 'from', 'until'] as const).some((one) => cell(one));
  if (!given) return null;
  const kind = QUALIFICATION_WORDS.get(cell('qualification'));
  if (kind === undefined) return wrong(REGISTRY_CODES.invalidCode, 'qualification', wordsOf(QUALIFICATION_WORDS));
  for (const name of ['number', 'issuer', 'from'] as const) {
    if (cell(name) === '') wrong(REGISTRY_CODES.invalidCode, name, '有资质即必填 needed with a qualification');
  }
  if (fromMs === null) return null;
  if (untilMs !== null && untilMs <= fromMs) return wrong(REGISTRY_CODES.invalidDate, 'until', `> ${cell('from')}`);
  const [number, issuer, scope] = [cell('number'), cell('issuer'), cell('scope')];
  return { participantCode: cell('code'), kind, number, issuer, scope, fromMs, untilMs, endedMs: null };
}

/** One firm, one set of data; one credit code, one firm. */
function contradictions(rows: readonly PlannedRow[]): Refusal[] {
  const first = new Map<string, PlannedRow>();
  const problems: Refusal[] = [];
  for (const row of rows) {
    for (const [name, key] of [
      ['code', row.participant.code],
      ['creditCode', row.participant.creditCode],
    ] as const) {
      const earlier = first.get(`${name} ${key}`);
      if (earlier === undefined) first.set(`${name} ${key}`, row);
      else if (saidOf(earlier) !== saidOf(row)) {
        const allowed = `与行 ${earlier.line} 相同 as in row ${earlier.line}: ${saidOf(earlier)}`;
        problems.push(refusal(REGISTRY_CODES.importContradicts, row.placeOf(name), saidOf(row), allowed));
        break;
      }
    }
  }
  return problems;
}

function saidOf({ participant: { code, creditCode, name, roles, registration } }: PlannedRow): string {
  return [code, creditCode, name, [...new Set(roles)].sort().join('+'), registration].join(' ');
}

function textOf(cell: ImportCell): string {
  return cell === null ? '' : String(cell).trim();
}

/** A … Z, AA …, as table programs name columns. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : letterOf(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

function refusal(code: string, path: string, found: string, allowed: string): Refusal {
  return { code, path, found, allowed };
}
