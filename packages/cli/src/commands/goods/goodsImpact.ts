import { Command } from 'commander';
import type { OfficeClient } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../../common/options/office.ts';
import { print, printJson, table } from '../../common/output.ts';
import { say, sayOf } from '../../common/language.ts';
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

const OPERATOR = 'operator1';

export function impactCommand(): Command {
  const command = new Command('impact')
    .description(
      say(
        '法律改变后，某日的清单谁多纳税、多多少',
        'show which of a day’s declarations would pay more, and by how much',
      ),
    )
    .argument('[file]', say('尚未载入的公告，CSV 或 XLSX', 'an announcement that has not been loaded yet'))
    .requiredOption('--day <date>', say('清单申报日', 'the day of the declarations'))
    .requiredOption('--on <date>', say('按这一日的法律', 'by the law of this day'))
    .option(
      '--against <date>',
      say('与这一日相比；有文件时默认同 --on，否则同 --day', 'compare with the law of this day'),
    )
    .option('--law <text>', say('文件的文号', 'number of the announcement in the file'));
  return withStaffOptions(command, OPERATOR)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods impact 公告.csv --day 2026-11-29 --on 2027-01-01 --law 税委会公告2026年第9号
  tongguan goods impact --day 2025-12-30 --on 2026-01-01 --against 2025-12-31

不记录任何内容。年度额度不计入。

退出码：0 没有改变；1 有清单改变；2 文件或用法有误`,
        `
Examples:
  tongguan goods impact notice.csv --day 2026-11-29 --on 2027-01-01 --law 'Tariff Commission, announcement 9 of 2026'
  tongguan goods impact --day 2025-12-30 --on 2026-01-01 --against 2025-12-31

Stores nothing and leaves out annual totals.

Exit code: 0 nothing changes; 1 some declarations change; 2 wrong file or usage`,
      ),
    )
    .action(async (file: string | undefined, options: ImpactOptions) => {
      process.exitCode = await impact(file, options);
    });
}

async function impact(file: string | undefined, options: ImpactOptions): Promise<ExitCode> {
  const [day, on] = [await dayOption(options.day), await dayOption(options.on)];
  const against = await dayOption(options.against ?? (file === undefined ? day : on));
  if (file !== undefined && options.law === undefined) {
    throw new UsageError(say('请给出公告的文号：--law', 'name the announcement in the file with --law'));
  }
  const law = options.law ?? '';
  const read = file === undefined ? undefined : await readTariffFile(file, { from: on, law });
  if (read === null) return EXIT.misused;
  const office = await officeOf(options, OPERATOR);
  const told = await office.taxImpact({ day, on, against, ...(read === undefined ? {} : { law, rows: read.rows }) });
  if (options.json === true) printJson(told);
  else for (const line of impactLines(told)) print(line);
  return told.changed.length > 0 ? EXIT.refused : EXIT.done;
}

const ROWS_SHOWN = 20;

function* impactLines(told: Impact): Generator<string> {
  const { declarations, unchanged, more, less, rerouted, before, after } = told;
  yield say(
    `${told.day} 的清单：按 ${told.on} 的法律，与 ${told.against} 相比`,
    `declarations of ${told.day}: law of ${told.on} compared with ${told.against}`,
  );
  if (!told.whole) yield say('清单过多，只计算了一部分', 'too many declarations; only some were counted');
  if (told.unreadable > 0)
    yield say(
      `${told.unreadable} 份清单无法打开，未计`,
      `${told.unreadable} declarations could not be opened and were not counted`,
    );
  yield table(
    [
      [say('清单', 'declarations'), String(declarations), ''],
      [say('未变', 'unchanged'), String(unchanged), ''],
      [say('多纳税', 'pay more'), String(more.declarations), more.amount],
      [say('少纳税', 'pay less'), String(less.declarations), less.amount],
      [say('处理方式改变', 'decided differently'), String(rerouted), ''],
      [say('税款', 'tax'), before, after],
    ],
    [1, 2],
  );
  yield* sums(say('电商企业', 'seller'), told.bySeller);
  yield* sums(say('税则号列', 'tariff line'), told.byGoods);
  if (told.changed.length === 0) return;
  const outcome = ({ route, tax }: Impact['changed'][number]['before']): string => tax ?? sayOf(ROUTES[route]);
  const head = [
    say('清单', 'declaration'),
    say('电商', 'seller'),
    say('税号', 'lines'),
    say('原', 'before'),
    say('现', 'after'),
    say('差额', 'difference'),
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
  if (rest > 0) yield say(`…另有 ${rest} 份，见 --json`, `${rest} more, see --json`);
}

const ROUTES = {
  reduced: { zh: '', en: '' },
  full: { zh: '', en: '' },
  refused: { zh: '退单', en: 'refused' },
  manual: { zh: '人工', en: 'officer' },
} as const;

function* sums(title: string, all: Impact['bySeller']): Generator<string> {
  if (all.length === 0) return;
  yield '';
  yield table(
    [
      [title, say('清单', 'declarations'), say('差额', 'difference')],
      ...all.slice(0, ROWS_SHOWN).map((one) => [one.key, String(one.declarations), one.amount]),
    ],
    [1, 2],
  );
}
