import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { Tape } from '@tongguan/ceb';
import { assert, type EpochMs, parseInstant, shanghaiC14 } from '@tongguan/kernel';
import type { AsyncSigner, PersonaAlgorithm } from '@tongguan/sdk';
import { DEFAULT_DATA_DIR, personaOf, withPersonaOption } from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { readInput, writingTo } from '../../common/input.ts';
import { keyHelp, type KeyOptions, keyOf, withKeyOptions } from '../../common/options/key.ts';
import { note } from '../../common/output.ts';
import { refusalLines } from '../../common/refusals.ts';
import { platformNow } from '../../common/platform/platformNow.ts';
import { say } from '../../common/language.ts';

type SignOptions = KeyOptions & {
  readonly as?: string;
  readonly data: string;
  readonly algorithm?: PersonaAlgorithm;
  readonly out?: string;
  readonly appTime?: string;
};

export function signCommand(): Command {
  const command = new Command('sign')
    .description(say('给一份 CEB 报文加签', 'sign a CEB message'))
    .argument('<file>', say('未加签的报文，- 为标准输入', 'the unsigned message; - reads stdin'));
  return withKeyOptions(withPersonaOption(command))
    .option('--data <dir>', say('平台数据目录', 'data folder of the platform'), DEFAULT_DATA_DIR)
    .addOption(
      new Option(
        '--algorithm <name>',
        say('签名算法，默认按档案或证书', 'default: that of the persona or the certificate'),
      ).choices(['rsa-sha1', 'rsa-sha256', 'sm2-sm3']),
    )
    .option(
      '--app-time <moment>',
      say(
        '加签前改写各单证的报送时间：now（平台的时间，未运行则为本机时间）或 2026-06-01T10:00:00+08:00',
        'set every appTime before signing: now (the platform’s time, or this machine’s if no platform runs) or 2026-06-01T10:00:00+08:00',
      ),
    )
    .option('--out <file>', say('写入文件而非标准输出', 'write to a file instead of stdout'))
    .addHelpText(
      'after',
      say(
        `${keyHelp()}

示例：
  tongguan sign order.xml --as platform --out order.signed.xml
  tongguan sign old.xml --app-time now --as platform
  tongguan sign order.xml --key firm.pfx --password-file password.txt`,
        `${keyHelp()}

Examples:
  tongguan sign order.xml --as platform --out order.signed.xml
  tongguan sign old.xml --app-time now --as platform
  tongguan sign order.xml --key firm.pfx --password-file password.txt`,
      ),
    )
    .action(async (file: string, options: SignOptions) => {
      process.exitCode = await sign(file, options);
    });
}

async function sign(file: string, options: SignOptions): Promise<ExitCode> {
  if (options.as === undefined && options.key === undefined) {
    throw new UsageError(say('请用 --as 或 --key 指明用谁的密钥', 'name the signing key with --as or --key'));
  }
  const unsigned = await readInput(file);
  const { readSignature, scan } = await import('@tongguan/ceb');
  const tape = scan(unsigned);
  if (!tape.ok) {
    note(await refusalLines(tape.refusals));
    return EXIT.refused;
  }
  const present = readSignature(tape.value);
  if (present.ok || present.refusals.some(({ code }) => code !== '-900301')) {
    throw new UsageError(
      say('报文已有签名', 'the message is already signed'),
      say('签名须加在最后，改动后请从未签名的原文重签', 'sign the unsigned message instead'),
    );
  }
  const fresh =
    options.appTime === undefined
      ? tape
      : scan(withAppTime(unsigned, tape.value, await momentOf(options.appTime, options.data)));
  assert(fresh.ok, 'fourteen digits in place of others leave a message well formed');
  const signed = await signedBy(fresh.value, await signerFor(options));
  if (options.out === undefined) process.stdout.write(signed);
  else await writingTo(options.out, writeFile(options.out, signed));
  return EXIT.done;
}

/** The platform refuses what says that it was written long ago (B-06): a file kept for later is written anew. */
function withAppTime(message: Buffer, tape: Tape, atMs: EpochMs): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let element = 0; element < tape.count; element++) {
    if (tape.localName[element] !== 'appTime') continue;
    pieces.push(message.subarray(at, tape.contentStart[element]), Buffer.from(shanghaiC14(atMs)));
    at = tape.contentEnd[element] ?? at;
  }
  return Buffer.concat([...pieces, message.subarray(at)]);
}

async function momentOf(moment: string, dataDir: string): Promise<EpochMs> {
  const atMs = moment === 'now' ? await platformNow(dataDir) : parseInstant(moment);
  if (atMs !== null) return atMs;
  throw new UsageError(
    `${say('--app-time 应为 now 或形如', '--app-time is now, or has the form')} 2026-06-01T10:00:00+08:00: ${moment}`,
  );
}

async function signerFor(options: SignOptions): Promise<AsyncSigner> {
  const key = await keyOf(options, options.algorithm);
  if (key !== null) return key;
  const { asyncSigner, signerOf } = await import('@tongguan/sdk');
  return asyncSigner(signerOf(await personaOf(options), options.algorithm));
}

async function signedBy(tape: Tape, signer: AsyncSigner): Promise<Buffer> {
  const { signTapeAsync } = await import('@tongguan/sdk');
  try {
    return await signTapeAsync(tape, signer);
  } finally {
    await signer.close();
  }
}
