import { isUtf8 } from 'node:buffer';

/**
 * Offset of the first byte that is not valid UTF-8, −1 when all are.
 *
 * The platform's vectorised check answers the common case; the walk below finds the place, and a test holds
 * the two against each other.
 */
export function invalidUtf8At(bytes: Buffer): number {
  return isUtf8(bytes) ? -1 : walkUtf8(bytes);
}

/** RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
export function walkUtf8(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const width = widthAt(bytes, at);
    if (width === 0) return at;
    at += width;
  }
  return -1;
}

/** Length of the sequence that begins here, 0 when it is broken. */
function widthAt(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + width > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let index = at + 2; index < at + width; index++) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return width;
}

/** E0 and F0 would otherwise spell shorter characters a second time. */
function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

/** ED would otherwise spell surrogates, F4 code points above U+10FFFF. */
function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
