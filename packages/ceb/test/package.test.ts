import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

// Proves that the packed package works where nothing else of this repository is: installed alone in an empty project,
// imported as an ES module, type-checked by a consumer in strict mode, and the examples of the guide run with it.

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const project = mkdtempSync(join(tmpdir(), 'tongguan-package-'));
after(() => rmSync(project, { recursive: true, force: true }));

/** `npm` of the machine: the one that runs the tests has no other. */
function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: false });
}

function node(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

before(() => {
  const packed = ['kernel', 'ceb'].map((name) => {
    const out = npm(
      ['pack', '--json', '--ignore-scripts', '--pack-destination', project],
      join(ROOT, 'packages', name),
    );
    const [{ filename }] = JSON.parse(out) as [{ filename: string }];
    return join(project, filename);
  });
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', ...packed], project);
});

test('only what is needed is inside: compiled sources, README, no tests', () => {
  const inside = readdirSync(join(project, 'node_modules/@tongguan/ceb'), { recursive: true, encoding: 'utf8' });
  assert.ok(inside.includes('README.md'));
  assert.deepEqual(
    inside.filter((name) => /(^|[\\/])test([\\/]|$)|\.tsbuildinfo$/.test(name)),
    [],
  );
});

test('a consumer in strict mode sees the types', () => {
  writeFileSync(
    join(project, 'consumer.ts'),
    `import { type CebMessage, type Order, explainCode, readMessage, scan, writeMessage } from '@tongguan/ceb';
const tape = scan(Buffer.from('<a/>'));
if (tape.ok) {
  const read = readMessage(tape.value, { unsigned: true });
  if (read.ok && read.value.type === 'CEB311Message') {
    const orders: readonly Order[] = read.value.documents;
    const paid: string | undefined = orders[0]?.OrderHead.acturalPaid;
    console.log(paid, explainCode('1332')?.advice.en);
  }
}
export const write = (message: CebMessage): Buffer => writeMessage(message);
`,
  );
  const config = {
    compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, types: ['node'] },
    files: ['consumer.ts'],
  };
  // The consumer brings types for Node of its own.
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  for (const name of ['@types/node', 'undici-types']) {
    cpSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name), { recursive: true });
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
  assert.equal(node([TSC, '-p', project]), '');
});

const EXAMPLES: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'build-sign-verify.mjs',
    [],
    /rsa-sha1: PAY0001 561\.89 verified\n {2}changed: refused with -900304\nsm2-sm3: .* verified\n {2}changed: refused with -900304\njson: the same bytes/,
  ],
  ['every-message.mjs', [join(ROOT, 'examples/messages')], /\n42 messages/],
  ['read-receipt.mjs', [], /GB18030\n100 海关退单\n {2}1332 [\s\S]*PaymentHead\.amountPaid = 461\.89/],
];

for (const [file, args, expected] of EXAMPLES) {
  test(`the example ${file} runs with the installed package`, () => {
    cpSync(join(ROOT, 'examples/ceb', file), join(project, file));
    assert.match(node([file, ...args]), expected);
  });
}
