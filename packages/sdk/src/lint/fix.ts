import type { Edit, Finding } from './types.ts';

/** Makes every certain fix of one file. Edits never overlap: of two for the same place the first is made. */
export function applyFixes(
  bytes: Buffer,
  findings: readonly Finding[],
): { readonly bytes: Buffer; readonly fixed: number } {
  const edits = findings.flatMap(({ fix }): Edit[] => (fix === null ? [] : [fix])).sort((a, b) => a.from - b.from);
  const pieces: Buffer[] = [];
  let at = 0;
  let fixed = 0;
  for (const { from, to, text } of edits) {
    if (from < at) continue;
    pieces.push(bytes.subarray(at, from), Buffer.from(text));
    at = to;
    fixed += 1;
  }
  return { bytes: Buffer.concat([...pieces, bytes.subarray(at)]), fixed };
}
