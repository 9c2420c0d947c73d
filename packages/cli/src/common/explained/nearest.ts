import { sayOf } from '../language.ts';

/** Codes a wrong one may stand for: those that differ least. */
export async function nearest(code: string): Promise<string> {
  const { CATALOGUE, meaningOf } = await import('@tongguan/ceb');
  const wanted = code.replace(/^-/, '');
  return CATALOGUE.map((entry) => ({ entry, far: distance(wanted, entry.code.replace(/^-/, '')) }))
    .filter(({ far }) => far <= NEAR_MAX)
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST_SHOWN)
    .map(({ entry }) => `  ${entry.code}  ${sayOf(meaningOf(entry))}`)
    .join('\n');
}

const NEAREST_SHOWN = 5;
const NEAR_MAX = 1;

/** How many digits differ, are missing or too many. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, digit] of [...a].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const swap = (before[column] ?? 0) + (digit === other ? 0 : 1);
      now.push(Math.min(swap, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
