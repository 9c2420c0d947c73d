import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { DecisionRecord } from '@tongguan/policy';
import { type ClientOptions, firmClient, withClientOptions, withPersonaOption } from '../../common/options/client.ts';
import type { Decided, Recomputed } from '../../common/explained/decisions.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { readInput } from '../../common/input.ts';
import { print, printJson } from '../../common/output.ts';
import { inSpoken, say } from '../../common/language.ts';

type CheckOptions = ClientOptions & { readonly json?: true; readonly editions?: string };

export function checkCommand(): Command {
  const command = new Command('check')
    .description(
      say(
        '复算决定：由事实与所引条文重算到分',
        'recompute decisions from their facts and the rows they cite, exact to the fen',
      ),
    )
    .argument(
      '<number-or-file>',
      say('清单的任一编号，或决定记录文件', 'any number of a declaration, or a file with the record of a decision'),
    );
  withPersonaOption(withClientOptions(command), 'broker')
    .option(
      '--editions <file>',
      say(
        '复算文件时所用的装入税则：清单查询答复（JSON），取其 tariffEditions',
        'loaded tariff rows for checking a file: the answer about a declaration, JSON with tariffEditions',
      ),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan check B20260601000000001 --as broker
  tongguan check record.json`,
        `
Examples:
  tongguan check B20260601000000001 --as broker
  tongguan check record.json`,
      ),
    );
  return command.action(async (what: string, options: CheckOptions) => {
    process.exitCode = await check(what, options);
  });
}

async function check(what: string, options: CheckOptions): Promise<ExitCode> {
  const { recomputed } = await import('../../common/explained/decisions.ts');
  const checked = recomputed(
    existsSync(what) ? await fromFile(what, options.editions) : await fromPlatform(what, options),
  );
  if (checked.length === 0) throw new UsageError(say(`没有决定记录：${what}`, `no decision is recorded: ${what}`));
  if (options.json === true) printJson(checked);
  else print(checked.map(paragraph).join('\n\n'));
  return checked.every(({ wrong }) => wrong.length === 0) ? EXIT.done : EXIT.misused;
}

async function fromFile(path: string, editions: string | undefined): Promise<Decided> {
  const record = (await readInput(path)).toString('utf8');
  return {
    decisions: [{ kind: say('文件', 'file'), at: path, record }],
    tariffEditions: editions === undefined ? [] : editionsIn((await readInput(editions)).toString('utf8'), editions),
  };
}

function editionsIn(text: string, path: string): Decided['tariffEditions'] {
  let told: Partial<Decided> | null = null;
  try {
    told = JSON.parse(text) as Partial<Decided> | null;
  } catch {
    // Said below.
  }
  if (Array.isArray(told?.tariffEditions)) return told.tariffEditions;
  throw new UsageError(say(`没有 tariffEditions：${path}`, `no tariffEditions in ${path}`));
}

async function fromPlatform(number: string, options: CheckOptions): Promise<Decided> {
  return (await firmClient(options, 'broker')).declaration(number);
}

function paragraph({ kind, at, record, wrong }: Recomputed): string {
  if (wrong.length > 0) {
    const lines = wrong.map(({ path, found, expected }) => `  ${path}: ${found} ≠ ${expected}`);
    return [`✖ ${kind} ${at}  ${say('不能由其事实得出', 'does not follow from its facts')}`, ...lines].join('\n');
  }
  const { facts, sums, lines, total, cited, outcome } = record as DecisionRecord;
  return [
    `✔ ${kind} ${at}  ${say('可由事实复算', 'follows from its facts')}`,
    `  ${facts.acceptedAt} ${facts.mode}  ${outcome.route} ${outcome.codes.join(' ')}`.trimEnd(),
    ...Object.entries(sums).flatMap(([name, text]) => (text === '' ? [] : [`  ${name}: ${text}`])),
    ...lines.flatMap(({ arithmetic }, index) =>
      arithmetic.filter((text) => text !== '').map((text) => `  ${index + 1}: ${text}`),
    ),
    `  ${say('税款：', 'tax: ')}${total.duty} + ${total.consumption} + ${total.vat} = ${total.tax}`,
    ...cited.map(
      ([rule, parameter, from, value, law]) => `  ${rule} ${parameter} = ${value}  ${from}  ${inSpoken(law)}`,
    ),
  ].join('\n');
}
