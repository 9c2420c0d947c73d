// Proves that every fragment in changes/ can be collected, and that collecting loses no line and moves none.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breachesOf, collected, fragments } from '../scripts/changelog.mjs';
import { read } from './support/sources.mjs';

test('the fragments in changes/ have the form', () => {
  const breaches = fragments().flatMap(({ name, text }) => breachesOf(name, text));
  assert.deepEqual(breaches, [], 'see changes/README.md');
});

describe('a fragment', () => {
  for (const [name, file, text, expected] of [
    ['of one bullet', 'a.md', '- One.\n', []],
    ['of some, over several lines', 'guarantee-wait.md', '- One\n  of two lines.\n- Two.\n', []],
    ['with sections', 'a.md', '### Fixed\n\n- One.\n\n### Added\n\n- Two.\n', []],
    ['without a bullet', 'a.md', 'One.\n', [/no line "- …"/, /a\.md:1 is no/]],
    ['with words before', 'a.md', 'One:\n- Two.\n', [/a\.md:1 is no/]],
    ['with a heading of its own', 'a.md', '# One\n- Two.\n', [/a\.md:1 is no/]],
    ['with a line that hangs on nothing', 'a.md', '- One.\n\n  two\n', [/a\.md:3 is no/]],
    ['without an end', 'a.md', '- One.', [/does not end/]],
    ['with nothing', 'a.md', '', [/no line "- …"/]],
    ['with a name of its own kind', 'My Change.MD', '- One.\n', [/small letters/]],
  ]) {
    test(name, () => {
      const found = breachesOf(file, text);
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(found[index], pattern);
    });
  }
});

describe('collecting', () => {
  const HEAD = '# Changelog\n\nWords.\n\n## [Unreleased]\n';
  const OLD = '\n## [0.1.0]\n\n### Added\n\n- Old.\n';

  test('puts each line at the end of its section, new sections in their place', () => {
    const changelog = `${HEAD}\n### Added\n\n- A\n  a.\n\n### Fixed\n\n- F.\n${OLD}`;
    assert.equal(
      collected(changelog, ['- C.\n', '### Fixed\n\n- G.\n', '### Added\n\n- B.\n']),
      `${HEAD}\n### Added\n\n- A\n  a.\n- B.\n\n### Changed\n\n- C.\n\n### Fixed\n\n- F.\n- G.\n${OLD}`,
    );
  });

  test('nothing changes nothing, neither here nor in CHANGELOG.md', () => {
    for (const changelog of [`${HEAD}\n### Added\n\n- A.\n${OLD}`, read('CHANGELOG.md')]) {
      assert.equal(collected(changelog, []), changelog);
    }
  });

  test('works where nothing was released yet, and where nothing is unreleased', () => {
    assert.equal(collected(HEAD, ['- C.\n']), `${HEAD}\n### Changed\n\n- C.\n`);
    assert.equal(collected(`${HEAD}${OLD}`, ['- C.\n']), `${HEAD}\n### Changed\n\n- C.\n${OLD}`);
  });
});
