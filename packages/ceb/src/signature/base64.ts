/**
 * Strict base64 with XML white space between: one text, one value. `null` for anything else, so that no second
 * spelling of a digest or signature exists.
 */
export function base64Of(text: string): Buffer | null {
  const compact = text.replace(/[ \t\r\n]+/g, '');
  if (compact === '' || compact.length % 4 !== 0) return null;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  const bytes = Buffer.from(compact, 'base64');
  // Bits beyond the last byte must be zero, or two texts would spell the same bytes.
  return bytes.toString('base64') === compact ? bytes : null;
}
