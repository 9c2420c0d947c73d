import { Command } from 'commander';
import type { ListBase, ListDiff, PositiveList } from '@tongguan/policy';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { print, printJson } from '../../common/output.ts';
import { fileCommand } from './goodsFile.ts';
import { filingsCommand } from './goodsFilings.ts';
import { loadCommand } from './goodsLoad.ts';
import { checkCommand } from './goodsCheck.ts';
import { dayOption, readFiled, readList } from './goodsFiles.ts';
import { impactCommand } from './goodsImpact.ts';
import { diffLines } from './goodsReport.ts';
import { tariffCommand, tariffsCommand } from './goodsTariff.ts';
import { say } from '../../common/language.ts';

type DiffOptions = {
  readonly against?: string;
  readonly date?: string;
  readonly filed?: string;
  readonly json?: true;
};

export function goodsCommand(): Command {
  const goods = new Command('goods')
    .description(
      say('商品：正面清单的比对，自有商品的核对', 'goods: compare lists, check and file your goods, load the tariff'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods diff 新清单.xlsx --against 旧清单.csv --filed 备案商品.csv
  tongguan goods diff 清单.csv --date 2019-01-01 --json
  tongguan goods check 商品.csv --mode 1239 --list 清单.xlsx

  tongguan goods file 商品.csv --as agent
  tongguan goods filings --as agent
  tongguan goods load 清单.xlsx --edition 2019 --from 2019-01-01 --law 公告 --reason 换版
  tongguan goods impact 公告.csv --day 2026-11-29 --on 2027-01-01 --law 公告
  tongguan goods tariff 公告.csv --edition 2027-1 --from 2027-01-01 --law 公告 --reason 年度调整

选项见：tongguan goods diff --help …`,
        `
Examples:
  tongguan goods diff new-list.xlsx --against old-list.csv --filed filed-goods.csv
  tongguan goods diff list.csv --date 2019-01-01 --json
  tongguan goods check goods.csv --mode 1239 --list list.xlsx

  tongguan goods file goods.csv --as agent
  tongguan goods filings --as agent
  tongguan goods load list.xlsx --edition 2019 --from 2019-01-01 --law 'Announcement 157 of 2018' --reason 'new edition'

Options: tongguan goods diff --help …`,
      ),
    );
  goods.addCommand(diffCommand());
  goods.addCommand(checkCommand());
  goods.addCommand(fileCommand());
  goods.addCommand(filingsCommand());
  goods.addCommand(loadCommand());
  goods.addCommand(tariffCommand());
  goods.addCommand(tariffsCommand());
  goods.addCommand(impactCommand());
  return goods;
}

function diffCommand(): Command {
  return new Command('diff')
    .description(
      say(
        '正面清单文件改变了什么，影响哪些备案商品',
        'show what a list file changes, and which filed goods it affects',
      ),
    )
    .argument('<file>', say('官方清单文件，CSV 或 XLSX', 'official list file, CSV or XLSX'))
    .option('--against <file>', say('与这个清单文件比较', 'compare with this list file'))
    .option(
      '--date <date>',
      say('与这一天收录的摘录比较，默认今天', 'compare with the included excerpt for this day; default: today'),
    )
    .option(
      '--filed <file>',
      say('备案商品：商品编码、货号、名称', 'file of filed goods: commodity code, item number, name'),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods diff 新清单.xlsx --against 旧清单.csv --filed 备案商品.csv

列按表头识别：税则号列、货品名称、备注。随附的清单只是摘录，与它比较看不出新增。

退出码：0 备案商品不受影响；1 有受影响的；2 文件有误`,
        `
Examples:
  tongguan goods diff new-list.xlsx --against old-list.csv --filed filed-goods.csv

Headings identify the columns. The included list is an excerpt: compared with it, nothing shows as added.

Exit code: 0 no filed goods affected; 1 some are affected; 2 wrong file`,
      ),
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

async function baseOf(options: DiffOptions): Promise<ListBase | null> {
  if (options.against !== undefined && options.date !== undefined) {
    throw new UsageError(say('--against 与 --date 只用其一', '--against or --date, not both'));
  }
  if (options.against !== undefined) {
    const list = await readList(options.against);
    return list === null ? null : { name: options.against, isComplete: true, entries: list.entries };
  }
  const { excerptOn } = await import('@tongguan/policy');
  const date = await dayOption(options.date);
  const base = excerptOn(date);
  if (base.name === '') throw new UsageError(say(`${date} 尚无正面清单`, `no positive list yet on ${date}`));
  return base;
}

function jsonOf(base: ListBase, next: PositiveList, diff: ListDiff): unknown {
  const against = { name: base.name, complete: base.isComplete, rows: base.entries.size };
  return { against, rows: next.entries.size, remarks: next.remarks, ...diff };
}
