import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { ExplainedCode, ExplainedMessage } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { nearest } from '../common/explained/nearest.ts';
import { codeLines, type MeaningOf, messageLines } from '../common/explained/text.ts';
import { readInput } from '../common/input.ts';
import { note, print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';
import { say } from '../common/language.ts';

export function explainCommand(): Command {
  return (
    new Command('explain')
      .description(
        say(
          '解释回执代码、状态、回执文字、回执文件或目录',
          'explain codes, states, texts of receipts, receipt files or folders',
        ),
      )
      .argument(
        '<code-text-or-file...>',
        say(
          '代码（-621018、1313、800…）、回执文字、回执文件（XML、DXP 封套、JSON、base64）或目录',
          'codes (-621018, 1313, 800 …), texts of receipts, receipt files (XML, DXP envelope, JSON, base64) or folders',
        ),
      )
      .option(
        '--on <date>',
        say('只列当日依据，如 2017-05-01', 'only the article in force on this day, such as 2017-05-01'),
      )
      .option('--json', say('输出 JSON', 'print JSON'))
      .addHelpText(
        'after',
        say(
          `
示例：
  tongguan explain 1313
  tongguan explain -621018 20004
  tongguan explain 1313 --on 2017-05-01
  tongguan explain "订单号为[EX-1]支付信息不存在"
  tongguan explain receipt-622.xml inbox/`,
          `
Examples:
  tongguan explain 1313
  tongguan explain -621018 20004
  tongguan explain 1313 --on 2017-05-01
  tongguan explain receipt-622.xml inbox/`,
        ),
      )
      // Codes begin with a minus sign: they are no options.
      .allowUnknownOption()
      .action(async (what: string[], options: { json?: true; on?: string }) => {
        process.exitCode = await explainAll(what, options.json === true, options.on);
      })
  );
}

/** What one argument or one file of a folder gave. */
type Told = { readonly file: string; readonly messages: readonly ExplainedMessage[] };

async function explainAll(what: readonly string[], asJson: boolean, on?: string): Promise<ExitCode> {
  if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    throw new UsageError(say(`不是日期：${on}`, `no date: ${on}`), say('形如 2017-05-01', 'such as 2017-05-01'));
  }
  const told: Told[] = [];
  let worst: ExitCode = EXIT.done;
  for (const one of what) {
    const files = await filesOf(one);
    const found = files === null ? [tellText(one, (await import('@tongguan/sdk')).explainCodes(one))] : [];
    for (const file of files ?? []) {
      const messages = await tellFile(file, asJson);
      if (messages === null) worst = EXIT.misused;
      else found.push({ file, messages });
    }
    told.push(...found.map((said) => toldOn(said, on)));
  }
  const codes = told.flatMap(({ messages }) => messages.flatMap((message) => message.codes));
  // One argument keeps its plain answer, as scripts have it.
  const [only] = told;
  const isPlain = told.length === 1 && what.length === 1 && only?.messages.every(({ foreign }) => foreign === null);
  if (asJson) printJson(isPlain ? codes : told);
  else if (told.length > 0) {
    const { meaningOf } = await import('@tongguan/ceb');
    print(told.map((one) => lines(one, told.length > 1, meaningOf)).join('\n\n'));
    const [first] = codes;
    if (codes.length === 1 && first?.entry === null && first.code !== '') {
      const near = await nearest(first.code);
      if (near !== '') note(`${say('相近的代码：', 'Codes near it:')}\n${near}`);
    }
  }
  return codes.every(({ entry, sayings }) => entry !== null || sayings.length > 0) ? worst : EXIT.misused;
}

function tellText(text: string, codes: ExplainedMessage['codes']): Told {
  if (codes.length === 0) {
    throw new UsageError(
      say(`没有这个代码或文件：${text}`, `no such code or file: ${text}`),
      say('代码形如 -621018、1313、90001', 'codes look like -621018, 1313, 90001'),
    );
  }
  return { file: '', messages: [{ type: '', wrappings: [], repairs: [], garbled: [], codes, foreign: null }] };
}

/** `null` when the file cannot be read as anything; it has been said then. */
async function tellFile(file: string, asJson: boolean): Promise<readonly ExplainedMessage[] | null> {
  const { explainMessages } = await import('@tongguan/sdk');
  const outcome = explainMessages(await readInput(file));
  if (outcome.ok) return outcome.value;
  if (asJson) printJson({ file, refusals: outcome.refusals });
  else print(`${file}\n${await refusalLines(outcome.refusals)}`);
  return null;
}

/** Files of a folder, or the file itself; `null` for what is neither. */
async function filesOf(path: string): Promise<readonly string[] | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return path === '-' ? ['-'] : null;
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && /\.(xml|json|txt|dxp|msg)$/i.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function lines({ file, messages }: Told, named: boolean, meaningOf: MeaningOf): string {
  const head = named && file !== '' ? [`── ${file}`] : [];
  return [
    ...head,
    ...messages.flatMap((message) => [
      ...messageLines(message),
      ...message.codes.map((code) => codeLines(code, meaningOf)),
    ]),
  ].join('\n\n');
}

/** Of one day the basis that was the last to begin; without a day all of them. */
function toldOn({ file, messages }: Told, on: string | undefined): Told {
  if (on === undefined) return { file, messages };
  const codeOn = (code: ExplainedCode): ExplainedCode => ({
    ...code,
    bases: code.bases.filter(({ from }) => from <= on).slice(-1),
  });
  return { file, messages: messages.map((message) => ({ ...message, codes: message.codes.map(codeOn) })) };
}
