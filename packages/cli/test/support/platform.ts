import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './cli.ts';

export type ServedPlatform = {
  readonly url: string;
  readonly output: () => string;
  /** Standard output alone. */
  readonly stdout: () => string;
  /** Sends SIGINT, as Ctrl-C does, and waits for the end. */
  stop(): Promise<number | null>;
};

const BINARY = fileURLToPath(new URL('../../../bin/tongguan.js', import.meta.url));
/** A first start makes keys for all personas and a database: seconds, on a busy machine more. */
const START_MS = 120_000;

/**
 * A data folder whose sandbox has started before, copied from that of the test run (TONGGUAN_TEST_SANDBOX); empty for a
 * file that runs alone. A test of the first start takes a `temporaryFolder`.
 */
export function sandboxFolder(): string {
  const folder = temporaryFolder();
  const prepared = process.env['TONGGUAN_TEST_SANDBOX'];
  if (prepared !== undefined) execFileSync('cp', ['-a', `${prepared}/.`, folder]);
  return folder;
}

/** Starts `tongguan serve` as a person would and waits until it tells its address. */
export async function serve(dataDir: string, args: readonly string[] = []): Promise<ServedPlatform> {
  const child = spawn(
    process.execPath,
    [BINARY, 'serve', '--data', dataDir, '--port', '0', '--workers', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    },
  );
  let text = '';
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the platform did not start in time:\n${text}`)), START_MS);
    const look = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const found = /平台\s+(http:\S+)/.exec(text)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then((code) => reject(new Error(`the platform ended with ${code}:\n${text}`)));
  }).catch(async (error: unknown) => {
    await end(child, ended);
    throw error;
  });
  return { url, output: () => text, stdout: () => stdout, stop: () => end(child, ended) };
}

function end(child: ChildProcess, ended: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null) child.kill('SIGINT');
  return ended;
}
