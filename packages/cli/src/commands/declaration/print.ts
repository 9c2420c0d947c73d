import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Schemas } from '@tongguan/sdk';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { officeOf } from '../../common/options/office.ts';
import { writingTo } from '../../common/input.ts';
import { say } from '../../common/language.ts';
import { note, print, printJson, table } from '../../common/output.ts';

type PrintOptions = ClientOptions & {
  readonly no?: string;
  readonly versions?: true;
  readonly out?: string;
  readonly json?: true;
};

const STAFF_NAME = /^(officer|supervisor|auditor|operator)\d$/;

export function printCommand(): Command {
  const command = new Command('print')
    .description(say('打印清单（HTML），任一版本', 'print a list as an HTML page, in any version'))
    .argument('<number>', say('copNo、preNo 或 invtNo', 'copNo, preNo or invtNo'));
  return withPersonaOption(withClientOptions(command), 'broker')
    .option('--no <n>', say('第几版；缺省为现行版本', 'which version; default: the one in force'))
    .option('--versions', say('列出各版本', 'list the versions'))
    .option('--out <file>', say('写入何处，默认标准输出', 'write to this file; default: standard output'))
    .option('--json', say('以 JSON 列出各版本', 'list the versions as JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan print LIST-1 --as broker --out list.html
  tongguan print LIST-1 --as broker --versions
  tongguan print LIST-1 --as officer1 --no 1 --out first.html

内容来自存档的签名报文，同一版本每次相同；个人信息已掩码`,
        `
Examples:
  tongguan print LIST-1 --as broker --out list.html
  tongguan print LIST-1 --as broker --versions
  tongguan print LIST-1 --as officer1 --no 1 --out first.html

The page is made from what was signed and stored; the same version always gives the same bytes. Personal data is masked`,
      ),
    )
    .action(async (number: string, options: PrintOptions) => {
      process.exitCode = await run(number, options);
    });
}

async function run(number: string, options: PrintOptions): Promise<ExitCode> {
  const reader = await readerOf(options);
  if (options.versions === true || options.json === true) return list(await reader.versions(number), options);
  const page = await reader.printed(number, versionOf(options.no));
  if (options.out === undefined) print(page.trimEnd());
  else {
    await writingTo(options.out, writeFile(options.out, page));
    note(say(`已写入：${options.out}`, `written: ${options.out}`));
  }
  return EXIT.done;
}

function list({ versions }: Schemas['Versions'], options: PrintOptions): ExitCode {
  if (options.json === true) printJson(versions);
  else {
    const head = [
      say('版本', 'version'),
      say('现状', 'standing'),
      say('受理', 'accepted'),
      say('签名', 'signed by'),
      'SHA-256',
    ];
    const rows = versions.map((one) => [String(one.no), one.standing, one.acceptedAt, one.signerCode, one.digest]);
    print(table([head, ...rows]));
  }
  return EXIT.done;
}

function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(say(`不是版本号：${text}`, `not a version number: ${text}`), '--no 1');
}

async function readerOf(options: PrintOptions) {
  const { as = '' } = options;
  if (STAFF_NAME.test(as)) return officeOf({ ...options, as });
  const { token } = await personaOf(options);
  return clientOf(options, token);
}
