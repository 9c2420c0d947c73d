import type { Refusal } from '@tongguan/kernel';
import { expectedIn, inSpoken, say, sayOf } from './language.ts';

/** Refusals as sentences: where, what stood there, what is allowed, and what the code means. */
export async function refusalLines(refusals: readonly Refusal[]): Promise<string> {
  const { explainCode, meaningOf } = await import('@tongguan/ceb');
  return refusals
    .map((refusal) => {
      const entry = explainCode(refusal.code);
      const meaning = entry && meaningOf(entry);
      const where = [refusal.document, refusal.path].filter((part) => part !== undefined && part !== '').join(' ');
      const at = refusal.offset === undefined ? '' : say(` （字节 ${refusal.offset}）`, ` (byte ${refusal.offset})`);
      return [
        `✗ ${refusal.code} ${meaning === null ? '' : sayOf(meaning)}`.trimEnd(),
        ...(where === '' && at === '' ? [] : [say(`    位置：${where}${at}`, `    at: ${where}${at}`)]),
        say(`    发现：${inSpoken(refusal.found)}`, `    found: ${inSpoken(refusal.found)}`),
        say(`    应为：${expectedIn(refusal.allowed)}`, `    allowed: ${expectedIn(refusal.allowed)}`),
      ].join('\n');
    })
    .join('\n');
}
