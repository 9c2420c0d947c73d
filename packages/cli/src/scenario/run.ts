import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../common/exit.ts';
import { playScenario } from './play.ts';
import { type FileProblem, readScenario } from './read.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import type { Scenario, ScenarioResult } from './types.ts';

export type RunOptions = {
  readonly onResult: (result: ScenarioResult) => void;
  readonly onUnreadable: (file: string, problems: readonly FileProblem[]) => void;
  readonly stopped: () => boolean;
};

const AT_ONCE = 3;

export type Tally = { readonly passed: number; readonly failed: number };

/** Plays scenario files one after the other, each on an empty platform of its own. */
export async function runScenarios(paths: readonly string[], options: RunOptions): Promise<Tally> {
  const scenarios: Scenario[] = [];
  let failed = 0;
  for (const file of await filesOf(paths)) {
    const read = await readScenario(file);
    if (read.ok) scenarios.push(read.scenario);
    else {
      failed += 1;
      options.onUnreadable(file, read.problems);
    }
  }
  if (scenarios.length === 0) return { passed: 0, failed };
  const theatre = await openTheatre();
  let passed = 0;
  try {
    for await (const result of playInOrder(theatre, scenarios, options.stopped)) {
      options.onResult(result);
      if (result.passed) passed += 1;
      else failed += 1;
    }
  } finally {
    await theatre.close();
  }
  return { passed, failed };
}

/** Some at once, for most of a scenario is waiting; told in the order of the files. */
async function* playInOrder(
  theatre: Theatre,
  scenarios: readonly Scenario[],
  stopped: () => boolean,
): AsyncGenerator<ScenarioResult> {
  const under: Promise<ScenarioResult>[] = [];
  let next = 0;
  const fill = (): void => {
    for (; under.length < AT_ONCE && next < scenarios.length && !stopped(); next += 1) {
      const scenario = scenarios[next];
      if (scenario === undefined) continue;
      const played = playScenario(theatre, scenario);
      // A failure is reported in the order of the scenarios.
      played.catch(() => undefined);
      under.push(played);
    }
  };
  fill();
  for (let one = under.shift(); one !== undefined; one = under.shift()) {
    yield await one;
    fill();
  }
}

/** Files as they are, folders by the scenarios in them. */
export async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(paths.map(filesAt));
  return files.flat();
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`没有文件 / no such file: ${path}`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.yaml')).sort();
  if (names.length === 0) throw new UsageError(`${path} 中没有情景（*.yaml）/ has no scenarios`);
  return names.map((name) => join(path, name));
}
