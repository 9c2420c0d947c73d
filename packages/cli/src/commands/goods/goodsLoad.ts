import { Command } from 'commander';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../../common/options/office.ts';
import { print, printJson } from '../../common/output.ts';
import { dayOption, readList } from './goodsFiles.ts';
import { say } from '../../common/language.ts';

type LoadOptions = OfficeOptions & {
  readonly edition: string;
  readonly from: string;
  readonly law: string;
  readonly reason: string;
  readonly json?: true;
};

const OPERATOR = 'operator1';

export function loadCommand(): Command {
  const command = new Command('load')
    .description(
      say('运维把官方正面清单全表载入平台，自生效日起使用', 'load a complete official list into the platform'),
    )
    .argument('<file>', say('官方清单文件，CSV 或 XLSX', 'official list file, CSV or XLSX'))
    .requiredOption('--edition <name>', say('版本名', 'name for the edition'))
    .requiredOption('--from <date>', say('首个使用日', 'first day of use'))
    .requiredOption('--law <text>', say('公告名称或文号', 'the announcement'))
    .requiredOption('--reason <text>', say('理由，记入日志', 'reason, for the journal'));
  return withStaffOptions(command, OPERATOR)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
载入须双人复核：此命令只提出，由另一人执行 proposal.decide。文件须为当日有效的全表，多批公告先合并。

示例：
  tongguan goods load 清单.xlsx --edition 2019 --from 2019-01-01 --law 公告2018年第157号 --reason 换版

退出码：0 已提出或已载入；1 被拒；2 文件或用法有误`,
        `
Loading needs a second person: this command proposes, and somebody else runs proposal.decide. The file must be the
whole list in force on that day; merge the batches of several announcements first.

Examples:
  tongguan goods load list.xlsx --edition 2019 --from 2019-01-01 --law 'Announcement 157 of 2018' --reason 'new edition'

Exit code: 0 proposed or loaded; 1 refused; 2 wrong file or usage`,
      ),
    )
    .action(async (file: string, options: LoadOptions) => {
      process.exitCode = await load(file, options);
    });
}

async function load(file: string, options: LoadOptions): Promise<ExitCode> {
  const from = await dayOption(options.from);
  const list = await readList(file);
  if (list === null) return EXIT.misused;
  const entries = [...list.entries.values()];
  const rows = [['税则号列', '货品名称', '备注'], ...entries.map(({ hs8, nameZh, note }) => [hs8, nameZh, note ?? ''])];
  const office = await officeOf(options, OPERATOR);
  const { edition, law, reason } = options;
  const answer = await office.perform('/api/office/goods/lists/{number}', edition, { from, law, rows, reason });
  if (options.json === true) printJson(answer);
  else if (answer.state === 'proposed') {
    print(
      say(
        `已提出，${entries.length} 行，待第二人复核`,
        `proposed with ${entries.length} rows; a second person must agree`,
      ),
    );
    print(`  tongguan act proposal.decide ${answer.actId} decision=approve --as supervisor1 --reason …`);
  } else
    print(
      say(
        `${answer.state}  ${answer.actId}  ${entries.length} 行`,
        `${answer.state}  ${answer.actId}  ${entries.length} rows`,
      ),
    );
  return EXIT.done;
}
