import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Options of a test that compares with a program: skipped with a sentence where it is missing, but never in
 * CI, where the comparison is the point.
 */
export function needs(program: string): { skip: string | false } {
  const isPresent = spawnSync(program, ['--version']).error === undefined;
  if (isPresent || process.env['CI'] === 'true') return { skip: false };
  return { skip: `${program} is not installed; the comparison with it did not run` };
}

export type Ran = { readonly status: number; readonly stdout: Buffer; readonly stderr: string };

export function run(program: string, args: readonly string[]): Ran {
  const result = spawnSync(program, args, { maxBuffer: 256 * 1024 * 1024 });
  if (result.error) throw result.error;
  return { status: result.status ?? -1, stdout: result.stdout, stderr: result.stderr.toString() };
}

/** A folder of its own for files that another program reads, removed afterwards. */
export function inFolder<T>(work: (put: (name: string, content: Buffer | string) => string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ceb-'));
  try {
    return work((name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
