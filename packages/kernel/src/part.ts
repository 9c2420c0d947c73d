import { assert } from './fault.ts';

/** The number of logical partitions. Fixed for the life of an installation: changing it is a migration. */
export const PART_COUNT = 128;

/**
 * The partition of a routing key: FNV-1a over the UTF-8 bytes of `domain`, a zero byte and `key`, folded
 * and reduced modulo 128. Computed here and never in the database, frozen by test vectors.
 */
export function partOf(domain: PartDomain, key: string): number {
  let hash = fnv1a(0x811c9dc5, domain);
  hash = Math.imul(hash, 0x01000193);
  hash = fnv1a(hash, key);
  // FNV-1a's low bits are weak for short keys that differ in one place: fold the high half in.
  return ((hash >>> 16) ^ (hash & 0xffff)) % PART_COUNT;
}

/**
 * Kinds of routing keys: an order with its documents and declaration, a person's quota, an enterprise's guarantee, an
 * account book, a document's number.
 */
export type PartDomain = 'order' | 'person' | 'guarantee' | 'book' | 'message' | 'number';

const utf8 = new TextEncoder();

function fnv1a(start: number, text: string): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Numbers and codes are ASCII nearly always; anything else is hashed by its UTF-8 bytes.
    if (unit > 0x7f) return fnv1aBytes(start, text);
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return hash >>> 0;
}

function fnv1aBytes(start: number, text: string): number {
  let hash = start;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  const result = hash >>> 0;
  assert(result >= 0 && result <= 0xffffffff, 'a hash is an unsigned 32-bit number');
  return result;
}
