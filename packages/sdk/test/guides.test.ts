import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runNode } from './support/tools.ts';

/** Beside this test, so that packages are found by their names as they are in a project that installed them. */
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const written: string[] = [];
after(() => {
  for (const file of written) rmSync(file, { force: true });
});

/** The programs of a guide, as a reader would copy them. */
function programsOf(page: string): string[] {
  const text = readFileSync(here(`../../../../docs/guides/${page}`), 'utf8');
  return [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
}

// Proves that the programs in the guides run as they stand there, and print what a reader sees.
describe('the programs of the guides', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['signers', ['8 signed, 500 a minute\n', 'true 2\n']],
    ['payment-179', ['10000\nuploaded SO1\n']],
    [
      'one-payment-several-orders',
      ['one number: 1332 order-2.xml, -401007 payment-2.xml\na number each: nothing wrong\n'],
    ],
  ];
  for (const [guide, outputs] of rows) {
    for (const language of ['en', 'zh-CN']) {
      it(`${guide}.${language} runs`, () => {
        const programs = programsOf(`${guide}.${language}.md`);
        assert.equal(programs.length, outputs.length);
        for (const [index, program] of programs.entries()) {
          const file = here(`./guide-${guide}-${language}-${index}.mjs`);
          written.push(file);
          writeFileSync(file, program);
          assert.deepEqual(runNode(file), { status: 0, stdout: outputs[index], stderr: '' });
        }
      });
    }
  }
});
