import { Command, Option } from 'commander';
import { DEFAULT_DATA_DIR, personaOf } from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { wholeNumber } from '../../common/numbers.ts';
import { print } from '../../common/output.ts';
import { stopRequested } from '../../common/stop.ts';
import { say } from '../../common/language.ts';

type UkeyOptions = {
  readonly as: string;
  readonly data: string;
  readonly port: number;
  readonly password: string;
  readonly signMs: number;
  readonly algorithm?: 'rsa-sha1' | 'sm2-sm3';
};

export function ukeyCommand(): Command {
  return new Command('ukey')
    .description(
      say('模拟电子口岸 u-key 控件，供开发测试', 'simulate the e-port u-key control, for development and tests'),
    )
    .requiredOption('--as <persona>', say('卡内放谁的密钥', 'whose key is on the card'))
    .option('--data <dir>', say('平台数据目录', 'data folder of the platform'), DEFAULT_DATA_DIR)
    .option(
      '--port <port>',
      say('端口，0 为任一空闲端口', 'port; 0 takes any free one'),
      wholeNumber(0, 65_535),
      61_232,
    )
    .option('--password <text>', say('模拟卡的密码', 'password of the simulated card'), '88888888')
    .option(
      '--sign-ms <n>',
      say('每次签名耗时，240 为实卡速度', 'time per signature in milliseconds; 240 is like a real card'),
      wholeNumber(0, 60_000),
      0,
    )
    .addOption(
      new Option(
        '--algorithm <name>',
        say('卡的算法，默认按档案', 'algorithm of the card; default: the persona’s'),
      ).choices(['rsa-sha1', 'sm2-sm3']),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan ukey --as platform
  TONGGUAN_KEY_PASSWORD=88888888 tongguan sign order.xml --key ws://127.0.0.1:61232`,
        `
Examples:
  tongguan ukey --as platform
  TONGGUAN_KEY_PASSWORD=88888888 tongguan sign order.xml --key ws://127.0.0.1:61232`,
      ),
    )
    .action(async (options: UkeyOptions) => {
      process.exitCode = await simulate(options);
    });
}

async function simulate(options: UkeyOptions): Promise<ExitCode> {
  const persona = await personaOf(options);
  const { signerOf, startUkeySimulator } = await import('@tongguan/sdk');
  // Cards sign RSA with SHA-1; a persona that prefers SHA-256 has the same key.
  const preferred = persona.defaultAlgorithm === 'rsa-sha256' ? 'rsa-sha1' : persona.defaultAlgorithm;
  const signer = signerOf(persona, options.algorithm ?? preferred);
  const stop = stopRequested();
  const simulator = await started(() => startUkeySimulator({ ...options, signer }));
  print(
    say(
      `u-key 模拟控件 ${simulator.url}  ${persona.name} ${signer.algorithm} ${signer.keyName}`,
      `simulated u-key control  ${simulator.url}  ${persona.name} ${signer.algorithm} ${signer.keyName}`,
    ),
  );
  await stop.promise;
  await simulator.close();
  return EXIT.done;
}

/** The port of the real control is taken where a real control runs. */
async function started<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new UsageError(
      say(`无法监听该端口 (${code})`, `cannot listen on this port (${code})`),
      say('换一个 --port', 'try another --port'),
    );
  }
}
