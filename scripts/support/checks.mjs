// What `npm test` asks beside the tests, and `npm run check` before them: each a program that reads the whole repository.

import { spawn } from 'node:child_process';

/** Of what a program prints: places come first, and a thousand of them are mended one after the other. */
const LINES_SHOWN = 60;

const node = (script, ...args) => [process.execPath, [`node_modules/${script}`, ...args]];

/** `seen`: how the program says how many files it looked at; one that found none to look at is no proof. */
export const CHECKS = [
  {
    name: 'format 格式: biome',
    command: node('@biomejs/biome/bin/biome', 'format', '--reporter=concise', '--colors=off', '.'),
    seen: /Checked (\d+) files/,
    mend: 'npm run format',
  },
  {
    name: 'lint with types 规则: oxlint',
    command: node('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'packages', 'test', 'scripts', 'bench'),
    seen: /on (\d+) files/,
  },
  {
    // A pattern of knip.json that meets no file is a hint, and a hint is a failure: this is how knip says what it saw.
    name: 'dead code and unused types 无用代码: knip',
    command: node('knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'),
  },
];

/** Runs one check at the root of the repository; null when all is well, else what to read, with the places. */
export async function breachOf(check, root) {
  const [command, args] = check.command;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  return verdict(check, { code, output });
}

/** What the end of a check means. Nothing is well that looked at nothing. */
export function verdict({ name, seen, mend }, { code, output }) {
  const mended = mend === undefined ? '' : `\nmend with: ${mend}`;
  if (code !== 0) return `${name}: exit ${code}${mended}\n\n${shown(output)}\n`;
  if (seen === undefined) return null;
  const files = Number(seen.exec(output)?.[1] ?? 0);
  return files > 0 ? null : `${name}: looked at no file, so it guards nothing\n\n${shown(output)}\n`;
}

function shown(output) {
  const lines = output.trim().split('\n');
  const more = lines.length - LINES_SHOWN;
  return more > 0 ? `${lines.slice(0, LINES_SHOWN).join('\n')}\n… ${more} more lines` : lines.join('\n');
}
