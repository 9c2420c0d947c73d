import { Command } from 'commander';
import { EXIT, type ExitCode } from '../common/exit.ts';
import { note, print, table } from '../common/output.ts';
import { stopRequested } from '../common/stop.ts';
import { say } from '../common/language.ts';

type ScenarioOptions = { readonly list?: true; readonly json?: true };

export function scenarioCommand(): Command {
  return new Command('scenario')
    .description(
      say(
        '按情景文件演练：谁在何时做什么、结果精确到分',
        'play scenario files: who does what and when, and the result to the fen',
      ),
    )
    .argument('<path...>', say('情景文件或目录', 'scenario files or folders'))
    .option('--list', say('只列出，不演练', 'only list the scenarios'))
    .option('--json', say('每个情景一行 JSON', 'print one line of JSON per scenario'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan scenario examples/scenarios
  tongguan scenario examples/scenarios/01-reduced-tax.yaml
  tongguan scenario --list examples/scenarios

每个情景在自己的空平台上演练，时间从情景所写的时刻开始。

退出码：0 全部相符；1 有不符；2 用法有误`,
        `
Examples:
  tongguan scenario examples/scenarios
  tongguan scenario examples/scenarios/01-reduced-tax.yaml
  tongguan scenario --list examples/scenarios

Each scenario runs on its own empty platform, whose clock starts at the time given in the file.

Exit code: 0 all as expected; 1 some differ; 2 wrong usage`,
      ),
    )
    .action(async (paths: string[], options: ScenarioOptions) => {
      process.exitCode = options.list === true ? await list(paths) : await play(paths, options);
    });
}

async function list(paths: readonly string[]): Promise<ExitCode> {
  const { filesOf } = await import('../scenario/run.ts');
  const { readScenario } = await import('../scenario/read.ts');
  const { problemsText } = await import('../scenario/transcript.ts');
  let code: ExitCode = EXIT.done;
  const rows: string[][] = [];
  for (const file of await filesOf(paths)) {
    const read = await readScenario(file);
    if (read.ok) {
      const { rules, title, titleEn } = read.scenario;
      rows.push([file, rules.join(' '), `${title} / ${titleEn}`]);
    } else {
      code = EXIT.refused;
      note(problemsText(file, read.problems));
    }
  }
  print(table(rows));
  return code;
}

async function play(paths: readonly string[], options: ScenarioOptions): Promise<ExitCode> {
  const { runScenarios } = await import('../scenario/run.ts');
  const { problemsText, transcript } = await import('../scenario/transcript.ts');
  const stop = stopRequested();
  const tally = await runScenarios(paths, {
    onResult: (result) => {
      if (options.json === true) print(JSON.stringify(result));
      else print(`${transcript(result)}\n`);
    },
    onUnreadable: (file, problems) => note(problemsText(file, problems)),
    stopped: () => stop.requested,
  });
  stop.dispose();
  if (options.json !== true)
    print(say(`相符 ${tally.passed}，不符 ${tally.failed}`, `passed ${tally.passed}, failed ${tally.failed}`));
  return tally.failed === 0 ? EXIT.done : EXIT.refused;
}
