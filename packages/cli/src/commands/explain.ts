import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { ExplainedCode } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';

export function explainCommand(): Command {
  return (
    new Command('explain')
      .description('解释回执代码、状态或回执文件 / explain a code, a state or a receipt file')
      .argument('<code-or-file>', '代码（-621018、1313、800…）或回执 XML 文件 / a code or a receipt file')
      .option('--json', '输出 JSON / print JSON')
      .addHelpText(
        'after',
        `
示例 / example:
  tongguan explain 1313
  tongguan explain -621018
  tongguan explain receipt-622.xml`,
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
      `没有这个代码或文件 / no such code or file: ${what}`,
      '代码形如 -621018、1313、90001 / codes look like -621018, 1313, 90001',
    );
  }
  if (asJson) printJson(explained);
  else print(explained.map((one) => paragraph(one, one.entry && meaningOf(one.entry))).join('\n\n'));
  return explained.every(({ entry }) => entry !== null) ? EXIT.done : EXIT.misused;
}

function paragraph(
  { code, text, values, subject, entry, reference }: ExplainedCode,
  meaning: Readonly<{ zh: string; en: string }> | null,
): string {
  const head = [subject, code, meaning === null ? text : `${meaning.zh} / ${meaning.en}`].filter((part) => part !== '');
  if (entry === null || reference === null) return `${head.join('  ')}\n  目录中没有此代码 / not in the catalogue`;
  const lines = [head.join('  ')];
  if (text !== '' && text !== entry.text.zh) lines.push(`  回执原文 / as received: ${text}`);
  for (const { name, value } of values) lines.push(`    ${name} = ${value}`);
  lines.push(
    `  含义 / meaning: ${entry.meaning.zh} / ${entry.meaning.en}`,
    `  常见原因 / usual cause: ${entry.cause.zh} / ${entry.cause.en}`,
    `  怎么办 / what to do: ${entry.advice.zh} / ${entry.advice.en}`,
    `  可否重报 / resend: ${entry.resend ? '可以 / yes' : '不可 / no'}`,
  );
  if (entry.fields.length > 0) lines.push(`  涉及字段 / fields: ${entry.fields.join(', ')}`);
  if (entry.rule !== null) lines.push(`  规则 / rule: ${entry.rule}  docs/rule-coverage.md`);
  lines.push(`  来源 / source: ${entry.source}`, `  详见 / page: ${reference.zh}  ${reference.en}`);
  return lines.join('\n');
}
