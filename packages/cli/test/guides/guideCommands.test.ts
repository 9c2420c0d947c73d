import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readPersona } from '@tongguan/sdk';
import type { Command } from 'commander';
import { headedRows } from '../../src/common/headedRows.ts';
import { readCells } from '../../src/common/cells.ts';
import { speak } from '../../src/common/language.ts';
import { programOf } from '../../src/program.ts';
import { temporaryFolder } from '../support/cli.ts';
import { PAGES, ROOT, typedOn } from './pages.ts';

// Proves that every command of the guides and READMEs is one that there is: it begins with `npx`, which finds it in a checkout, its
// command and options exist and take what is given, and the files it names come with the repository or are made before it.

/** The lines of the pages that have a command of ours. */
const lines = PAGES.flatMap((page) => typedOn(page)).filter(({ text }) => /(?:^|[\s(])tongguan [a-z-]/.test(text));

/** The `tongguan` commands of one line, as words of a shell. */
function commandsIn(line: string): string[][] {
  const words = [...line.matchAll(/(?:'([^']*)'|"([^"]*)"|(\$\([^)]*\))|([^\s'"|&;<>()]+)|([|&;<>()]+))/g)].map(
    ([, single, double, inner, plain, operator]) => ({ word: single ?? double ?? inner ?? plain ?? '', operator }),
  );
  const found: string[][] = [];
  let open: string[] | null = null;
  for (const { word, operator } of words) {
    if (operator !== undefined || (open !== null && word === '#')) open = null;
    else if (word === 'tongguan') {
      open = [];
      found.push(open);
    } else open?.push(word);
  }
  return found;
}

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap((sub) => leaves(sub));

/** The program, every action left out: what remains is whether the line can be read. */
function readerOnly(): Command {
  speak('en');
  const program = programOf();
  for (const leaf of leaves(program)) leaf.action(() => undefined);
  program.configureOutput({ writeErr: () => undefined });
  speak('zh');
  return program;
}

describe('commands of the guides', () => {
  it('are many, on many pages', () => {
    assert.ok(lines.length > 180, String(lines.length));
    assert.ok(new Set(lines.map(({ page }) => page)).size > 25);
  });

  it('begin with npx, which finds the command of the checkout', () => {
    const without = lines.filter(({ text }) =>
      text
        .split(/(?<![/\w])tongguan /)
        .slice(0, -1)
        .some((before) => !before.endsWith('npx ')),
    );
    assert.deepEqual(
      without.map(({ page, text }) => `${page}: ${text}`),
      [],
    );
  });

  it('are commands, with options, that there are', async () => {
    const wrong: string[] = [];
    for (const { page, text } of lines) {
      for (const words of commandsIn(text)) {
        try {
          await readerOnly().parseAsync(['node', 'tongguan', ...words]);
        } catch (error) {
          wrong.push(`${page}: tongguan ${words.join(' ')} – ${error instanceof Error ? error.message : ''}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('name files that come with the repository', () => {
    const named = lines.flatMap(({ page, text }) =>
      [...text.matchAll(/(?<![\w/])examples\/[\w./-]+/g)].map(([file]) => ({ page, file })),
    );
    assert.ok(named.length > 20, String(named.length));
    assert.deepEqual(
      named.filter(({ file }) => !existsSync(join(ROOT, file))),
      [],
    );
    const lost = lines.filter(({ text }) => /[\u4e00-\u9fff]+\.(csv|xlsx)/.test(text));
    assert.deepEqual(lost, []);
  });

  it('show a profile file that is one, with its key and without', async () => {
    for (const page of ['signers.en.md', 'signers.zh-CN.md']) {
      const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/guides', page), 'utf8')) ?? [];
      const file = join(temporaryFolder(), 'my-firm.json');
      for (const profile of [JSON.parse(shown) as object, { ...(JSON.parse(shown) as object), keys: {} }]) {
        writeFileSync(file, JSON.stringify(profile));
        assert.equal((await readPersona(file)).code, '3301960A01');
      }
    }
  });

  it('name tables that can be read', async () => {
    const folder = join(ROOT, 'examples/guides');
    const files = readdirSync(folder);
    assert.ok(files.length >= 6);
    for (const name of files) {
      const rows = headedRows(await readCells(join(folder, name)), {}, [], name);
      assert.ok(rows.length > 0, name);
    }
  });
});
