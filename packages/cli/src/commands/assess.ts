import type { AssessAnswer } from '@tongguan/policy';
import { Command } from 'commander';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { note, print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';
import { type InBoth, say, sayOf } from '../common/language.ts';
import { taxText } from '../common/shown/taxText.ts';

/** A batch of one call; more belongs into several. */
const INPUTS_MAX = 100_000;

export function assessCommand(): Command {
  return new Command('assess')
    .description(
      say('计税：一个订单的税款及其依据', 'calculate the tax on an order, with every parameter and law used'),
    )
    .argument(
      '[file]',
      say(
        'JSON 文件，- 或省略为标准输入；数组得到数组',
        'JSON file; - or nothing reads stdin; an array gives an array',
      ),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText(
      'after',
      say(
        `
示例：
  echo '{"acceptedAt":"2019-05-01T10:00:00+08:00","mode":"1210","annualUsed":"0.00","freight":"10.00",
    "insurance":"0.00","lines":[{"gcode":"3303000000","quantity":"1","price":"800.00"}]}' | tongguan assess

每行加 "postalClass":"1"、"2"或"3"，则附行邮税对照

退出码：0 可申报；1 被拒；2 输入有误`,
        `
Examples:
  echo '{"acceptedAt":"2019-05-01T10:00:00+08:00","mode":"1210","annualUsed":"0.00","freight":"10.00",
    "insurance":"0.00","lines":[{"gcode":"3303000000","quantity":"1","price":"800.00"}]}' | tongguan assess

"postalClass":"1", "2" or "3" in every line adds the postal tax for comparison

Exit code: 0 may be declared; 1 refused; 2 wrong input`,
      ),
    )
    .action(async (file: string | undefined, options: { json?: true }) => {
      process.exitCode = await assessFile(file ?? '-', options.json === true);
    });
}

async function assessFile(name: string, asJson: boolean): Promise<ExitCode> {
  const input = parse((await readInput(name)).toString('utf8'));
  const inputs: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (inputs.length > INPUTS_MAX)
    throw new UsageError(say(`一次最多 ${INPUTS_MAX} 个`, `at most ${INPUTS_MAX} inputs at once`));
  const { assessJson } = await import('@tongguan/policy');
  const answers: AssessAnswer[] = [];
  let anyRefused = false;
  for (const [index, one] of inputs.entries()) {
    const outcome = assessJson(one);
    if (!outcome.ok) {
      if (Array.isArray(input)) note(`[${index}]`);
      note(await refusalLines(outcome.refusals));
      return EXIT.misused;
    }
    if (outcome.value.route === 'refused') anyRefused = true;
    answers.push(outcome.value);
  }
  if (asJson) printJson(Array.isArray(input) ? answers : answers[0]);
  else
    for (const [index, answer] of answers.entries()) print(await answerText(answer, answers.length > 1 ? index : null));
  return anyRefused ? EXIT.refused : EXIT.done;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new UsageError(
      say(`输入不是 JSON：${why}`, `the input is not JSON: ${why}`),
      say('示例见', 'see: tongguan assess --help'),
    );
  }
}

/** The way it takes, why it does not pass, and its tax. */
async function answerText(answer: AssessAnswer, index: number | null): Promise<string> {
  const way = `${index === null ? '' : `[${index}]  `}${sayOf(ROUTES[answer.route])}`;
  const reasons = answer.refusals.length === 0 ? [] : [await refusalLines(answer.refusals)];
  return [way, ...reasons, taxText(answer)].join('\n');
}

const ROUTES: Readonly<Record<AssessAnswer['route'], InBoth>> = {
  reduced: {
    zh: '可申报：按跨境电商零售进口税收政策征税',
    en: 'may be declared: taxed within the limits of the policy',
  },
  full: { zh: '可申报：按一般贸易全额征税', en: 'may be declared: taxed in full, as general trade' },
  refused: { zh: '不可申报', en: 'refused' },
  manual: { zh: '转人工审核', en: 'must go to manual review' },
};
