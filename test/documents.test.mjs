// Proves that the documents can be followed: every command and option they show exists, and the Chinese and English
// page of a pair show the same commands. Asks the built command itself for its help.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { houseRule, over, seenBy } from './support/house-rule.mjs';
import { allFiles, read, root } from './support/sources.mjs';

/** Where a newcomer types from. */
const PLACES = [/^README[^/]*\.md$/, /^docs\/guides\/.*\.md$/];
const PAGES = allFiles().filter((path) => PLACES.some((place) => place.test(path)));

/** `npx tongguan explain -- -621018` is command explain; options end at `--` or at the end of the call. */
const CALL = /(?:npx )?\btongguan ([a-z]+)((?:[^\S\n]+[^\s|&;#`)（）]+)*)/g;

const calls = PAGES.flatMap((path) =>
  codeOf(read(path)).flatMap((code) =>
    [...code.matchAll(CALL)].map(([, command, rest]) => ({
      path,
      command,
      options: (rest.split(' -- ')[0].match(/--[a-z][a-z-]*/g) ?? []).filter((option) => option !== '--help'),
    })),
  ),
);

houseRule(
  'commands in the documents exist',
  'Someone will type them in the first five minutes. Correct the page or the command.',
  () => {
    const help = new Map([...new Set(calls.map(({ command }) => command))].map((name) => [name, helpOf(name)]));
    const { breaches } = over(calls, ({ path, command, options }) => {
      const text = help.get(command);
      if (text === null) return [`${path} names the command ${command}`];
      return options.filter((option) => !text.includes(option)).map((option) => `${path} names ${command} ${option}`);
    });
    const paths = calls.map(({ path }) => path);
    return { scanned: seenBy(PLACES, paths), breaches };
  },
);

houseRule(
  'a page and its translation show the same commands',
  'A reader of either language must get the same result; comments may differ, commands may not.',
  () => {
    const pairs = PAGES.filter((path) => path.endsWith('.zh-CN.md')).map((chinese) => ({
      chinese,
      english: chinese === 'README.zh-CN.md' ? 'README.md' : chinese.replace('.zh-CN.md', '.en.md'),
    }));
    return over(pairs, ({ chinese, english }) => {
      if (!PAGES.includes(english)) return [`${english} is missing`];
      return bare(chinese) === bare(english) ? [] : [`${chinese} and ${english} differ in their code`];
    });
  },
);

/** Fenced blocks that are no pictures, and code inside lines. */
function codeOf(markdown) {
  const blocks = [...markdown.matchAll(/```(\w*)\n([\s\S]*?)```/g)].filter(([, kind]) => kind !== 'mermaid');
  const inline = [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)];
  return [...blocks.map(([, , code]) => code), ...inline.map(([, code]) => code)];
}

/** The fenced blocks of a page without comments and with spaces made equal. */
function bare(path) {
  return [...read(path).matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, kind]) => kind !== 'mermaid' && kind !== 'stateDiagram')
    .map(([, , code]) =>
      code
        .replace(/(^|\s)(#|\/\/)\s.*$/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}

function helpOf(command) {
  const result = spawnSync(process.execPath, [join(root, 'packages/cli/bin/tongguan.js'), command, '--help'], {
    encoding: 'utf8',
  });
  return result.status === 0 ? result.stdout : null;
}
