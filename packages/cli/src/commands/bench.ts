import { Command, Option } from 'commander';
import { EXIT } from '../common/exit.ts';
import { wholeNumber } from '../common/numbers.ts';
import { print, printJson } from '../common/output.ts';
import type { BenchProfile } from '../bench/types.ts';
import { say } from '../common/language.ts';

type BenchOptions = {
  readonly seconds: number;
  readonly profile: BenchProfile;
  readonly url?: string;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly workers?: number;
  readonly pgbench: boolean;
  readonly json?: true;
};

export function benchCommand(): Command {
  return new Command('bench')
    .description(
      say('测速：从单独进程经 HTTP 申报，每份单证都加签', 'measure a platform over HTTP, with every document signed'),
    )
    .option('--seconds <n>', say('测量时长', 'length of the measurement'), wholeNumber(1, 600), 10)
    .addOption(
      new Option('--profile <name>', say('签名算法与批量', 'kind of signature and batch size'))
        .choices(['rsa-single', 'rsa-batch', 'sm2-single'])
        .default('rsa-single'),
    )
    .option(
      '--workers <n>',
      say('自启平台的接收进程数', 'number of gateway processes of the platform it starts'),
      wholeNumber(0, 64),
    )
    .option('--url <url>', say('测已运行的平台（须同时给 --data）', 'measure a running platform (needs --data)'))
    .option('--data <dir>', say('已运行平台的数据目录', 'data folder of the running platform'))
    .option('--database-url <url>', say('已运行平台的数据库（默认为内置）', 'its database (default: the embedded one)'))
    .option('--no-pgbench', say('不与 pgbench 对比', 'skip the comparison with pgbench'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan bench
  tongguan bench --profile rsa-batch --seconds 20 --json

不给 --url 时，在全新的临时目录启动自己的平台`,
        `
Examples:
  tongguan bench
  tongguan bench --profile rsa-batch --seconds 20 --json

Without --url it starts its own platform in a new folder`,
      ),
    )
    .action(async (options: BenchOptions) => {
      const { runBench } = await import('../bench/run.ts');
      const { benchText } = await import('../bench/report.ts');
      const report = await runBench({ ...options, quiet: options.json === true });
      if (options.json === true) printJson(report);
      else print(benchText(report));
      process.exitCode = report.audit.ok ? EXIT.done : EXIT.refused;
    });
}
