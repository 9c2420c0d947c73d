import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { ExplainedCode } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { note, print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';
import { type InBoth, inSpoken, language, say, sayOf } from '../common/language.ts';

export function explainCommand(): Command {
  return (
    new Command('explain')
      .description(say('解释回执代码、状态或回执文件', 'explain a code, a state or a receipt file'))
      .argument('<code-or-file>', say('代码（-621018、1313、800…）或回执 XML 文件', 'a code or a receipt file'))
      .option('--json', say('输出 JSON', 'print JSON'))
      .addHelpText(
        'after',
        say(
          `
示例：
  tongguan explain 1313
  tongguan explain -621018
  tongguan explain receipt-622.xml`,
          `
Examples:
  tongguan explain 1313
  tongguan explain -621018
  tongguan explain receipt-622.xml`,
        ),
      )
      // Codes begin with a minus sign: they are no options.
      .allowUnknownOption()
      .action(async (what: string, options: { json?: true }) => {
        process.exitCode = await explain(what, options.json === true);
      })
  );
}

async function explain(what: string, asJson: boolean): Promise<ExitCode> {
  const [{ explainCodes, explainReceipt }, { meaningOf }] = await Promise.all([
    import('@tongguan/sdk'),
    import('@tongguan/ceb'),
  ]);
  let explained: readonly ExplainedCode[];
  if (existsSync(what)) {
    const outcome = explainReceipt(await readInput(what));
    if (!outcome.ok) {
      print(await refusalLines(outcome.refusals));
      return EXIT.misused;
    }
    explained = outcome.value;
  } else {
    explained = explainCodes(what);
  }
  if (explained.length === 0) {
    throw new UsageError(
      say(`没有这个代码或文件：${what}`, `no such code or file: ${what}`),
      say('代码形如 -621018、1313、90001', 'codes look like -621018, 1313, 90001'),
    );
  }
  if (asJson) printJson(explained);
  else {
    print(explained.map((one) => paragraph(one, one.entry && meaningOf(one.entry))).join('\n\n'));
    const [only] = explained;
    if (explained.length === 1 && only?.entry === null) {
      const near = await nearest(only.code);
      if (near !== '') note(`${say('相近的代码：', 'Codes near it:')}\n${near}`);
    }
  }
  return explained.every(({ entry }) => entry !== null) ? EXIT.done : EXIT.misused;
}

function paragraph({ code, text, values, subject, entry, reference }: ExplainedCode, meaning: InBoth | null): string {
  const head = [subject, code, meaning === null ? inSpoken(text) : sayOf(meaning)].filter((part) => part !== '');
  if (entry === null || reference === null) {
    return `${head.join('  ')}\n  ${say('目录中没有此代码', 'not in the catalogue')}`;
  }
  const row = (name: string, value: string): string => `  ${name}${say('：', ': ')}${value}`;
  // What a receipt says is Chinese; its values are told below in any language.
  const asReceived = text !== '' && text !== entry.text.zh && language() === 'zh';
  return [
    head.join('  '),
    ...(asReceived ? [row(say('回执原文', 'as received'), inSpoken(text))] : []),
    ...values.map(({ name, value }) => `    ${name} = ${value}`),
    row(say('含义', 'meaning'), sayOf(entry.meaning)),
    row(say('常见原因', 'usual cause'), sayOf(entry.cause)),
    row(say('怎么办', 'what to do'), sayOf(entry.advice)),
    row(say('可否重报', 'send again'), resendOf(entry)),
    ...(entry.fields.length > 0 ? [row(say('涉及字段', 'fields'), entry.fields.join(', '))] : []),
    ...(entry.rule === null ? [] : [row(say('规则', 'rule'), `${entry.rule}  docs/rule-coverage.md`)]),
    row(say('来源', 'source'), inSpoken(entry.source)),
    row(say('详见', 'page'), sayOf(reference)),
  ].join('\n');
}

/** A state that is no refusal asks for nothing. */
function resendOf({ code, resend }: { readonly code: string; readonly resend: boolean }): string {
  if (resend) return say('可以', 'yes');
  return /^\d{1,3}$/.test(code) && code !== '100' ? say('无需', 'not needed') : say('不可', 'no');
}

/** Codes a wrong one may stand for: those that differ least. */
async function nearest(code: string): Promise<string> {
  const { CATALOGUE, meaningOf } = await import('@tongguan/ceb');
  const wanted = code.replace(/^-/, '');
  return CATALOGUE.map((entry) => ({ entry, far: distance(wanted, entry.code.replace(/^-/, '')) }))
    .filter(({ far }) => far <= NEAR_MAX)
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST_SHOWN)
    .map(({ entry }) => `  ${entry.code}  ${sayOf(meaningOf(entry))}`)
    .join('\n');
}

const NEAREST_SHOWN = 5;
const NEAR_MAX = 1;

/** How many digits differ, are missing or too many. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, digit] of [...a].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const swap = (before[column] ?? 0) + (digit === other ? 0 : 1);
      now.push(Math.min(swap, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
