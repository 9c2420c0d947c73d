import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { ExplainedMessage } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { codeLines, type MeaningOf, messageLines } from '../common/explained/text.ts';
import { readInput } from '../common/input.ts';
import { print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';

export function explainCommand(): Command {
  return (
    new Command('explain')
      .description(
        '解释回执代码、状态、回执文字、回执文件或目录 / explain codes, states, texts of receipts, receipt files or folders',
      )
      .argument(
        '<code-text-or-file...>',
        '代码（-621018、1313、800…）、回执文字、回执文件（XML、DXP 封套、JSON、base64）或目录 / codes, texts, receipt files or folders',
      )
      .option('--json', '输出 JSON / print JSON')
      .addHelpText(
        'after',
        `
示例 / example:
  tongguan explain 1313
  tongguan explain -621018 20004
  tongguan explain "订单号为[EX-1]支付信息不存在"
  tongguan explain receipt-622.xml inbox/`,
      )
      // Codes begin with a minus sign: they are no options.
      .allowUnknownOption()
      .action(async (what: string[], options: { json?: true }) => {
        process.exitCode = await explainAll(what, options.json === true);
      })
  );
}

/** What one argument or one file of a folder gave. */
type Told = { readonly file: string; readonly messages: readonly ExplainedMessage[] };

async function explainAll(what: readonly string[], asJson: boolean): Promise<ExitCode> {
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
    told.push(...found);
  }
  const codes = told.flatMap(({ messages }) => messages.flatMap((message) => message.codes));
  // One argument keeps its plain answer, as scripts have it.
  const [only] = told;
  const isPlain = told.length === 1 && what.length === 1 && only?.messages.every(({ foreign }) => foreign === null);
  if (asJson) printJson(isPlain ? codes : told);
  else if (told.length > 0) {
    const { meaningOf } = await import('@tongguan/ceb');
    print(told.map((one) => lines(one, told.length > 1, meaningOf)).join('\n\n'));
  }
  return codes.every(({ entry, sayings }) => entry !== null || sayings.length > 0) ? worst : EXIT.misused;
}

function tellText(text: string, codes: ExplainedMessage['codes']): Told {
  if (codes.length === 0) {
    throw new UsageError(
      `没有这个代码或文件 / no such code or file: ${text}`,
      '代码形如 -621018、1313、90001 / codes look like -621018, 1313, 90001',
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
