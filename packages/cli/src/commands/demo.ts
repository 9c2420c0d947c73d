import { Command } from 'commander';
import { type ClientOptions, withClientOptions } from '../common/options/client.ts';
import { EXIT } from '../common/exit.ts';
import { wholeNumber } from '../common/numbers.ts';
import { note, print, printJson } from '../common/output.ts';
import { stopRequested } from '../common/stop.ts';

type DemoOptions = ClientOptions & { readonly declarations: number; readonly seed?: number; readonly json?: true };

const DECLARATIONS_DEFAULT = 300;
const DECLARATIONS_MAX = 100_000;
/** Below this not every kind of refusal fits. */
const DECLARATIONS_MIN = 30;

export function demoCommand(): Command {
  return withClientOptions(new Command('demo'))
    .description('以沙箱参与者的身份演示放行和每一种退单 / a demonstration: releases and every kind of refusal')
    .option(
      '--declarations <n>',
      `清单数（${DECLARATIONS_MIN} 起）/ number of declarations`,
      wholeNumber(DECLARATIONS_MIN, DECLARATIONS_MAX),
      DECLARATIONS_DEFAULT,
    )
    .option(
      '--seed <n>',
      '随机种子，相同种子得到相同的货物和买家 / same seed, same goods and buyers',
      wholeNumber(0, 999_999_999),
    )
    .option('--json', '输出 JSON / print JSON')
    .addHelpText('after', '\n示例 / example:\n  tongguan demo\n  tongguan demo --declarations 1000 --seed 7 --json')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../demo/run.ts');
      const { summaryText } = await import('../demo/summaryText.ts');
      const stop = stopRequested();
      const summary = await runDemo({
        url: options.url,
        dataDir: options.data,
        declarations: options.declarations,
        quiet: options.json === true,
        stop,
        ...(options.seed === undefined ? {} : { seed: options.seed }),
      });
      stop.dispose();
      if (summary === null) {
        note('演示已中止；已发送的单证由平台继续处理 / stopped; the platform goes on with what was sent');
        process.exitCode = EXIT.misused;
        return;
      }
      if (options.json === true) printJson(summary);
      else print(summaryText(summary));
      process.exitCode = EXIT.done;
    });
}
