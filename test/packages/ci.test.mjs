// What is promised to run is run: CI names every Node that is supported, the oldest that packages take among them, and runs the
// two commands of the README.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { root } from '../support/sources.mjs';

const SUPPORTED = ['20.19', '22', '24'];
const manifests = ['.', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)].map((folder) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
);

describe('continuous integration', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8'));

  it('runs every supported Node, the oldest that each package takes first', () => {
    assert.deepEqual(jobs.test.strategy.matrix.node, SUPPORTED);
    assert.ok(manifests.length > 7);
    for (const { name, engines } of manifests) assert.equal(engines?.node, `>=${SUPPORTED[0]}`, name);
  });

  it('installs and tests with the commands of the README', () => {
    const runs = jobs.test.steps.map(({ run }) => run).filter(Boolean);
    assert.deepEqual(runs, ['.ci/run']);
    const script = readFileSync(join(root, '.ci/run'), 'utf8');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const command of ['npm ci', 'npm test']) {
      assert.match(script, new RegExp(`^${command}$`, 'm'));
      assert.ok(readme.includes(command));
    }
  });
});
