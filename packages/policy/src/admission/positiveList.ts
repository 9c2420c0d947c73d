import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';

/** One row of a positive list: a tariff line of eight digits. */
export type PositiveListEntry = {
  readonly hs8: string;
  readonly nameZh: string;
  /** 备注; null when the cell is empty. */
  readonly note: string | null;
  /** Row of the file, from 1. */
  readonly row: number;
};

export type PositiveList = {
  readonly entries: ReadonlyMap<string, PositiveListEntry>;
  /** Titles and footnotes: rows that are no entries. Their law is for people to read. */
  readonly remarks: readonly string[];
};

/** A cell as a table program gives it. */
export type Cell = string | number | null;

/**
 * H-01: reads an official list file that was turned into cells. Columns are found by their headings, wherever they
 * stand. Every mistake is reported, with row and column, or none of the list is taken.
 */
export function readPositiveList(rows: readonly (readonly Cell[])[]): Outcome<PositiveList> {
  const head = findHead(rows);
  if (head === null) return refused(noHead(rows));
  const entries = new Map<string, PositiveListEntry>();
  const remarks = rows.slice(0, head.index).flatMap(onlyText);
  const refusals: Refusal[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= head.index || cells.every((cell) => textOf(cell) === '') || isHead(cells)) continue;
    const read = readEntry(cells, head, index + 1);
    if (read.kind === 'remark') remarks.push(read.text);
    else if (read.kind === 'wrong') refusals.push(...read.refusals);
    else {
      const first = entries.get(read.entry.hs8);
      if (first === undefined) entries.set(read.entry.hs8, read.entry);
      else refusals.push(twice(read.entry, first, head));
    }
  }
  if (refusals.length > 0) return refused(...capped(refusals));
  if (entries.size === 0) return refused(problem('', '0', '至少一个税则号列 / at least one tariff line'));
  return done({ entries, remarks });
}

/** The most mistakes reported: a file with more is not a positive list. */
const REFUSALS_MAX = 100;
/** Title lines above the headings. */
const HEAD_ROWS_MAX = 20;

type Head = { readonly index: number; readonly code: number; readonly name: number; readonly note: number | null };

const CODE_HEADING = /^(税则号列|税则列号|税号|商品编码|商品编号|hs编码|hscode|hs8|hs|gcode|tariffline)/i;
const NAME_HEADING = /^(中文货品名称|货品名称|货物名称|商品名称|品名|名称|name)/i;
const NOTE_HEADING = /^(备注|note|remark)/i;

type Read =
  | { readonly kind: 'entry'; readonly entry: PositiveListEntry }
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'wrong'; readonly refusals: readonly Refusal[] };

function readEntry(cells: readonly Cell[], head: Head, row: number): Read {
  const code = cells[head.code] ?? null;
  const name = textOf(cells[head.name] ?? null).replace(/\s+/g, ' ');
  const texts = onlyText(cells);
  // A title or a footnote stands alone in its row, in a merged cell that may begin anywhere.
  const isProse = textOf(code) === '' || /\p{Script=Han}/u.test(textOf(code));
  if (isProse && texts.length === 1) return { kind: 'remark', text: texts[0] ?? '' };
  const hs8 = tariffLine(code);
  const refusals: Refusal[] = [];
  if (hs8 === null)
    refusals.push(problem(at(row, head.code), textOf(code), '8 位税则号列 / a tariff line of 8 digits'));
  if (name === '') refusals.push(problem(at(row, head.name), '', '货品名称 / the name of the goods'));
  if (hs8 === null || refusals.length > 0) return { kind: 'wrong', refusals };
  const note = head.note === null ? '' : textOf(cells[head.note] ?? null);
  return { kind: 'entry', entry: { hs8, nameZh: name, note: note === '' ? null : note, row } };
}

/**
 * Eight digits, or ten that end in 00; dots and blanks between them are none. A number cell has lost the zero in front:
 * 4029100 is 04029100. In a text a lost digit is a mistake, since it cannot be restored.
 */
export function tariffLine(cell: Cell): string | null {
  if (typeof cell === 'number') {
    const digits = String(cell);
    return /^\d{7,8}$/.test(digits) ? digits.padStart(8, '0') : null;
  }
  const digits = textOf(cell).replace(/[.\s]/g, '');
  return /^\d{8}(00)?$/.test(digits) ? digits.slice(0, 8) : null;
}

/** A cell as text, without the blanks around it; full-width letters and digits made plain. */
export function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell).normalize('NFKC').trim();
}

function findHead(rows: readonly (readonly Cell[])[]): Head | null {
  const index = rows.slice(0, HEAD_ROWS_MAX).findIndex(isHead);
  const cells = rows[index];
  if (cells === undefined) return null;
  const note = columnOf(cells, NOTE_HEADING);
  return {
    index,
    code: columnOf(cells, CODE_HEADING),
    name: columnOf(cells, NAME_HEADING),
    note: note < 0 ? null : note,
  };
}

function isHead(cells: readonly Cell[]): boolean {
  return columnOf(cells, CODE_HEADING) >= 0 && columnOf(cells, NAME_HEADING) >= 0;
}

function columnOf(cells: readonly Cell[], heading: RegExp): number {
  return cells.findIndex((cell) => heading.test(textOf(cell).replace(/\s+/g, '')));
}

function onlyText(cells: readonly Cell[]): string[] {
  return cells.map(textOf).filter((text) => text !== '');
}

function noHead(rows: readonly (readonly Cell[])[]): Refusal {
  const found = (rows[0] ?? []).map(textOf).join(' | ');
  return problem('', found, '表头含“税则号列”和“货品名称” / headings for the tariff line and the name');
}

function twice(entry: PositiveListEntry, first: PositiveListEntry, head: Head): Refusal {
  const allowed = `每个税则号列一行，已见于第 ${first.row} 行 / one row each; it stands in row ${first.row}`;
  return problem(at(entry.row, head.code), entry.hs8, allowed);
}

function at(row: number, column: number): string {
  return `第${row}行第${column + 1}列 row ${row} column ${column + 1}`;
}

function problem(path: string, found: string, allowed: string): Refusal {
  return { code: POLICY_CODES.listFile, path, found: found.slice(0, 80), allowed };
}

function capped(refusals: readonly Refusal[]): readonly Refusal[] {
  if (refusals.length <= REFUSALS_MAX) return refusals;
  const more = problem('', `另有 ${refusals.length - REFUSALS_MAX} 处 / and as many more`, '');
  return [...refusals.slice(0, REFUSALS_MAX), more];
}
