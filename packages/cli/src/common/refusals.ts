import type { Refusal } from '@tongguan/kernel';

/** Refusals as sentences: where, what stood there, what is allowed, and what the code means. */
export async function refusalLines(refusals: readonly Refusal[]): Promise<string> {
  const { explainCode, meaningOf } = await import('@tongguan/ceb');
  return refusals
    .map((refusal) => {
      const entry = explainCode(refusal.code);
      const meaning = entry && meaningOf(entry);
      const where = [refusal.document, refusal.path].filter((part) => part !== undefined && part !== '').join(' ');
      const at = refusal.offset === undefined ? '' : ` （字节 ${refusal.offset} / byte ${refusal.offset}）`;
      return [
        `✗ ${refusal.code} ${meaning === null ? '' : `${meaning.zh} / ${meaning.en}`}`.trimEnd(),
        ...(where === '' && at === '' ? [] : [`    位置 / at: ${where}${at}`]),
        `    发现 / found: ${refusal.found}`,
        `    应为 / allowed: ${refusal.allowed}`,
      ].join('\n');
    })
    .join('\n');
}
