import { isUtf8 } from 'node:buffer';
import { DER, type DerNode } from './der.ts';

/**
 * Whether every value in it is written the one way that DER allows (X.690, sections 8 to 11). `parseDer` has looked at
 * the lengths; this looks at tags and contents. Signed bytes with a second spelling can be read in two ways: a BOOLEAN of
 * 01 is TRUE to one reader and something else to the next. Not asked for: the order inside a SET, the letters of a
 * PrintableString, and that a default is left out. Authorities get these wrong, and nothing can be read in two ways.
 */
export function isCanonical(node: DerNode): boolean {
  return isWellTagged(node.tag) && isContentCanonical(node) && node.children.every(isCanonical);
}

/** The bits of a tag: its class, whether it holds other values, its number. */
const CLASS = 0xc0;
const CONSTRUCTED = 0x20;
const NUMBER = 0x1f;

function isWellTagged(tag: number): boolean {
  const number = tag & NUMBER;
  // The number follows in further bytes: X.509 has no such tag. 0 ends a value of unknown length, which DER has not.
  if (number === NUMBER || tag === 0) return false;
  const isUniversal = (tag & CLASS) === 0;
  const isCollection = number === (DER.sequence & NUMBER) || number === (DER.set & NUMBER);
  return !isUniversal || ((tag & CONSTRUCTED) !== 0) === isCollection;
}

function isContentCanonical({ tag, content }: DerNode): boolean {
  const [first = 0, second = 0] = content;
  switch (tag) {
    case DER.boolean:
      return content.length === 1 && (first === 0x00 || first === 0xff);
    case DER.integer:
    case DER.enumerated:
      return content.length === 1 || (content.length > 1 && !isNeedlessSign(first, second));
    case DER.bitString:
      return isBitString(content);
    case DER.null:
      return content.length === 0;
    case DER.oid:
      return isOid(content);
    case DER.utf8String:
      return isUtf8(content);
    case DER.bmpString:
      return content.length % 2 === 0;
    default:
      return true;
  }
}

function isNeedlessSign(first: number, second: number): boolean {
  return (first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80);
}

/** Content of a BIT STRING: the first byte counts the unused bits of the last, which are zero. */
export function isBitString(content: Buffer): boolean {
  const unused = content[0];
  if (unused === undefined || unused > 7) return false;
  if (content.length === 1) return unused === 0;
  return ((content.at(-1) ?? 0) & ((1 << unused) - 1)) === 0;
}

/** Numbers in base 128: the last byte of each has no high bit, the first is not an empty digit. */
function isOid(content: Buffer): boolean {
  if (content.length === 0) return false;
  let begins = true;
  for (const byte of content) {
    if (begins && byte === 0x80) return false;
    begins = (byte & 0x80) === 0;
  }
  return begins;
}
