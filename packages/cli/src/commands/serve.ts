import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseInstant } from '@tongguan/kernel';
import { DEFAULT_DATA_DIR, DEFAULT_PORT } from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { wholeNumber } from '../common/numbers.ts';
import { note, print, table } from '../common/output.ts';
import { type Stop, stopRequested } from '../common/stop.ts';
import { proxyList } from '../common/proxyList.ts';
import { defaultWorkers } from '../common/workers.ts';
import { say } from '../common/language.ts';

type ServeOptions = {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl?: string;
  readonly profile: 'sandbox' | 'production';
  readonly workers?: number;
  readonly vaultKeyFile?: string;
  readonly demo?: true;
  readonly clockStart?: number;
  readonly inspectionRate?: number | 'law';
  readonly trustProxy?: readonly string[];
  readonly log: 'pretty' | 'json';
};

/** A demonstration lives through the days up to consolidated settlement (G-02) and ends today. */
const DEMO_DAYS = 32;
const DAY_MS = 24 * 60 * 60 * 1000;

export function serveCommand(): Command {
  return withSandboxOptions(withPlaceOptions(new Command('serve')))
    .description(say('启动平台（含内置数据库），Ctrl-C 停止', 'start the platform with its database; Ctrl-C stops it'))
    .option(
      '--trust-proxy <list>',
      say(
        '可信反向代理的地址或网段，逗号分隔，仅采信其 X-Forwarded-For',
        'addresses or networks of proxies whose X-Forwarded-For you trust',
      ),
      proxyList,
    )
    .addOption(
      new Option(
        '--log <form>',
        say(
          'pretty 输出给人看，日志只写入数据目录的 tongguan.log；json 另将日志逐行写到标准输出',
          'pretty: output for people, with the log only in tongguan.log; json: log lines on standard output as well, and everything else on standard error',
        ),
      )
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .option('--demo', say('启动后运行一次演示', 'play the demonstration once after the start'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan serve --demo
  tongguan serve --data /var/lib/tongguan --port 8443 --profile production --vault-key-file /etc/tongguan/key.json`,
        `
Examples:
  tongguan serve --demo
  tongguan serve --data /var/lib/tongguan --port 8443 --profile production --vault-key-file /etc/tongguan/key.json`,
      ),
    )
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });
}

/** Where it lives and what it needs there. */
function withPlaceOptions(command: Command): Command {
  return command
    .option('--data <dir>', say('数据目录', 'data folder'), DEFAULT_DATA_DIR)
    .option(
      '--port <n>',
      say('端口，0 为任意空闲端口', 'port; 0 takes any free one'),
      wholeNumber(0, 65_535),
      DEFAULT_PORT,
    )
    .option('--host <address>', say('监听地址', 'address to listen on'), '127.0.0.1')
    .addOption(
      new Option('--database-url <url>', say('使用已有的 PostgreSQL', 'use your own PostgreSQL')).env('DATABASE_URL'),
    )
    .addOption(
      new Option('--profile <name>', say('运行方式', 'profile')).choices(['sandbox', 'production']).default('sandbox'),
    )
    .addOption(
      new Option(
        '--vault-key-file <file>',
        say('密钥文件，生产环境必需', 'the vault key file; production does not start without it'),
      ).env('TONGGUAN_VAULT_KEY_FILE'),
    )
    .option(
      '--workers <n>',
      say('接收进程数，0 为单进程', 'number of gateway processes; 0 runs everything in one process'),
      wholeNumber(0, 64),
    );
}

function withSandboxOptions(command: Command): Command {
  return command
    .option(
      '--clock-start <instant>',
      say(
        '沙箱时间的起点，仅首次启动有效，如 2019-05-01T10:00:00+08:00',
        'moment at which the clock of a new sandbox starts',
      ),
      pastInstant,
    )
    .option(
      '--inspection-rate <n>',
      say(
        '查验率（万分之），law 为按信用等级；沙箱默认 0',
        'lists inspected per ten thousand, or law for the rates by credit level; default in a sandbox: 0',
      ),
      inspectionRate,
    );
}

async function serve(options: ServeOptions): Promise<ExitCode> {
  const stop = stopRequested();
  let tellLost: (failure: Error) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    tellLost = resolve;
  });
  const { startPlatform } = await import('@tongguan/server');
  note(say('正在启动…', 'starting…'));
  const platform = await startPlatform({
    dataDir: options.data,
    port: options.port,
    host: options.host,
    profile: options.profile,
    workers: options.workers ?? defaultWorkers(),
    ...clockStartOf(options),
    ...inspectionRateOf(options),
    // An option or a variable that is set to nothing is not set.
    ...(options.vaultKeyFile ? { vaultKeyFile: options.vaultKeyFile } : {}),
    ...(options.trustProxy === undefined ? {} : { trustedProxies: options.trustProxy }),
    ...(options.log === 'json' ? { logToOutput: true } : {}),
    onLost: tellLost,
    onNotice: (zh: string, en: string) => note(`${zh} / ${en}`),
    // An environment variable that is set to nothing is not set.
    ...(options.databaseUrl ? { databaseUrl: options.databaseUrl } : {}),
  });
  try {
    await announce(options, platform.url);
    if (options.demo === true && !stop.requested) await demonstrate(options, platform.url, stop);
    const failure = await Promise.race([stop.promise, lost]);
    // A platform without its database would only collect refusals: end, and let a service manager start it again.
    if (failure !== undefined) throw failure;
    note(say('正在停止…', 'stopping…'));
  } finally {
    await platform.stop();
  }
  note(say('已停止，数据已保存', 'stopped; all data is saved'));
  return EXIT.done;
}

function clockStartOf({ clockStart, demo, profile }: ServeOptions): { readonly clockStartMs?: number } {
  if (profile !== 'sandbox') {
    if (clockStart !== undefined) throw new UsageError(say('--clock-start 仅用于沙箱', 'is for a sandbox only'));
    return {};
  }
  if (clockStart !== undefined) return { clockStartMs: clockStart };
  return demo === true ? { clockStartMs: Date.now() - DEMO_DAYS * DAY_MS } : {};
}

function inspectionRateOf({ inspectionRate: rate }: ServeOptions): {
  readonly parameters?: { readonly inspectionRateBasisPoints: number | null };
} {
  return rate === undefined ? {} : { parameters: { inspectionRateBasisPoints: rate === 'law' ? null : rate } };
}

function inspectionRate(text: string): number | 'law' {
  return text === 'law' ? text : wholeNumber(0, 10_000)(text);
}

function pastInstant(text: string): number {
  const ms = parseInstant(text);
  if (ms !== null && ms < Date.now()) return ms;
  throw new InvalidArgumentError(say('须为过去的时刻，如 2019-05-01T10:00:00+08:00', 'a moment in the past'));
}

async function announce(options: ServeOptions, url: string): Promise<void> {
  const { personaNames } = await import('../common/personas.ts');
  const names = await personaNames(options.data);
  const rows = [
    [say('平台', 'platform'), url],
    [say('接口说明', 'API'), `${url}/api/openapi.json`],
    [say('状态', 'health'), `${url}/api/health`],
    [say('数据目录', 'data'), resolve(options.data)],
    ...(names.length === 0
      ? []
      : [[say('参与者', 'personas'), `${names.join('  ')}  (${resolve(options.data, 'personas')})`]]),
  ];
  saidBy(options)(table(rows));
}

/** For people: on standard output, unless that holds log lines for a machine. */
function saidBy({ log }: ServeOptions): (text: string) => void {
  return log === 'json' ? note : print;
}

/** A demonstration that fails leaves the platform up: it is there to be looked at. */
async function demonstrate(options: ServeOptions, url: string, stop: Stop): Promise<void> {
  const { DEMO_DECLARATIONS, runDemo } = await import('../demo/run.ts');
  const { summaryText } = await import('../demo/summaryText.ts');
  const { codeNames } = await import('../common/shown/receiptLine.ts');
  const { failureLine } = await import('../common/failure.ts');
  try {
    const summary = await runDemo({ url, dataDir: options.data, declarations: DEMO_DECLARATIONS, quiet: false, stop });
    if (summary === null) return;
    saidBy(options)(summaryText(summary, await codeNames()));
  } catch (error) {
    note(failureLine(error));
  }
  note(say('平台继续运行，Ctrl-C 停止', 'the platform stays up; Ctrl-C stops it'));
}
