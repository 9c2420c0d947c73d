import { Command } from 'commander';
import type { OfficeClient } from '@tongguan/sdk';
import { withClientOptions } from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { type OfficeOptions, officeOf } from '../../common/options/office.ts';
import { print, printJson, table } from '../../common/output.ts';
import { dayOption } from './goodsFiles.ts';
import { readTariffFile } from './tariffFile.ts';

type ImpactOptions = OfficeOptions & {
  readonly day: string;
  readonly on: string;
  readonly against?: string;
  readonly law?: string;
  readonly json?: true;
};
type Impact = Awaited<ReturnType<OfficeClient['taxImpact']>>;

export function impactCommand(): Command {
  const command = new Command('impact')
    .description('法律改变后，某日的清单谁多纳税、多多少 / who of a day’s declarations would pay more, and by how much')
    .argument('[file]', '尚未载入的公告，CSV 或 XLSX / an announcement that is not loaded yet')
    .requiredOption('--day <date>', '清单申报日 / the day on which the declarations came')
    .requiredOption('--on <date>', '按这一日的法律 / by the law of this day')
    .option('--against <date>', '与这一日相比；有文件时默认同 --on，否则同 --day / against this day')
    .option('--law <text>', '文件的文号 / the announcement of the file');
  return withClientOptions(command)
    .option('--as <staff>', '以谁的身份 / as whom', 'operator1')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan goods impact 公告.csv --day 2026-11-29 --on 2027-01-01 --law 税委会公告2026年第9号
  tongguan goods impact --day 2025-12-30 --on 2026-01-01 --against 2025-12-31

不记录任何内容。年度额度不计入。 Nothing is stored; annual totals are left out.

退出码 / exit code: 0 没有改变 / nothing changes；1 有清单改变 / some declarations change；2 文件或用法有误 / bad file or usage`,
    )
    .action(async (file: string | undefined, options: ImpactOptions) => {
      process.exitCode = await impact(file, options);
    });
}

async function impact(file: string | undefined, options: ImpactOptions): Promise<ExitCode> {
  const [day, on] = [await dayOption(options.day), await dayOption(options.on)];
  const against = await dayOption(options.against ?? (file === undefined ? day : on));
  if (file !== undefined && options.law === undefined) {
    throw new UsageError('请给出公告的文号 / the announcement of the file: --law');
  }
  const law = options.law ?? '';
  const read = file === undefined ? undefined : await readTariffFile(file, { from: on, law });
  if (read === null) return EXIT.misused;
  const office = await officeOf(options);
  const told = await office.taxImpact({ day, on, against, ...(read === undefined ? {} : { law, rows: read.rows }) });
  if (options.json === true) printJson(told);
  else for (const line of impactLines(told)) print(line);
  return told.changed.length > 0 ? EXIT.refused : EXIT.done;
}

const ROWS_SHOWN = 20;

function* impactLines(told: Impact): Generator<string> {
  const { declarations, unchanged, more, less, rerouted, before, after } = told;
  yield `${told.day} 的清单：按 ${told.on} 的法律，与 ${told.against} 相比 / declarations of ${told.day}: law of ${told.on} against ${told.against}`;
  if (!told.whole) yield '清单过多，只计算了一部分 / too many declarations, only some were counted';
  if (told.unreadable > 0) yield `${told.unreadable} 份清单无法打开，未计 / do not open and were not counted`;
  yield table(
    [
      ['清单 / declarations', String(declarations), ''],
      ['未变 / unchanged', String(unchanged), ''],
      ['多纳税 / pay more', String(more.declarations), more.amount],
      ['少纳税 / pay less', String(less.declarations), less.amount],
      ['处理方式改变 / decided otherwise', String(rerouted), ''],
      ['税款 / tax', before, after],
    ],
    [1, 2],
  );
  yield* sums('电商企业 / seller', told.bySeller);
  yield* sums('税则号列 / tariff line', told.byGoods);
  if (told.changed.length === 0) return;
  const outcome = ({ route, tax }: Impact['changed'][number]['before']): string => tax ?? ROUTES[route];
  const head = [
    '清单 / declaration',
    '电商 / seller',
    '税号 / lines',
    '原 / before',
    '现 / after',
    '差额 / difference',
  ];
  const rows = told.changed
    .slice(0, ROWS_SHOWN)
    .map((one) => [
      one.number,
      one.seller,
      one.gcodes.join(' '),
      outcome(one.before),
      outcome(one.after),
      one.difference ?? '',
    ]);
  yield '';
  yield table([head, ...rows], [3, 4, 5]);
  const rest = declarations - unchanged - rows.length;
  if (rest > 0) yield `…另有 ${rest} 份，见 --json / ${rest} more, see --json`;
}

const ROUTES = { reduced: '', full: '', refused: '退单 / refused', manual: '人工 / officer' } as const;

function* sums(title: string, all: Impact['bySeller']): Generator<string> {
  if (all.length === 0) return;
  yield '';
  yield table(
    [
      [title, '清单 / declarations', '差额 / difference'],
      ...all.slice(0, ROWS_SHOWN).map((one) => [one.key, String(one.declarations), one.amount]),
    ],
    [1, 2],
  );
}
