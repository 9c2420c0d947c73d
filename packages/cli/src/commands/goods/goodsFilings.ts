import { Command } from 'commander';
import { type ClientOptions, firmClient, withClientOptions, withPersonaOption } from '../../common/options/client.ts';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { print, printJson, table } from '../../common/output.ts';
import { say, sayOf } from '../../common/language.ts';

type FilingsOptions = ClientOptions & { readonly json?: true };

const STATES = {
  filed: { zh: '已备案', en: 'filed' },
  waiting: { zh: '待审核', en: 'waiting' },
  refused: { zh: '被拒', en: 'refused' },
} as const;

export function filingsCommand(): Command {
  const command = new Command('filings').description(
    say('本企业的商品备案及其状态', 'list the enterprise’s filings and their state'),
  );
  return withPersonaOption(withClientOptions(command), 'agent')
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan goods filings --as agent

退出码：0 全部备案；1 有待审核或被拒`,
        `
Examples:
  tongguan goods filings --as agent

Exit code: 0 all filed; 1 some are waiting or refused`,
      ),
    )
    .action(async (options: FilingsOptions) => {
      process.exitCode = await list(options);
    });
}

async function list(options: FilingsOptions): Promise<ExitCode> {
  const { filings } = await (await firmClient(options, 'agent')).filings();
  if (options.json === true) printJson(filings);
  else if (filings.length === 0) print(say('没有备案', 'no filings'));
  else {
    const head = [
      say('备案号', 'filing'),
      say('货号', 'item'),
      say('版本', 'version'),
      say('编码', 'code'),
      say('方式', 'mode'),
      say('状态', 'state'),
      say('疑点', 'doubts'),
    ];
    const rows = filings.map((one) => [
      one.filingNo,
      one.itemNo,
      String(one.version),
      one.gcode,
      one.mode,
      sayOf(STATES[one.state]),
      one.doubts.map(({ code, path }) => `${code} ${path}`).join(say('；', '; ')),
    ]);
    print(table([head, ...rows]));
  }
  return filings.every(({ state }) => state === 'filed') ? EXIT.done : EXIT.refused;
}
