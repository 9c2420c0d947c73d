import { Command } from 'commander';
import type { OfficeClient } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { type OfficeOptions, officeOf, withStaffOptions } from '../../common/options/office.ts';
import { print, printJson, table } from '../../common/output.ts';
import { say } from '../../common/language.ts';
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

const OPERATOR = 'operator1';

export function tariffCommand(): Command {
  const command = new Command('tariff')
    .description(say('运维把税则公告载入平台，各行自其生效日起使用', 'load an announcement about tariff lines'))
    .argument('<file>', say('公告的表格，CSV 或 XLSX', 'the announcement as a table (CSV or XLSX)'))
    .requiredOption('--edition <name>', say('版本名', 'name for the edition'))
    .requiredOption(
      '--from <date>',
      say('首个使用日，未写生效日的行亦自此日', 'first day of use, also for rows without a date'),
    )
    .requiredOption('--law <text>', say('公告名称或文号', 'the announcement'))
    .requiredOption('--reason <text>', say('理由，记入日志', 'reason, for the journal'));
  return withStaffOptions(command, OPERATOR)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
列：税则号列 货品名称 最惠国税率 暂定税率 增值税 消费税 法定第一单位 法定第二单位 生效日 终止日 文号 可信度
空格表示未说明，“无”表示没有；同一事项以最后生效的一行为准。
载入须双人复核：先用 tongguan goods impact 看影响，再由另一人执行 proposal.decide。

示例：
  tongguan goods tariff 公告.csv --edition 2027-1 --from 2027-01-01 --law 税委会公告2026年第9号 --reason 年度调整

退出码：0 已提出或已载入；1 被拒；2 文件或用法有误`,
        `
Columns, by their Chinese names or by these: hs8 name mfn provisional vat consumption unit-1 unit-2 from to law confidence
An empty cell says nothing; none says that there is none. Of several rows for one fact, the one that began last counts.
Loading needs a second person, who runs proposal.decide. First check who pays more: tongguan goods impact.

Examples:
  tongguan goods tariff notice.csv --edition 2027-1 --from 2027-01-01 --law 'Tariff Commission, announcement 9 of 2026' --reason 'yearly plan'

Exit code: 0 proposed or loaded; 1 refused; 2 wrong file or usage`,
      ),
    )
    .action(async (file: string, options: LoadOptions) => {
      process.exitCode = await load(file, options);
    });
}

async function load(file: string, options: LoadOptions): Promise<ExitCode> {
  const from = await dayOption(options.from);
  const read = await readTariffFile(file, { from, law: options.law });
  if (read === null) return EXIT.misused;
  const office = await officeOf(options, OPERATOR);
  const route = (await office.routes()).find(({ kind }) => kind === 'goods.tariff');
  if (route === undefined)
    throw new UsageError(say('平台不支持 goods.tariff', 'this platform has no act goods.tariff'));
  const body = { from, law: options.law, rows: read.rows };
  const answer = await office.act(route, options.edition, options.reason, body);
  if (options.json === true) printJson(answer);
  else if (answer.state === 'proposed') {
    print(
      say(
        `已提出，${read.facts.length} 项，待第二人复核`,
        `proposed with ${read.facts.length} facts; a second person must agree`,
      ),
    );
    print(`  tongguan act proposal.decide ${answer.actId} decision=approve --as supervisor1 --reason …`);
  } else print(`${answer.state}  ${answer.actId}  ${say('事项', 'facts')} ${read.facts.length}`);
  return EXIT.done;
}

export function tariffsCommand(): Command {
  const command = new Command('tariffs')
    .description(
      say('已载入的税则版本；给出版本名则显示其改变', 'list tariff editions, or show what one of them changes'),
    )
    .argument('[edition]', say('版本名', 'name of an edition'));
  return withStaffOptions(command, OPERATOR)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods tariffs
  tongguan goods tariffs 2027-1

退出码：0 备案商品不受影响；1 有受影响的，或没有此版本`,
        `
Examples:
  tongguan goods tariffs
  tongguan goods tariffs 2027-1

Exit code: 0 no filed goods affected; 1 some are affected, or there is no such edition`,
      ),
    )
    .action(async (edition: string | undefined, options: ShowOptions) => {
      const office = await officeOf(options, OPERATOR);
      process.exitCode = edition === undefined ? await list(office, options) : await show(office, edition, options);
    });
}

async function list(office: OfficeClient, { json }: ShowOptions): Promise<ExitCode> {
  const { tariffs } = await office.tariffs();
  if (json === true) printJson(tariffs);
  else if (tariffs.length === 0) print(say('未载入，使用随附的数据', 'none loaded; the included tariff applies'));
  else {
    const head = [
      say('版本', 'edition'),
      say('自', 'from'),
      say('事项', 'facts'),
      say('依据', 'law'),
      say('载入', 'loaded'),
    ];
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
    print(say(`比较：${against}，未变：${unchanged}`, `compared with ${against}; unchanged: ${unchanged}`));
    const told = (fact: (typeof changes)[number]['before']): string =>
      fact === null ? '—' : `${fact.value} (${fact.law}, ${fact.confidence})`;
    const head = [
      say('日期', 'on'),
      say('税号', 'line'),
      say('名称', 'name'),
      say('事项', 'fact'),
      say('原', 'before'),
      say('现', 'after'),
    ];
    print(
      table([
        head,
        ...changes.map((one) => [one.on, one.hs8, one.nameZh, one.fact, told(one.before), told(one.after)]),
      ]),
    );
    for (const { participantCode, itemNo, gcode, nameZh } of hits) {
      print(`${say('备案商品', 'filed goods')}: ${[participantCode, itemNo, gcode, nameZh].join('  ')}`);
    }
  }
  return hits.length > 0 ? EXIT.refused : EXIT.done;
}
