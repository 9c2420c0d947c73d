import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { PersonaAlgorithm } from '@tongguan/sdk';
import { DEFAULT_DATA_DIR } from '../common/clientOptions.ts';
import { personaOf } from '../common/clientOptions.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput, writingTo } from '../common/input.ts';
import { note } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';

type SignOptions = {
  readonly as: string;
  readonly data: string;
  readonly algorithm?: PersonaAlgorithm;
  readonly out?: string;
};

export function signCommand(): Command {
  return new Command('sign')
    .description('给一份 CEB 报文加签 / sign a CEB message')
    .argument('<file>', '未加签的报文，- 为标准输入 / the unsigned message, - for stdin')
    .requiredOption(
      '--as <persona>',
      '以谁的身份：沙箱参与者名或档案文件 / as whom: a sandbox persona or a profile file',
    )
    .option('--data <dir>', '平台数据目录 / data folder of the platform', DEFAULT_DATA_DIR)
    .addOption(
      new Option('--algorithm <name>', '签名算法，默认按档案 / signature algorithm; default: the persona’s').choices([
        'rsa-sha1',
        'rsa-sha256',
        'sm2-sm3',
      ]),
    )
    .option('--out <file>', '写入文件而非标准输出 / write to a file instead of stdout')
    .addHelpText('after', '\n示例 / example:\n  tongguan sign order.xml --as platform --out order.signed.xml')
    .action(async (file: string, options: SignOptions) => {
      process.exitCode = await sign(file, options);
    });
}

async function sign(file: string, options: SignOptions): Promise<ExitCode> {
  const persona = await personaOf(options);
  const unsigned = await readInput(file);
  const { readSignature, scan, signTape } = await import('@tongguan/ceb');
  const { signerOf } = await import('@tongguan/sdk');
  const tape = scan(unsigned);
  if (!tape.ok) {
    note(await refusalLines(tape.refusals));
    return EXIT.refused;
  }
  const present = readSignature(tape.value);
  if (present.ok || present.refusals.some(({ code }) => code !== '-900301')) {
    throw new UsageError(
      '报文已有签名 / the message is already signed',
      '签名须加在最后，改动后请从未签名的原文重签 / sign the unsigned text anew',
    );
  }
  const signed = signTape(tape.value, signerOf(persona, options.algorithm));
  if (options.out === undefined) process.stdout.write(signed);
  else await writingTo(options.out, writeFile(options.out, signed));
  return EXIT.done;
}
