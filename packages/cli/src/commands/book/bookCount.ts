import { Command } from 'commander';
import { readCells } from '../../common/cells.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { readInput } from '../../common/input.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../../common/options/office.ts';
import { note, print } from '../../common/output.ts';
import { say } from '../../common/language.ts';

type CountOptions = OfficeOptions & { readonly reason?: string };
type Counted = { readonly itemRecordNo: string; readonly quantity: string };

/** One act takes so many items; a larger file becomes several. */
const ITEMS_PER_ACT = 5000;
const HEADINGS = { item: /^(料号|itemrecordno|item)/i, quantity: /^(实盘|数量|counted|quantity|qty)/i } as const;

/** Imports what was counted into an open stock-take (J-04). */
/** Who counts is not who opened the stock-take. */
const OPERATOR = 'operator1';

export function countCommand(): Command {
  const command = new Command('count')
    .description(say('导入实盘数量，列出差异', 'import a count and list the differences'))
    .argument('<emsNo>', say('账册编号', 'number of the book'))
    .argument('<takeNo>', say('盘点编号', 'number of the stock-take'))
    .argument('<file>', say('料号与数量：CSV、XLSX、JSON，- 为标准输入', 'file with item and quantity'));
  return withStaffOptions(command, OPERATOR)
    .option('--reason <text>', say('理由，记入日志', 'reason, for the journal'))
    .action(async (emsNo: string, takeNo: string, file: string, options: CountOptions) => {
      process.exitCode = await count(emsNo, takeNo, file, options);
    });
}

async function count(emsNo: string, takeNo: string, file: string, options: CountOptions): Promise<ExitCode> {
  if (options.reason === undefined) throw new UsageError(say('请用 --reason 说明理由', 'give a reason with --reason'));
  const items = await readCounts(file);
  if (items.length === 0) throw new UsageError(say(`文件中没有料号 ${file}`, `no item in ${file}`));
  const office = await officeOf(options, OPERATOR);
  let different = 0;
  for (let at = 0; at < items.length; at += ITEMS_PER_ACT) {
    const answer = await office.perform('/api/office/books/{number}/stocktake-counts', emsNo, {
      takeNo,
      items: items.slice(at, at + ITEMS_PER_ACT),
      reason: options.reason,
    });
    const facts = Object.entries(answer.facts ?? {});
    different += facts.length;
    for (const [item, difference] of facts) print(`${item}  ${difference}`);
  }
  note(
    say(
      `已录入 ${items.length} 项，列出差异 ${different} 项`,
      `${items.length} counted, ${different} differences listed`,
    ),
  );
  return EXIT.done;
}

async function readCounts(file: string): Promise<Counted[]> {
  if (/\.json$/i.test(file)) return fromJson((await readInput(file)).toString('utf8'), file);
  const rows = await readCells(file);
  const heads = (rows[0] ?? []).map((cell) => String(cell ?? '').replace(/\s+/g, ''));
  const [item, quantity] = [HEADINGS.item, HEADINGS.quantity].map((name) => heads.findIndex((head) => name.test(head)));
  if (item === undefined || quantity === undefined || item < 0 || quantity < 0) {
    throw new UsageError(say(`须有“料号”与“数量”列：${file}`, `the file needs columns for item and quantity: ${file}`));
  }
  return rows.slice(1).flatMap((cells) => {
    const counted = { itemRecordNo: textOf(cells[item]), quantity: textOf(cells[quantity]) };
    return counted.itemRecordNo === '' && counted.quantity === '' ? [] : [counted];
  });
}

/** `[{"itemRecordNo":"…","quantity":"…"}]` */
function fromJson(text: string, file: string): Counted[] {
  try {
    const rows = JSON.parse(text) as readonly Partial<Counted>[];
    return rows.map((row) => ({ itemRecordNo: textOf(row.itemRecordNo), quantity: textOf(row.quantity) }));
  } catch {
    throw new UsageError(say(`不是 JSON 数组：${file}`, `not a JSON array of items: ${file}`));
  }
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}
