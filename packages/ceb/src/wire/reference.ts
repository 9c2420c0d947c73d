import { HASH, isXmlCharacter, SEMICOLON } from './characters.ts';
import type { ScanState } from './scanState.ts';

/** Where a reference stands as canonical XML 1.0, section 2.3, writes it. */
export const CANONICAL_IN_TEXT = 1;
export const CANONICAL_IN_ATTRIBUTE = 2;

type Predefined = { readonly body: Buffer; readonly canonicalIn: number };

const PREDEFINED: readonly Predefined[] = [
  { body: Buffer.from('&lt;'), canonicalIn: CANONICAL_IN_TEXT | CANONICAL_IN_ATTRIBUTE },
  { body: Buffer.from('&gt;'), canonicalIn: CANONICAL_IN_TEXT },
  { body: Buffer.from('&amp;'), canonicalIn: CANONICAL_IN_TEXT | CANONICAL_IN_ATTRIBUTE },
  { body: Buffer.from('&quot;'), canonicalIn: CANONICAL_IN_ATTRIBUTE },
  { body: Buffer.from('&apos;'), canonicalIn: 0 },
];

const LETTER_X = 0x78;
/** `&#x10FFFF;` has six digits; leading zeros beyond this serve nobody. */
const DIGITS_MAX = 12;

/**
 * Reads `&…;` and tells in `state.referenceIsCanonical` whether canonical XML writes it so there. Works on
 * bytes: a hostile message may consist of nothing else.
 */
export function scanReference(state: ScanState, at: number, place: number): number {
  const { bytes } = state;
  if (bytes[at + 1] === HASH) return scanCharacterReference(state, at, place);
  for (const { body, canonicalIn } of PREDEFINED) {
    if (!standsAt(bytes, at, body)) continue;
    state.referenceIsCanonical = (canonicalIn & place) !== 0;
    return at + body.length;
  }
  const isName = /^&[A-Za-z_:][\w.:-]*;/.test(bytes.toString('latin1', at, at + state.limits.nameBytes));
  return isName
    ? state.fail('unknownEntity', at, '实体引用 / entity reference')
    : state.fail('notWellFormed', at, '未转义的 & / bare &');
}

export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function standsAt(bytes: Buffer, at: number, body: Buffer): boolean {
  for (let index = 1; index < body.length; index++) {
    if (bytes[at + index] !== body[index]) return false;
  }
  return true;
}

/** `&#65;` or `&#x41;` */
function scanCharacterReference(state: ScanState, at: number, place: number): number {
  const { bytes } = state;
  const radix = bytes[at + 2] === LETTER_X ? 16 : 10;
  const first = at + (radix === 16 ? 3 : 2);
  let after = first;
  let codePoint = 0;
  for (; after - first < DIGITS_MAX; after++) {
    const digit = digitOf(bytes[after] ?? 0, radix);
    if (digit < 0) break;
    codePoint = codePoint * radix + digit;
  }
  if (after === first || bytes[after] !== SEMICOLON) {
    return state.fail('notWellFormed', at, '字符引用不完整 / broken character reference');
  }
  if (!isXmlCharacter(codePoint)) return state.fail('forbiddenCharacter', at, codePointName(codePoint));
  state.referenceIsCanonical = radix === 16 && after === first + 1 && isCanonicalDigit(bytes[first] ?? 0, place);
  return after + 1;
}

function digitOf(byte: number, radix: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return radix === 16 && letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** `&#xD;` everywhere, `&#x9;` and `&#xA;` in attributes, in upper case. */
function isCanonicalDigit(byte: number, place: number): boolean {
  if (byte === 0x44) return true;
  return place === CANONICAL_IN_ATTRIBUTE && (byte === 0x39 || byte === 0x41);
}
