import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

const DEAD = new Set(['killed', 'timeout']);

/** `packages/…/src/x.ts:12`: where a mutant stands in what is written by hand. */
export function placeOf(root, { file, start }) {
  const before = readFileSync(join(root, file), 'utf8').slice(0, start).split('\n');
  const map = new SourceMap(JSON.parse(readFileSync(join(root, `${file}.map`), 'utf8')));
  const { originalLine } = map.findEntry(before.length - 1, before.at(-1).length);
  return `${sourceOf(file)}:${(originalLine ?? 0) + 1}`;
}

export const sourceOf = (file) => file.replace('/dist/', '/').replace(/\.js$/, '.ts');

/** Killed of those that mean something, in percent. */
export function rateOf(outcomes) {
  const counted = outcomes.filter(({ fate }) => fate !== 'equivalent');
  return counted.length === 0 ? 100 : (counted.filter(({ fate }) => DEAD.has(fate)).length / counted.length) * 100;
}

/** A line for each source file, the worst first, and one for all. */
export function table(outcomes) {
  const byFile = Map.groupBy?.(outcomes, ({ mutant }) => mutant.file) ?? grouped(outcomes);
  const rows = [...byFile]
    .map(([file, own]) => ({ name: sourceOf(file), own }))
    .sort((a, b) => rateOf(a.own) - rateOf(b.own));
  const head = '  killed  timeout  survived  unreached  equivalent       %';
  const lines = [...rows, { name: 'total', own: outcomes }].map(({ name, own }) => {
    const count = (fate) => own.filter((one) => one.fate === fate).length;
    const cells = [
      String(count('killed')).padStart(8),
      String(count('timeout')).padStart(9),
      String(count('survived')).padStart(10),
      String(count('unreached')).padStart(11),
      String(count('equivalent')).padStart(12),
      rateOf(own).toFixed(1).padStart(8),
    ];
    return `${cells.join('')}  ${name}`;
  });
  return [head, ...lines].join('\n');
}

function grouped(outcomes) {
  const groups = new Map();
  for (const one of outcomes) groups.set(one.mutant.file, [...(groups.get(one.mutant.file) ?? []), one]);
  return groups;
}
