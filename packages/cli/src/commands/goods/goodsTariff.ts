import { Command } from 'commander';
import type { OfficeClient } from '@tongguan/sdk';
import { withClientOptions } from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { type OfficeOptions, officeOf } from '../../common/options/office.ts';
import { print, printJson, table } from '../../common/output.ts';
import { dayOption } from './goodsFiles.ts';
import { readTariffFile } from './tariffFile.ts';

type LoadOptions = OfficeOptions & {
  readonly edition: string;
  readonly from: string;
  readonly law: string;
  readonly reason: string;
  readonly json?: true;
};
type ShowOptions = OfficeOptions & { readonly json?: true };

export function tariffCommand(): Command {
  const command = new Command('tariff')
    .description('运维把税则公告载入平台，各行自其生效日起使用 / load what an announcement says of tariff lines')
    .argument('<file>', '公告的表格，CSV 或 XLSX / the announcement as a table, CSV or XLSX')
    .requiredOption('--edition <name>', '版本名 / name of the edition')
    .requiredOption('--from <date>', '首个使用日，未写生效日的行亦自此日 / first day of use, and of rows that say none')
    .requiredOption('--law <text>', '公告名称或文号 / the announcement')
    .requiredOption('--reason <text>', '理由，记入日志 / why, for the journal');
  return withClientOptions(command)
    .option('--as <staff>', '以谁的身份 / as whom', 'operator1')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
列 / columns: 税则号列 货品名称 最惠国税率 暂定税率 增值税 消费税 法定第一单位 法定第二单位 生效日 终止日 文号 可信度
空格表示未说明，“无”表示没有；同一事项以最后生效的一行为准。
An empty cell says nothing, 无 or none says that there is none; of the rows of a fact the one that began last counts.
载入须双人复核：先用 tongguan goods impact 看影响，再由另一人执行 proposal.decide。
Loading needs a second person; see what it costs whom first: tongguan goods impact.

示例 / example:
  tongguan goods tariff 公告.csv --edition 2027-1 --from 2027-01-01 --law 税委会公告2026年第9号 --reason 年度调整

退出码 / exit code: 0 已提出或已载入 / proposed or loaded；1 被拒 / refused；2 文件或用法有误 / bad file or usage`,
    )
    .action(async (file: string, options: LoadOptions) => {
      process.exitCode = await load(file, options);
    });
}

async function load(file: string, options: LoadOptions): Promise<ExitCode> {
  const from = await dayOption(options.from);
  const read = await readTariffFile(file, { from, law: options.law });
  if (read === null) return EXIT.misused;
  const office = await officeOf(options);
  const route = (await office.routes()).find(({ kind }) => kind === 'goods.tariff');
  if (route === undefined) throw new UsageError('平台不支持 goods.tariff / the platform does not know goods.tariff');
  const body = { from, law: options.law, rows: read.rows };
  const answer = await office.act(route, options.edition, options.reason, body);
  if (options.json === true) printJson(answer);
  else if (answer.state === 'proposed') {
    print(
      `已提出，${read.facts.length} 项，待第二人复核 / proposed, ${read.facts.length} facts; a second person has to agree`,
    );
    print(`  tongguan act proposal.decide ${answer.actId} decision=approve --as supervisor1 --reason …`);
  } else print(`${answer.state}  ${answer.actId}  ${read.facts.length} 项 / facts`);
  return EXIT.done;
}

export function tariffsCommand(): Command {
  const command = new Command('tariffs')
    .description('已载入的税则版本；给出版本名则显示其改变 / editions of the tariff, or what one of them changes')
    .argument('[edition]', '版本名 / name of an edition');
  return withClientOptions(command)
    .option('--as <staff>', '以谁的身份 / as whom', 'operator1')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan goods tariffs
  tongguan goods tariffs 2027-1

退出码 / exit code: 0 备案商品不受影响 / no filed goods hit；1 有受影响的，或没有此版本 / some are, or no such edition`,
    )
    .action(async (edition: string | undefined, options: ShowOptions) => {
      const office = await officeOf(options);
      process.exitCode = edition === undefined ? await list(office, options) : await show(office, edition, options);
    });
}

async function list(office: OfficeClient, { json }: ShowOptions): Promise<ExitCode> {
  const { tariffs } = await office.tariffs();
  if (json === true) printJson(tariffs);
  else if (tariffs.length === 0) print('未载入，使用随附的数据 / none loaded, what ships is used');
  else {
    const head = ['版本 / edition', '自 / from', '事项 / facts', '依据 / law', '载入 / loaded'];
    print(
      table([head, ...tariffs.map((one) => [one.edition, one.fromDay, String(one.lines), one.law, one.loadedAt])], [2]),
    );
  }
  return EXIT.done;
}

async function show(office: OfficeClient, edition: string, { json }: ShowOptions): Promise<ExitCode> {
  const { changes, hits, unchanged, against } = await office.tariffDiff(edition);
  if (json === true) printJson({ against, changes, unchanged, hits });
  else {
    print(`比较 / against: ${against}，未变 / unchanged: ${unchanged}`);
    const told = (fact: (typeof changes)[number]['before']): string =>
      fact === null ? '—' : `${fact.value}（${fact.law}，${fact.confidence}）`;
    const head = ['日期 / on', '税号 / line', '名称', '事项 / fact', '原 / before', '现 / after'];
    print(
      table([
        head,
        ...changes.map((one) => [one.on, one.hs8, one.nameZh, one.fact, told(one.before), told(one.after)]),
      ]),
    );
    for (const { participantCode, itemNo, gcode, nameZh } of hits) {
      print(`备案商品 / filed: ${[participantCode, itemNo, gcode, nameZh].join('  ')}`);
    }
  }
  return hits.length > 0 ? EXIT.refused : EXIT.done;
}
