import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { parseInstant } from '@tongguan/kernel';
import type { Finding, LintInput, LintResult } from '@tongguan/sdk';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { writingTo } from '../common/input.ts';
import { messageInputs } from '../common/options/messageFiles.ts';
import { wrappingLine } from '../common/explained/wrappings.ts';
import { note, print, printJson } from '../common/output.ts';
import { say } from '../common/language.ts';

type LintOptions = {
  readonly format: 'text' | 'json' | 'sarif';
  readonly fix?: true;
  readonly at?: string;
  readonly showValues?: true;
};

const VERSION = '0.1.0';

export function lintCommand(): Command {
  return new Command('lint')
    .description(say('检查报文，一次报出全部问题', 'check messages and report every problem at once'))
    .argument(
      '<path...>',
      say(
        '报文文件或目录，XML、JSON、DXP 封套或 base64，- 为标准输入',
        'files or folders with XML, JSON, DXP envelopes or base64; - reads standard input',
      ),
    )
    .addOption(
      new Option('--format <format>', say('输出格式', 'output')).choices(['text', 'json', 'sarif']).default('text'),
    )
    .option(
      '--fix',
      say('改正没有疑问的问题，不动已加签的文件', 'make the fixes that are beyond doubt; never touches signed files'),
    )
    .option('--at <instant>', say('按此刻的法与时钟检查，默认现在', 'check as of this moment; default: now'))
    .option(
      '--show-values',
      say(
        '按原样显示字段值，默认遮蔽其中的个人信息',
        'show values as they are; default: personal data in them is masked',
      ),
    )
    .addHelpText(
      'after',
      say(
        `
目录中若有同一订单的订单、支付单、运单和清单，则一并比对

示例：
  tongguan lint order.xml
  tongguan lint ./outbox --format sarif > lint.sarif
  tongguan lint ./outbox --fix

退出码：0 无误；1 有错误；2 用法有误`,
        `
If the four documents of an order lie in one folder, they are compared

Examples:
  tongguan lint order.xml
  tongguan lint ./outbox --format sarif > lint.sarif
  tongguan lint ./outbox --fix

Exit code: 0 no errors; 1 errors; 2 wrong usage`,
      ),
    )
    .action(async (paths: string[], options: LintOptions) => {
      process.exitCode = await lintPaths(paths, options);
    });
}

async function lintPaths(paths: readonly string[], options: LintOptions): Promise<ExitCode> {
  const nowMs = options.at === undefined ? Date.now() : parseInstant(options.at);
  if (nowMs === null)
    throw new UsageError(`${say('--at 应形如', '--at has the form')} 2026-06-01T10:00:00+08:00: ${options.at}`);
  const { applyFixes, lint, toSarif } = await import('@tongguan/sdk');
  let inputs = await messageInputs(paths);
  const showValues = options.showValues === true;
  let result = lint(inputs, { nowMs, showValues });
  if (options.fix === true) {
    const fixed = await fixAll(inputs, result, applyFixes);
    if (fixed > 0) {
      note(say(`已改正：${fixed}`, `fixed: ${fixed}`));
      inputs = await messageInputs(paths);
      result = lint(inputs, { nowMs, showValues });
    }
  }
  if (options.format === 'json') printJson(result);
  else if (options.format === 'sarif') printJson(toSarif(result, VERSION));
  else printText(result);
  return result.findings.some(({ severity }) => severity === 'error') ? EXIT.refused : EXIT.done;
}

async function fixAll(
  inputs: readonly LintInput[],
  { findings }: LintResult,
  applyFixes: (bytes: Buffer, findings: readonly Finding[]) => { readonly bytes: Buffer; readonly fixed: number },
): Promise<number> {
  let count = 0;
  for (const { file, bytes } of inputs) {
    const own = findings.filter((finding) => finding.file === file && finding.fix !== null);
    if (own.length === 0 || file === 'stdin') continue;
    // Somebody may have saved it since: an edit of other bytes would destroy it.
    if (!(await readFile(file)).equals(bytes)) continue;
    const { bytes: fresh, fixed } = applyFixes(bytes, own);
    await writingTo(file, writeFile(file, fresh));
    count += fixed;
  }
  return count;
}

function printText({ files, findings, opened }: LintResult): void {
  for (const one of opened) note(`${one.file} ${say('取自：', 'taken out of: ')}${wrappingLine(one)}`);
  for (const finding of findings) print(paragraph(finding));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  note(
    say(
      `${files} 个文件：${errors} 个错误，${warnings} 个警告`,
      `${files} files: ${errors} errors, ${warnings} warnings`,
    ),
  );
}

function paragraph(finding: Finding): string {
  const { file, line, column, severity, code, path, pointer, found, allowed, zh, en, rule, reference, fix } = finding;
  const head = `${file}:${line}:${column}  ${severity === 'error' ? say('错误', 'error') : say('警告', 'warning')}  ${code}  ${zh} / ${en}`;
  const more = [
    `  ${path}  ${pointer}`,
    say(`  实为：${found}`, `  found: ${found}`),
    say(`  允许：${allowed}`, `  allowed: ${allowed}`),
    ...(rule === null ? [] : [say(`  规则：${rule}`, `  rule: ${rule}`)]),
    say(
      `  详见：${[reference.code, reference.element].filter((page) => page !== null).join('  ')}`,
      `  pages: ${[reference.code, reference.element].filter((page) => page !== null).join('  ')}`,
    ),
    ...(fix === null ? [] : [say(`  可改正：${fix.text}`, `  fixable with --fix: ${fix.text}`)]),
  ];
  return [head, ...more].join('\n');
}
