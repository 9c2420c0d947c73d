import { spawnSync } from 'node:child_process';

/**
 * Options of a test that needs a program: skipped with a sentence where it is missing, but never in CI, where the
 * comparison is the point.
 */
export function needs(program: string): { skip: string | false } {
  const isPresent = spawnSync(program, ['--version']).error === undefined;
  if (isPresent || process.env['CI'] === 'true') return { skip: false };
  return { skip: `${program} is not installed; the comparison with it did not run` };
}

/** Runs a program to its end. The error text when it failed, `null` when all went well. */
export function run(program: string, args: readonly string[], environment: Record<string, string>): string | null {
  const result = spawnSync(program, args, { env: { ...process.env, ...environment } });
  if (result.error) throw result.error;
  return result.status === 0 ? null : result.stderr.toString();
}

/** Runs a program in Node, as a user would. */
export function runNode(file: string): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  return { status, stdout, stderr };
}
