import { extname } from 'node:path';
import type { Cell } from '@tongguan/policy';
import { UsageError } from './exit.ts';
import { readInput } from './input.ts';
import { say } from './language.ts';

/** A positive list has some 1,500 rows; a much larger file is something else and is not unpacked. */
const ROWS_MAX = 100_000;
const FILE_BYTES_MAX = 16 * 1024 * 1024;

/** The cells of a table file: CSV (UTF-8 or GB18030), or the first sheet of an XLSX file. */
export async function readCells(name: string): Promise<readonly (readonly Cell[])[]> {
  const bytes = await readInput(name);
  if (bytes.length > FILE_BYTES_MAX)
    throw new UsageError(say(`文件过大（上限 16 MB）：${name}`, `larger than 16 MB: ${name}`));
  const rows = isWorkbook(bytes) ? await workbookCells(bytes, name) : await csvCells(bytes, name);
  if (rows.length > ROWS_MAX)
    throw new UsageError(say(`超过 ${ROWS_MAX} 行：${name}`, `more than ${ROWS_MAX} rows: ${name}`));
  return rows;
}

/** By its first bytes, since people rename files: a workbook is a ZIP archive; the old .xls is not read. */
function isWorkbook(bytes: Buffer): boolean {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    throw new UsageError(
      say('不支持旧的 .xls 格式', 'the old .xls format is not supported'),
      say('另存为 .xlsx 或 .csv', 'save it in one of these formats'),
    );
  }
  return bytes.subarray(0, 2).toString('latin1') === 'PK';
}

async function workbookCells(bytes: Buffer, name: string): Promise<readonly (readonly Cell[])[]> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells) => cells.map((cell) => (typeof cell === 'number' || cell === null ? cell : String(cell))));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new UsageError(say(`无法读取 XLSX ${name}: ${why}`, `cannot read the workbook ${name}: ${why}`));
  }
}

async function csvCells(bytes: Buffer, name: string): Promise<readonly (readonly Cell[])[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    const rows: unknown = parse(textOf(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false });
    return rows as readonly (readonly string[])[];
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new UsageError(
      say(
        `无法按 CSV 读取${extname(name) === '' ? '输入' : ` ${name}`}：${why}`,
        `cannot read ${extname(name) === '' ? 'the input' : name} as CSV: ${why}`,
      ),
    );
  }
}

/** Chinese spreadsheet programs save CSV in GB18030 by default. A file that is not UTF-8 is read as GB18030. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
