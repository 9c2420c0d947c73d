import type { Cell } from '@tongguan/policy';
import { UsageError } from './exit.ts';
import { say } from './language.ts';

/** `row` as a table program counts them, from 1, the headings included. Empty cells are left out of `fields`. */
export type HeadedRow<Field extends string> = {
  readonly row: number;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
};

/** The rows of a table whose columns are found by their headings, in any order; empty rows are passed over. */
export function headedRows<Field extends string>(
  rows: readonly (readonly Cell[])[],
  headings: Readonly<Record<Field, RegExp>>,
  required: readonly NoInfer<Field>[],
  file: string,
): readonly HeadedRow<Field>[] {
  const heads = (rows[0] ?? []).map((cell) => String(cell ?? '').replace(/\s+/g, ''));
  const column = (field: Field): number => heads.findIndex((head) => headings[field].test(head));
  const lacking = required.filter((field) => column(field) < 0);
  if (lacking.length > 0)
    throw new UsageError(
      say(`缺少列：${lacking.join(', ')} (${file})`, `columns missing: ${lacking.join(', ')} (${file})`),
    );
  const found = rows.flatMap((cells, index): HeadedRow<Field>[] => {
    if (index === 0 || cells.every((one) => one === null || String(one).trim() === '')) return [];
    const fields: Partial<Record<Field, string>> = {};
    for (const field of Object.keys(headings) as Field[]) {
      const text = String(cells[column(field)] ?? '').trim();
      if (text !== '') fields[field] = text;
    }
    return [{ row: index + 1, fields }];
  });
  if (found.length === 0) throw new UsageError(say(`没有数据行 ${file}`, `no rows in ${file}`));
  return found;
}
