/** One line of a table for a table program, ended as RFC 4180 has it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** Table programs take a file for UTF-8 by this mark; without it Chinese headings are read as something else. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins so is a formula to a table program, whoever wrote it; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\n]/;
/** Numbers may begin with a minus: they can do no harm. */
const NUMBER = /^-?\d+(\.\d+)?$/;

function cellOf(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
