import type { FileProblem } from './read.ts';
import type { ScenarioResult, StepResult } from './types.ts';

/** The steps that were played, with their times; the first that differs with its differences. */
export function transcript({ scenario, passed, steps }: ScenarioResult): string {
  const mark = passed ? '✓' : '✗';
  const head = `${mark} ${scenario.title} / ${scenario.titleEn}  [${scenario.rules.join(' ')}]`;
  const left = scenario.steps.length - steps.length;
  const rest = left > 0 ? [`    … 余 ${left} 步未执行 / ${left} more steps not played`] : [];
  return [head, ...steps.flatMap((step) => linesOf(scenario.file, step)), ...rest].join('\n');
}

function linesOf(file: string, { step, atText, what, differences }: StepResult): readonly string[] {
  const mark = differences.length === 0 ? '·' : '✗';
  return [
    `  ${mark} ${atText}  ${what}`,
    ...differences.map(
      ({ path, expected, found }) =>
        `      ${file}:${step.line}  ${path}: 应为 / expected ${expected}，实为 / found ${found}`,
    ),
  ];
}

export function problemsText(file: string, problems: readonly FileProblem[]): string {
  return problems.map(({ line, column, message }) => `✗ ${file}:${line}:${column}  ${message}`).join('\n');
}
