import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { runProgram } from '../../src/program.ts';

export type CliResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Heard = { stdout: string; stderr: string };

/** What a command writes is its own; what the test reporter writes meanwhile is not. */
const hearing = new AsyncLocalStorage<Heard>();
for (const name of ['stdout', 'stderr'] as const) {
  const stream = process[name];
  const write = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    const heard = hearing.getStore();
    if (heard === undefined) return write(chunk, ...rest);
    heard[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = rest.at(-1);
    if (typeof done === 'function') (done as () => void)();
    return true;
  };
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line in this process, as `bin/tongguan.js` does in its own: the same parser, commands, words and exit
 * codes, without half a second of loading. One after the other, for exit code, input and environment are the process's.
 * That both come to the same is tested in ../commands.test.ts.
 */
export function runHere(
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>>,
): Promise<CliResult> {
  const result = turn.then(() => run(args, input, environment));
  turn = result.catch(() => undefined);
  return result;
}

async function run(
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>>,
): Promise<CliResult> {
  const heard: Heard = { stdout: '', stderr: '' };
  const before = { exitCode: process.exitCode, env: { ...process.env } };
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  const given = Readable.from([Buffer.from(input)], { objectMode: false });
  Object.defineProperty(process, 'stdin', { configurable: true, enumerable: true, value: given });
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  try {
    await hearing.run(heard, () => runProgram(['node', 'tongguan', ...args]));
    return { code: Number(process.exitCode ?? 0), ...heard };
  } finally {
    process.exitCode = before.exitCode;
    for (const name of Object.keys(environment)) {
      if (before.env[name] === undefined) delete process.env[name];
      else process.env[name] = before.env[name];
    }
    Object.defineProperty(process, 'stdin', stdin);
  }
}
