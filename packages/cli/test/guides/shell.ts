import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { cliWith } from '../support/cli.ts';
import type { CliResult } from '../support/inProcess.ts';

/** What one command of a page came to. */
export type Ran = { readonly code: number; readonly output: string };

export type GuideShell = {
  /** Runs the commands one after the other in one bash, as somebody who reads the page; each goes on after a failure. */
  run(commands: readonly string[], folder: string): Promise<readonly Ran[]>;
  close(): void;
};

/** A page that waits for something that does not come is ended after this. */
const PAGE_LIMIT_MS = 180_000;
/** Ends a request; no line of base64 is like it. */
const END = '\n.\n';
/** Between the output of one command and that of the next: a sign that no output has. */
const MARK = '\u001e';

/**
 * A bash in which `npx tongguan` is the command line of this process: the same parser, commands and exit codes as the binary,
 * a hundred times, without starting a process each time. `afterwards` is waited for after each.
 */
export async function openShell(
  folder: string,
  afterwards: (args: readonly string[]) => Promise<void>,
): Promise<GuideShell> {
  const server = createServer((socket) => {
    let request = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      request += part;
      if (request.endsWith(END))
        void answered(request.slice(0, -END.length), afterwards).then((answer) => socket.end(answer));
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npx'), NPX.replaceAll('PORT', String(port)));
  chmodSync(join(bin, 'npx'), 0o755);
  return { run: (commands, at) => runIn(bin, commands, at), close: () => server.close() };
}

async function runIn(bin: string, commands: readonly string[], folder: string): Promise<readonly Ran[]> {
  const script = commands.map((command) => `${command}\nprintf '\\036%s\\036' $?\n`).join('');
  const child = spawn('bash', ['-c', `set -o pipefail\nexec 2>&1\n${script}`], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      PATH: [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    },
    timeout: PAGE_LIMIT_MS,
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(child, 'close');
  const pieces = text.split(MARK);
  return commands.map((_, index) => ({
    output: pieces[2 * index] ?? '(not reached)',
    code: Number(pieces[2 * index + 1] ?? -1),
  }));
}

/** Lines of base64: the folder, the input, variables, an empty line, arguments. */
async function answered(request: string, afterwards: (args: readonly string[]) => Promise<void>): Promise<string> {
  const [folder = '', input = '', ...rest] = request
    .split('\n')
    .map((line) => Buffer.from(line, 'base64').toString('utf8'));
  const gap = rest.indexOf('');
  const environment = Object.fromEntries(
    rest.slice(0, gap).map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  );
  const args = rest.slice(gap + 1);
  const { code, stdout, stderr } = await inFolder(folder, environment, args, input);
  await afterwards(args);
  return [String(code), stdout, stderr].map((part) => `${Buffer.from(part).toString('base64')}\n`).join('');
}

async function inFolder(
  folder: string,
  environment: Record<string, string>,
  args: readonly string[],
  input: string,
): Promise<CliResult> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await cliWith(environment, args, input);
  } finally {
    process.chdir(before);
  }
}

const NPX = `#!/usr/bin/env bash
[ "$1" = tongguan ] || { echo "npx: $1?" >&2; exit 127; }
shift
line() { printf '%s' "$1" | base64 -w0; echo; }
exec 3<>/dev/tcp/127.0.0.1/PORT
{
  line "$PWD"
  if [ -p /dev/stdin ]; then base64 -w0; echo; else echo; fi
  for name in \${!TONGGUAN_*}; do line "$name=\${!name}"; done
  echo
  for word in "$@"; do line "$word"; done
  echo .
} >&3
read -r code <&3
read -r out <&3
read -r err <&3
printf '%s' "$out" | base64 -d
printf '%s' "$err" | base64 -d >&2
exit "$(printf '%s' "$code" | base64 -d)"
`;
