import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

/** Every page that tells somebody what to type. README first: what it makes others look at. */
export const PAGES: readonly string[] = [
  ...['README.md', 'README.zh-CN.md', 'packages/ceb/README.md', 'packages/cli/README.md'],
  ...readdirSync(join(ROOT, 'docs/guides'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/guides/${name}`),
];

/** One command of a page as it is typed, its comment apart. */
export type Typed = {
  readonly page: string;
  readonly text: string;
  /** What the comment after it says; '' without one. */
  readonly comment: string;
};

/** The commands of the shell blocks of a page, in order: a line that ends in `\`, or within quotes, goes on. */
export function typedOn(page: string): Typed[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => commandsOf(block, page));
}

function commandsOf(block: string, page: string): Typed[] {
  const found: Typed[] = [];
  let open = '';
  for (const line of block.split('\n')) {
    open += open === '' ? line : `\n${line}`;
    const { code, comment } = parted(open);
    if (code.endsWith('\\') || isQuoteOpen(code)) continue;
    if (code !== '') found.push({ page, text: code, comment });
    open = '';
  }
  return found;
}

/** Cuts the comment off: a `#` at the beginning of a word outside of quotes. */
function parted(line: string): { readonly code: string; readonly comment: string } {
  for (const { index } of line.matchAll(/(?:^|\s)#/g)) {
    if (isQuoteOpen(line.slice(0, index))) continue;
    return { code: line.slice(0, index).trim(), comment: line.slice(index).trim() };
  }
  return { code: line.trim(), comment: '' };
}

function isQuoteOpen(text: string): boolean {
  let open = '';
  for (const character of text.replaceAll(/\\./g, '')) {
    if (open === '' && (character === "'" || character === '"')) open = character;
    else if (character === open) open = '';
  }
  return open !== '';
}
