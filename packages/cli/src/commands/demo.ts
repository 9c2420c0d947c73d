import { Command } from 'commander';
import { type AddressOptions, addressOf, withAddressOptions } from '../common/options/client.ts';
import { EXIT } from '../common/exit.ts';
import { wholeNumber } from '../common/numbers.ts';
import { note, print, printJson } from '../common/output.ts';
import { stopRequested } from '../common/stop.ts';
import { say } from '../common/language.ts';

type DemoOptions = AddressOptions & { readonly declarations: number; readonly seed?: number; readonly json?: true };

const DECLARATIONS_DEFAULT = 300;
const DECLARATIONS_MAX = 100_000;
/** Below this not every kind of refusal fits. */
const DECLARATIONS_MIN = 30;

export function demoCommand(): Command {
  return withAddressOptions(new Command('demo'))
    .description(
      say('以沙箱参与者的身份演示放行和每一种退单', 'play a demonstration: releases and every kind of refusal'),
    )
    .option(
      '--declarations <n>',
      say(`清单数（${DECLARATIONS_MIN} 起）`, `number of declarations (at least ${DECLARATIONS_MIN})`),
      wholeNumber(DECLARATIONS_MIN, DECLARATIONS_MAX),
      DECLARATIONS_DEFAULT,
    )
    .option(
      '--seed <n>',
      say('随机种子，相同种子得到相同的货物和买家', 'seed; the same seed gives the same goods and buyers'),
      wholeNumber(0, 999_999_999),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan demo
  tongguan demo --declarations 1000 --seed 7 --json`,
        `
Examples:
  tongguan demo
  tongguan demo --declarations 1000 --seed 7 --json`,
      ),
    )
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../demo/run.ts');
      const { summaryText } = await import('../demo/summaryText.ts');
      const { codeNames } = await import('../common/shown/receiptLine.ts');
      const stop = stopRequested();
      const summary = await runDemo({
        url: await addressOf(options),
        dataDir: options.data,
        declarations: options.declarations,
        quiet: options.json === true,
        stop,
        ...(options.seed === undefined ? {} : { seed: options.seed }),
      });
      stop.dispose();
      if (summary === null) {
        note(say('演示已中止；已发送的单证由平台继续处理', 'stopped; the platform continues with what was sent'));
        process.exitCode = EXIT.misused;
        return;
      }
      if (options.json === true) printJson(summary);
      else print(summaryText(summary, await codeNames()));
      process.exitCode = EXIT.done;
    });
}
