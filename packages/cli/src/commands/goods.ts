import { Command } from 'commander';
import type { FiledGoods, ListBase, ListDiff, PositiveList } from '@tongguan/policy';
import { readCells } from '../common/cells.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { note, print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';
import { diffLines } from './goodsReport.ts';

type DiffOptions = {
  readonly against?: string;
  readonly date?: string;
  readonly filed?: string;
  readonly json?: true;
};

/** How many places of a wrong file are shown at once. */
const REFUSALS_SHOWN = 20;

export function goodsCommand(): Command {
  const goods = new Command('goods').description('商品：正面清单的比对 / goods: positive lists compared').addHelpText(
    'after',
    `
示例 / example:
  tongguan goods diff 新清单.xlsx --against 旧清单.csv --filed 备案商品.csv
  tongguan goods diff 清单.csv --date 2019-01-01 --json

选项见 / options: tongguan goods diff --help`,
  );
  goods.addCommand(diffCommand());
  return goods;
}

function diffCommand(): Command {
  return new Command('diff')
    .description('正面清单文件改变了什么，影响哪些备案商品 / what a list file changes, and which filed goods it hits')
    .argument('<file>', '官方清单文件，CSV 或 XLSX / official list file, CSV or XLSX')
    .option('--against <file>', '与这个清单文件比较 / compare with this list file')
    .option(
      '--date <date>',
      '与这一天收录的摘录比较，默认今天 / compare with the excerpt shipped for this day, today by default',
    )
    .option('--filed <file>', '备案商品：商品编码、货号、名称 / filed goods: commodity code, item number, name')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan goods diff 新清单.xlsx --against 旧清单.csv --filed 备案商品.csv

列按表头识别：税则号列、货品名称、备注。随附的清单只是摘录，与它比较看不出新增。
Columns are found by their headings. The list that ships is an excerpt: compared with it, nothing shows as added.

退出码 / exit code: 0 备案商品不受影响 / no filed goods hit；1 有受影响的 / some are；2 文件有误 / bad file`,
    )
    .action(async (file: string, options: DiffOptions) => {
      process.exitCode = await runDiff(file, options);
    });
}

async function runDiff(file: string, options: DiffOptions): Promise<ExitCode> {
  const { diffLists } = await import('@tongguan/policy');
  const next = await readList(file);
  if (next === null) return EXIT.misused;
  const base = await baseOf(options);
  if (base === null) return EXIT.misused;
  const filed = options.filed === undefined ? [] : await readFiled(options.filed);
  const diff = diffLists(base, next, filed);
  if (options.json === true) printJson(jsonOf(base, next, diff));
  else for (const line of diffLines(base, next, diff, options.filed !== undefined)) print(line);
  return diff.hits.length > 0 ? EXIT.refused : EXIT.done;
}

async function readList(file: string): Promise<PositiveList | null> {
  const { readPositiveList } = await import('@tongguan/policy');
  const outcome = readPositiveList(await readCells(file));
  if (outcome.ok) return outcome.value;
  note(file);
  note(await refusalLines(outcome.refusals.slice(0, REFUSALS_SHOWN)));
  const more = outcome.refusals.length - REFUSALS_SHOWN;
  if (more > 0) note(`另有 ${more} 处 / and ${more} more`);
  return null;
}

async function baseOf(options: DiffOptions): Promise<ListBase | null> {
  if (options.against !== undefined && options.date !== undefined) {
    throw new UsageError('--against 与 --date 只用其一 / --against or --date, not both');
  }
  if (options.against !== undefined) {
    const list = await readList(options.against);
    return list === null ? null : { name: options.against, isComplete: true, entries: list.entries };
  }
  const { excerptOn, isDay } = await import('@tongguan/policy');
  const { shanghaiDate, systemClock } = await import('@tongguan/kernel');
  const date = options.date ?? shanghaiDate(systemClock.now());
  if (!isDay(date)) throw new UsageError(`不是日期 / no date: ${date}`, '例 / for example: --date 2019-01-01');
  const base = excerptOn(date);
  if (base.name === '') throw new UsageError(`${date} 尚无正面清单 / no positive list yet on ${date}`);
  return base;
}

const FILED_HEADINGS = {
  gcode: /^(商品编码|商品编号|税则号列|hs编码|hscode|gcode)/i,
  itemNo: /^(企业商品货号|货号|料号|itemno|itemrecordno|sku)/i,
  name: /^(商品名称|货品名称|名称|gname|name)/i,
} as const;

/** All mistakes of the file at once, by row. */
async function readFiled(file: string): Promise<readonly FiledGoods[]> {
  const rows = await readCells(file);
  const heads = (rows[0] ?? []).map((cell) => String(cell ?? '').replace(/\s+/g, ''));
  const columnOf = (heading: RegExp): number => heads.findIndex((head) => heading.test(head));
  const code = columnOf(FILED_HEADINGS.gcode);
  if (code < 0) throw new UsageError(`缺少“商品编码”列 / no column for the commodity code: ${file}`);
  const cell = (cells: (typeof rows)[number], column: number): string =>
    column < 0 ? '' : String(cells[column] ?? '').trim();
  const wrong: string[] = [];
  const filed = rows.slice(1).flatMap((cells, index): FiledGoods[] => {
    if (cells.every((one) => one === null || String(one).trim() === '')) return [];
    const gcode = commodityCode(cells[code] ?? null);
    if (gcode === null) {
      wrong.push(
        `第${index + 2}行第${code + 1}列 row ${index + 2} column ${code + 1}: ${cell(cells, code).slice(0, 40)}`,
      );
      return [];
    }
    const itemNo = cell(cells, columnOf(FILED_HEADINGS.itemNo));
    return [{ gcode, itemNo, nameZh: cell(cells, columnOf(FILED_HEADINGS.name)) }];
  });
  if (wrong.length > 0) {
    const shown = wrong.slice(0, REFUSALS_SHOWN).join('\n  ');
    throw new UsageError(`${file}：商品编码须为 8 或 10 位 / commodity codes have 8 or 10 digits\n  ${shown}`);
  }
  return filed;
}

/** Eight or ten digits. A number cell of seven or nine has lost its zero. */
function commodityCode(cell: string | number | null): string | null {
  const digits = typeof cell === 'number' ? padded(String(cell)) : String(cell ?? '').replace(/[.\s]/g, '');
  return /^(\d{8}|\d{10})$/.test(digits) ? digits : null;
}

function padded(digits: string): string {
  return digits.length === 7 || digits.length === 9 ? `0${digits}` : digits;
}

function jsonOf(base: ListBase, next: PositiveList, diff: ListDiff): unknown {
  const against = { name: base.name, complete: base.isComplete, rows: base.entries.size };
  return { against, rows: next.entries.size, remarks: next.remarks, ...diff };
}
