import { Command } from 'commander';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../../common/options/client.ts';
import { EXIT, type ExitCode } from '../../common/exit.ts';
import { print, printJson, table } from '../../common/output.ts';

type FilingsOptions = ClientOptions & { readonly json?: true };

const STATES = { filed: '已备案 / filed', waiting: '待审核 / waiting', refused: '被拒 / refused' } as const;

export function filingsCommand(): Command {
  const command = new Command('filings').description(
    '本企业的商品备案及其状态 / filings of the enterprise and their state',
  );
  return withPersonaOption(withClientOptions(command), 'agent')
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan goods filings --as agent

退出码 / exit code: 0 全部备案 / all filed；1 有待审核或被拒 / some wait or are refused`,
    )
    .action(async (options: FilingsOptions) => {
      process.exitCode = await list(options);
    });
}

async function list(options: FilingsOptions): Promise<ExitCode> {
  const { token } = await personaOf(options);
  const { filings } = await (await clientOf(options, token)).filings();
  if (options.json === true) printJson(filings);
  else if (filings.length === 0) print('没有备案 / no filings');
  else {
    const head = ['备案号 / filing', '货号 / item', '版本', '编码 / code', '方式', '状态 / state', '疑点 / doubts'];
    const rows = filings.map((one) => [
      one.filingNo,
      one.itemNo,
      String(one.version),
      one.gcode,
      one.mode,
      STATES[one.state],
      one.doubts.map(({ code, path }) => `${code} ${path}`).join('；'),
    ]);
    print(table([head, ...rows]));
  }
  return filings.every(({ state }) => state === 'filed') ? EXIT.done : EXIT.refused;
}
