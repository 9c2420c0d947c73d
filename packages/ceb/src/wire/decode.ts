/** What XML says a piece of text is: line ends become LF (XML 1.0, 2.11), then references are resolved. */
export function decodeText(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end).replace(/\r\n?/g, '\n').replace(REFERENCE, resolveReference);
}

/** What XML says an attribute value is: white space that is not written as a reference becomes a space (3.3.3). */
export function decodeAttribute(bytes: Buffer, start: number, end: number, needsDecoding: boolean): string {
  const raw = bytes.toString('utf8', start, end);
  if (!needsDecoding) return raw;
  return raw.replace(/\r\n|[\r\n\t]/g, ' ').replace(REFERENCE, resolveReference);
}

const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/g;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The scanner has refused every reference that would not resolve. */
function resolveReference(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  return PREDEFINED[name ?? ''] ?? whole;
}
