import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { DecisionRecord, Wrong } from '@tongguan/policy';
import {
  type ClientOptions,
  clientOf,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { print, printJson } from '../common/output.ts';
import { inSpoken, say } from '../common/language.ts';

type CheckOptions = ClientOptions & { readonly json?: true };

/** One decision with what a recomputation found; nothing found: it follows from its facts. */
type Checked = {
  readonly kind: string;
  readonly at: string;
  readonly record: unknown;
  readonly wrong: readonly Wrong[];
};

export function checkCommand(): Command {
  const command = new Command('check')
    .description(
      say(
        '复算决定：由事实与所引条文重算到分',
        'recompute decisions from their facts and the rows they cite, to the fen',
      ),
    )
    .argument(
      '<number-or-file>',
      say('清单的任一编号，或决定记录文件', 'any number of a declaration, or a file with a record'),
    );
  withPersonaOption(withClientOptions(command), 'broker')
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
  const { checkRecord, SHIPPED_ROWS } = await import('@tongguan/policy');
  const found = existsSync(what) ? [await fromFile(what)] : await fromPlatform(what, options);
  const checked = found.map((one): Checked => {
    const record = parsed(one.record);
    return { ...one, record, wrong: checkRecord(record, SHIPPED_ROWS, (text) => hash('sha256', text, 'hex')) };
  });
  if (checked.length === 0) throw new UsageError(say(`没有决定记录：${what}`, `no decision is recorded: ${what}`));
  if (options.json === true) printJson(checked);
  else print(checked.map(paragraph).join('\n\n'));
  return checked.every(({ wrong }) => wrong.length === 0) ? EXIT.done : EXIT.misused;
}

type Found = { readonly kind: string; readonly at: string; readonly record: string };

async function fromFile(path: string): Promise<Found> {
  return { kind: say('文件', 'file'), at: path, record: (await readInput(path)).toString('utf8') };
}

async function fromPlatform(number: string, options: CheckOptions): Promise<readonly Found[]> {
  const persona = await personaOf(options);
  const client = await clientOf(options, persona.token);
  return (await client.declaration(number)).decisions;
}

/** What is no JSON is no record, and the checker says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function paragraph({ kind, at, record, wrong }: Checked): string {
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
