/** Signs that stand between the parts of a foreign name. */
const DOT = '[\u00b7\u2022\u2027\u30fb\uff65\u2219\u22c5.\uff0e]';
const ALL_DOTS = new RegExp(DOT, 'g');
/** A text that is one such sign. */
export const ONE_DOT = new RegExp(`^${DOT}$`);

/**
 * Equal for two spellings of one name: width, letter case, spaces, invisible signs and the sign between the parts of a foreign
 * name do not count. Letters of another script that are drawn alike are other letters.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Z}\p{Cf}\p{Cc}]/gu, '')
    .replace(ALL_DOTS, '·');
}
