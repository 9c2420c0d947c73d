/** Fast path: ASCII without small letters has only one spelling. */
const PLAIN = /^[!-`{-~]*$/;

/** Invisible characters: control signs, soft hyphens, joiners, marks of direction, variation selectors, fillers, tags. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufff8]|\u034f|\u180b|\u180c|\u180d|\u180f|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;
const WHITE = /[\t-\r \u1680\u2028\u2029]+/g;

/**
 * The form in which business numbers are compared (D-01, B-06): NFKC, without invisible signs, white space as one blank and
 * none at the ends, Latin letters in one case. Two numbers with one key are one number to whoever reads them, and only the
 * one that came first may be used. Leading zeros count: `007` and `7` are two numbers. Migration 0029 says the same in SQL.
 */
export function comparisonKey(number: string): string {
  if (PLAIN.test(number)) return number;
  const visible = number.normalize('NFKC').replace(INVISIBLE, '').replace(WHITE, ' ');
  return visible.replace(/^ | $/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
