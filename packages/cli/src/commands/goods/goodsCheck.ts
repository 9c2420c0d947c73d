import { Command, Option } from 'commander';
import type { Admission, PositiveList } from '@tongguan/policy';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { print, printJson } from '../../common/output.ts';
import { dayOption, type FiledRow, readFiled, readList } from './goodsFiles.ts';
import { expectedIn, say, sayOf } from '../../common/language.ts';

type CheckOptions = { readonly date?: string; readonly mode: string; readonly list?: string; readonly json?: true };
type Checked = { readonly row: FiledRow; readonly admission: Admission };

export function checkCommand(): Command {
  return new Command('check')
    .description(
      say('自有商品能否以某种监管方式进口', 'check whether your goods may be imported under a supervision mode'),
    )
    .argument('<file>', say('商品文件，CSV 或 XLSX：商品编码、货号、名称、原产国、品牌、许可证号', 'your goods'))
    .addOption(
      new Option('--mode <mode>', say('监管方式', 'supervision mode'))
        .choices(['1210', '1239', '9610'])
        .default('1210'),
    )
    .option('--date <date>', say('按这一天的法规，默认今天', 'by the law of this day; default: today'))
    .option('--list <file>', say('这一天有效的官方清单文件', 'the official list file in force on that day'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods check 商品.csv --mode 1239 --list 清单.xlsx

没有 --list 时只知道收录的摘录，其余转人工。

退出码：0 均可进口；1 有被拒或转人工的；2 文件有误`,
        `
Examples:
  tongguan goods check goods.csv --mode 1239 --list list.xlsx

Without --list only the included excerpt is known; everything else goes to manual review.

Exit code: 0 all may be imported; 1 some are refused or need manual review; 2 wrong file`,
      ),
    )
    .action(async (file: string, options: CheckOptions) => {
      process.exitCode = await runCheck(file, options);
    });
}

async function runCheck(file: string, options: CheckOptions): Promise<ExitCode> {
  const date = await dayOption(options.date);
  const rows = await readFiled(file);
  if (rows.length === 0) throw new UsageError(say(`没有商品行 ${file}`, `no goods in ${file}`));
  const list = options.list === undefined ? undefined : await readList(options.list);
  if (list === null) return EXIT.misused;
  const checked = await checkRows(rows, date, options.mode, list ?? null);
  if (options.json === true) printJson(checked.map(jsonOf));
  else for (const line of await reportLines(checked)) print(line);
  return checked.every(({ admission }) => admission.decision === 'admit') ? EXIT.done : EXIT.refused;
}

async function checkRows(
  rows: readonly FiledRow[],
  date: string,
  mode: string,
  list: PositiveList | null,
): Promise<readonly Checked[]> {
  const { admit, startOfDay } = await import('@tongguan/policy');
  return rows.map((row) => {
    const { gcode, country, brand, licence } = row;
    const line = { gcode, country: country ?? '', brand, batch: null, legal: null };
    return { row, admission: admit({ acceptedAtMs: startOfDay(date), mode, licence, lines: [line] }, undefined, list) };
  });
}

const WORDS = {
  admit: () => '✓',
  manual: () => say('? 转人工', '? manual'),
  refuse: () => say('✗ 不可', '✗ refused'),
} as const;

async function reportLines(checked: readonly Checked[]): Promise<readonly string[]> {
  const { explainCode, meaningOf } = await import('@tongguan/ceb');
  const lines = checked.flatMap(({ row, admission }) => {
    const goods = [say(`第${row.row}行`, `row ${row.row}`), row.gcode, row.itemNo, row.nameZh]
      .filter((part) => part !== '')
      .join('  ');
    const reasons = admission.findings.map(({ code, allowed }) => {
      const entry = explainCode(code);
      const text = entry === null ? '' : sayOf(meaningOf(entry));
      return `    ${code} ${text}: ${expectedIn(allowed)}`;
    });
    return [`${WORDS[admission.decision]()}  ${goods}`, ...reasons];
  });
  const count = (decision: Admission['decision']): number =>
    checked.filter(({ admission }) => admission.decision === decision).length;
  return [
    ...lines,
    '',
    say(
      `可：${count('admit')}  转人工：${count('manual')}  不可：${count('refuse')}`,
      `may: ${count('admit')}  manual: ${count('manual')}  refused: ${count('refuse')}`,
    ),
  ];
}

function jsonOf({ row, admission }: Checked): unknown {
  return { ...row, decision: admission.decision, findings: admission.findings, marks: admission.marks() };
}
