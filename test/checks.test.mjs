// Proves what no single test can: that the whole repository is formatted, keeps the rules of the linter, types included,
// and holds nothing that nobody uses. Runs with everything else in `npm test`, and where it is named: `npm test -- checks`.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breachOf, CHECKS, verdict } from '../scripts/support/checks.mjs';
import { testFiles } from '../scripts/support/test-files.mjs';
import { root } from './support/sources.mjs';

for (const check of CHECKS) {
  test(check.name, async () => {
    const breach = await breachOf(check, root);
    if (breach !== null) assert.fail(breach);
  });
}

describe('a check', () => {
  const lint = { name: 'lint', seen: /on (\d+) files/, mend: 'npm run lint' };
  for (const [name, check, end, expected] of [
    ['is well when it looked at files', lint, { code: 0, output: 'Finished on 12 files.' }, null],
    [
      'says the place and what mends it',
      lint,
      { code: 1, output: 'a.ts:3:1 x' },
      /lint: exit 1\n.*run lint\n\na\.ts:3:1 x/,
    ],
    ['does not drown its places', lint, { code: 1, output: 'a.ts:1:1 x\n'.repeat(500) }, /\n… 440 more lines\n$/],
    ['that looked at nothing is a failure', lint, { code: 0, output: 'Finished on 0 files.' }, /guards nothing/],
    ['that does not say what it saw is a failure', lint, { code: 0, output: '' }, /guards nothing/],
    ['that was ended is a failure', { name: 'knip' }, { code: 'SIGKILL', output: '' }, /knip: exit SIGKILL/],
    ['of patterns is well when it says so', { name: 'knip' }, { code: 0, output: '' }, null],
  ]) {
    test(name, () => {
      const found = verdict(check, end);
      if (expected === null) assert.equal(found, null);
      else assert.match(found, expected);
    });
  }

  test('that cannot be started is a failure', async () => {
    const none = { name: 'none', command: ['tongguan-has-no-such-program', []] };
    assert.match(await breachOf(none, root), /none: exit .*ENOENT/);
  });

  test('belongs to the whole run, and to a part only by its name', () => {
    const own = 'test/checks.test.mjs';
    assert.ok(testFiles(root).includes(own));
    assert.ok(testFiles(root, ['checks']).includes(own));
    assert.ok(!testFiles(root, ['test/', 'kernel']).includes(own));
    assert.ok(testFiles(root, ['test/', 'kernel']).includes('test/layers.test.mjs'));
  });
});
