// CPU time of C programs: user and system time of the process, less that of starting it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'wire-compare-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A program that repeats by itself: `repeats` in one process for each message, less the same process doing it once. */
export function program(messages, name, argsOf, repeats) {
  if (spawnSync(name, ['--version']).status !== 0) return null;
  const files = messages.map((one, index) => put(`repeat-${index}.xml`, one));
  return (_seconds) => {
    const times = files.map((file) => cpuOf(name, argsOf(file)));
    const starts = files.map((file) =>
      cpuOf(
        name,
        argsOf(file).filter((arg) => arg !== '--repeat'),
      ),
    );
    return (mean(times) - mean(starts)) / repeats;
  };
}

/** A program that takes many files: a thousand of them, less one. */
export function manyFiles(messages, name, argsOf) {
  if (spawnSync(name, ['--version']).status !== 0) return null;
  const files = Array.from({ length: 1_000 }, (_, index) => put(`many-${index}.xml`, messages[index % 4]));
  return (_seconds) => (cpuOf(name, argsOf(files)) - cpuOf(name, argsOf(files.slice(0, 1)))) / (files.length - 1);
}

export function xmlsec(messages, certificateDer) {
  if (spawnSync('xmlsec1', ['--version']).status !== 0) return null;
  const certificate = put('certificate.der', certificateDer);
  const files = messages.map((one, index) => put(`signed-${index}.xml`, one));
  const run = (repeat) =>
    mean(
      files.map((file) =>
        cpuOf('xmlsec1', ['--verify', '--pubkey-cert-der', certificate, '--repeat', String(repeat), file]),
      ),
    );
  return (_seconds) => (run(501) - run(1)) / 500;
}

function cpuOf(name, args) {
  const line = [name, ...args].map((arg) => `'${arg}'`).join(' ');
  const run = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${line} >/dev/null 2>&1`], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const [user, system] = run.stderr.trim().split(/\s+/).slice(-2).map(Number);
  if (run.status !== 0) throw new Error(`${name} failed: ${run.stderr.slice(0, 300)}`);
  return (user + system) * 1e6;
}

function put(name, content) {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
