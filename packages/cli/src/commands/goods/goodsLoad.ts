import { Command } from 'commander';
import { withClientOptions } from '../../common/options/client.ts';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { type OfficeOptions, officeOf } from '../../common/options/office.ts';
import { print, printJson } from '../../common/output.ts';
import { dayOption, readList } from './goodsFiles.ts';

type LoadOptions = OfficeOptions & {
  readonly edition: string;
  readonly from: string;
  readonly law: string;
  readonly reason: string;
  readonly json?: true;
};

export function loadCommand(): Command {
  const command = new Command('load')
    .description('运维把官方正面清单全表载入平台，自生效日起使用 / load a whole official list into the platform')
    .argument('<file>', '官方清单文件，CSV 或 XLSX / official list file, CSV or XLSX')
    .requiredOption('--edition <name>', '版本名 / name of the edition')
    .requiredOption('--from <date>', '首个使用日 / first day of use')
    .requiredOption('--law <text>', '公告名称或文号 / the announcement')
    .requiredOption('--reason <text>', '理由，记入日志 / why, for the journal');
  return withClientOptions(command)
    .option('--as <staff>', '以谁的身份 / as whom', 'operator1')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
载入须双人复核：此命令只提出，由另一人执行 proposal.decide。文件须为当日有效的全表，多批公告先合并。
Loading needs a second person: this command proposes, somebody else runs proposal.decide. The file must be the whole
list in force that day; merge the batches of several announcements first.

示例 / example:
  tongguan goods load 清单.xlsx --edition 2019 --from 2019-01-01 --law 公告2018年第157号 --reason 换版

退出码 / exit code: 0 已提出或已载入 / proposed or loaded；1 被拒 / refused；2 文件或用法有误 / bad file or usage`,
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
  const office = await officeOf(options);
  const { edition, law, reason } = options;
  const answer = await office.perform('/api/office/goods/lists/{number}', edition, { from, law, rows, reason });
  if (options.json === true) printJson(answer);
  else if (answer.state === 'proposed') {
    print(
      `已提出，${entries.length} 行，待第二人复核 / proposed, ${entries.length} rows; a second person has to agree`,
    );
    print(`  tongguan act proposal.decide ${answer.actId} decision=approve --as supervisor1 --reason …`);
  } else print(`${answer.state}  ${answer.actId}  ${entries.length} 行 / rows`);
  return EXIT.done;
}
