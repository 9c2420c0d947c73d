import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type CliResult, runHere } from './inProcess.ts';

export type { CliResult } from './inProcess.ts';

const BINARY = fileURLToPath(new URL('../../../bin/tongguan.js', import.meta.url));

/** Whoever runs the tests, commands speak Chinese in them unless they are told otherwise. */
const LOCALE = { LC_ALL: 'zh_CN.UTF-8' };

/** A command line, run in this process: what it prints and its exit code are those of the binary. */
export function cli(args: readonly string[], input = ''): Promise<CliResult> {
  return runHere(args, input, LOCALE);
}

/** The same in English. */
export function cliInEnglish(args: readonly string[], input = ''): Promise<CliResult> {
  return runHere(['--lang', 'en', ...args], input, LOCALE);
}

/** With more in its environment. */
export function cliWith(environment: Record<string, string>, args: readonly string[], input = ''): Promise<CliResult> {
  return runHere(args, input, { ...LOCALE, ...environment });
}

/** The binary people call, in a process of its own, where the process is what is tested. */
export function binary(
  args: readonly string[],
  input?: string,
  environment?: Record<string, string>,
): Promise<CliResult> {
  return program(BINARY, args, input, environment);
}

/** Any program of the checkout. */
export function program(
  file: string,
  args: readonly string[],
  input?: string,
  environment: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<CliResult> {
  const env = { ...process.env, ...LOCALE, ...environment };
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env, cwd });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
  });
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...out }));
  });
}

export type StartedCli = { says(what: RegExp): Promise<string>; stop(): Promise<number | null> };

/** A command that stays up until it is stopped. */
export function startCli(args: readonly string[]): StartedCli {
  const child = spawn(process.execPath, [BINARY, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...LOCALE },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let text = '';
  const heard = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  return {
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = what.exec(text)?.[0];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
      }),
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** The same with a reader that takes the first piece and leaves, as `head` does. */
export function cliUntilFirstOutput(args: readonly string[], input: string): Promise<Omit<CliResult, 'stdout'>> {
  const child = spawn(process.execPath, [BINARY, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...LOCALE },
  });
  let stderr = '';
  child.stdout.once('data', () => child.stdout.destroy());
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, stderr }));
  });
}

const folders: string[] = [];

// Registered here, while the file is loaded: within a suite it would come before the suite's own, and take the folder away
// from under a platform that is stopping.
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of this process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongguan-cli-test-'));
  folders.push(folder);
  return folder;
}
