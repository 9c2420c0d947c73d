// What a consumer installs: each package is packed as it would be published, unpacked into a folder of its own beside the packages
// it names, and used from there – by import, by require, by its types and by its command.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../support/sources.mjs';

/** What a consumer on this version must be able to install (package.json, engines). */
const NODE_OLDEST = [20, 19, 0];
const NAMES = readdirSync(join(root, 'packages')).sort();

const folder = mkdtempSync(join(tmpdir(), 'tongguan-packed-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const modules = join(folder, 'node_modules');
const at = (name) => join(modules, '@tongguan', name);
const manifestOf = (name) => JSON.parse(readFileSync(join(at(name), 'package.json'), 'utf8'));

before(() => {
  const spaces = NAMES.flatMap((name) => ['--workspace', `packages/${name}`]);
  const packed = join(folder, 'packed');
  mkdirSync(packed);
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', packed, ...spaces], {
    cwd: root,
    stdio: 'pipe',
  });
  for (const name of NAMES) {
    mkdirSync(at(name), { recursive: true });
    const [file] = readdirSync(packed).filter((one) => one.startsWith(`tongguan-${name}-`));
    execFileSync('tar', ['-xzf', join(packed, file), '-C', at(name), '--strip-components', '1']);
  }
  // Of others what was installed in the checkout; what a package does not name, it does not get.
  for (const name of NAMES) {
    for (const other of Object.keys(manifestOf(name).dependencies ?? {})) {
      const place = join(modules, other);
      if (other.startsWith('@tongguan/') || existsSync(place)) continue;
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(join(root, 'node_modules', other), place);
    }
  }
});

for (const name of NAMES) {
  describe(`@tongguan/${name}`, () => {
    it('comes with licence, README and what its manifest promises', () => {
      const manifest = manifestOf(name);
      for (const file of ['LICENSE', 'README.md']) assert.ok(existsSync(join(at(name), file)), file);
      assert.equal(manifest.license, 'Apache-2.0');
      assert.ok(manifest.keywords.length > 0 && manifest.description.length > 10);
      // No address is promised that is not there.
      for (const field of ['repository', 'homepage', 'bugs']) assert.equal(manifest[field], undefined, field);
      const promised = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})].flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      );
      assert.ok(promised.includes('./package.json'), 'package.json can be read by its name');
      for (const file of promised) assert.ok(existsSync(join(at(name), file)), file);
    });

    it('carries no tests and no links out of itself', () => {
      const files = readdirSync(at(name), { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        files.filter((file) => /(^|\/)test\/|\.test\.|tsbuildinfo/.test(file)),
        [],
      );
    });

    it('is imported, required, and found by its package.json', () => {
      const isCommand = manifestOf(name).exports['.'] === undefined;
      const use = isCommand
        ? `require('@tongguan/${name}/package.json').version`
        : `require('@tongguan/${name}/package.json').version + Object.keys(require('@tongguan/${name}')).length`;
      assert.match(run(['-p', use]), /^0\.1\.0/);
      if (isCommand) return;
      const imported = `import * as all from '@tongguan/${name}'; console.log(Object.keys(all).length > 3);`;
      assert.equal(run(['--input-type=module', '-e', imported]), 'true\n');
    });

    it('names every package it imports', () => {
      const { dependencies = {} } = manifestOf(name);
      const used = new Set();
      for (const file of readdirSync(at(name), { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|d\.ts)$/.test(file)) continue;
        const text = readFileSync(join(at(name), file), 'utf8');
        for (const [, target] of text.matchAll(
          /(?:^|[\s;])(?:import|export)\b[^'";]*?from '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm,
        )) {
          if (target !== undefined) used.add(target);
        }
      }
      const named = [...used]
        .filter((target) => !target.startsWith('node:'))
        .map((target) =>
          target
            .split('/')
            .slice(0, target.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      assert.deepEqual(
        named.filter((one) => dependencies[one] === undefined && one !== `@tongguan/${name}`),
        [],
      );
    });
  });
}

describe('all of them', () => {
  it('run the command', () => {
    const bin = join(at('cli'), manifestOf('cli').bin.tongguan);
    assert.equal(run([bin, '--version']), '0.1.0\n');
    assert.match(run([bin, 'explain', '1313', '--lang', 'en']), /what to do:/);
  });

  it('install on the oldest Node they name, without the overrides of the checkout', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const { overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const dependencies = NAMES.flatMap((name) => Object.entries(manifestOf(name).dependencies ?? {}));
    const seen = new Set();
    const walk = (name) => {
      if (seen.has(name) || name.startsWith('@tongguan/')) return;
      seen.add(name);
      const entry = lock[`node_modules/${name}`];
      assert.ok(entry, name);
      if (entry.engines?.node !== undefined)
        assert.ok(allows(entry.engines.node), `${name} wants Node ${entry.engines.node}`);
      // An override holds in this checkout alone: a consumer gets the version only where a package names it itself.
      if (overrides[name] !== undefined) {
        assert.ok(
          dependencies.some(([one, version]) => one === name && version === overrides[name]),
          `${name} is overridden, and named by nobody`,
        );
      }
      for (const next of Object.keys(entry.dependencies ?? {})) walk(next);
    };
    for (const [name] of dependencies) walk(name);
    assert.ok(seen.size > 40, String(seen.size));
  });
});

function run(args) {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}

/** Whether one of the alternatives of a range takes the oldest Node; ranges here are `>=a`, `^a`, `a.x` and unions. */
function allows(range) {
  return range
    .replaceAll(/([<>=^~])\s+/g, '$1')
    .split('||')
    .some((part) =>
      part
        .trim()
        .split(/\s+(?=[<>=^~\d])/)
        .every((one) => {
          const [, operator, text] = /^(>=|<=|>|<|\^|~|=)?\s*v?([\d.x*]+)/.exec(one.trim()) ?? [];
          if (text === undefined) return true;
          const wanted = text.split('.').map((digits) => (/^\d+$/.test(digits) ? Number(digits) : 0));
          const order = compare(NODE_OLDEST, wanted);
          if (operator === '>=') return order >= 0;
          if (operator === '>') return order > 0;
          if (operator === '<') return order < 0;
          if (operator === '<=') return order <= 0;
          return wanted[0] === NODE_OLDEST[0] && order >= 0;
        }),
    );
}

function compare(a, b) {
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
