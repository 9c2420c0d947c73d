/**
 * Strict base64 with XML white space between: one text, one value. `null` for anything else, so that no second
 * spelling of a digest or signature exists.
 */
export function base64Of(text: string): Buffer | null {
  const compact = text.replace(/[ \t\r\n]+/g, '');
  if (compact === '' || compact.length % 4 !== 0) return null;
  const bytes = Buffer.from(compact, 'base64');
  // Node skips what is no base64 and ignores bits beyond the last byte: only a text that comes back is the one spelling.
  return bytes.toString('base64') === compact ? bytes : null;
}
