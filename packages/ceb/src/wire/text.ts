import {
  AMPERSAND,
  CLOSING_BRACKET,
  CR,
  GREATER,
  HASH,
  isXmlCharacter,
  LESS,
  LF,
  PLAIN_TEXT,
  SEMICOLON,
  SPACE,
  TAB,
  UTF8_LEAD_EF,
} from './characters.ts';
import { FLAG_TEXT_NOT_CANONICAL, FLAG_TEXT_SEEN } from './scannedTape.ts';
import type { ScanState } from './scanState.ts';
import { FLAG_NEEDS_DECODING } from './tape.ts';

/** Canonical XML 1.0, section 2.3, writes exactly these references in text. */
const CANONICAL_IN_TEXT: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', '#xD']);
const PREDEFINED: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** `&#x10FFFF;` needs 10 bytes; leading zeros beyond this serve nobody. */
const REFERENCE_BYTES_MAX = 16;

/** Reads the text of the open element up to the next `<`. */
export function scanText(state: ScanState, from: number): number {
  const { bytes, length } = state;
  let at = from;
  let byte = 0;
  let sawReturn = false;
  while (at < length) {
    byte = bytes[at] as number;
    if (byte === CR) sawReturn = true;
    else if (byte !== SPACE && byte !== LF && byte !== TAB) break;
    at++;
  }
  if (sawReturn) markText(state, FLAG_NEEDS_DECODING | FLAG_TEXT_NOT_CANONICAL);
  if (byte !== LESS && at < length) {
    markText(state, FLAG_TEXT_SEEN);
    at = scanCharacters(state, from, at);
    if (at < 0) return -1;
  }
  if (at >= length) return state.fail('notWellFormed', length, '报文在元素内结束 / ends inside an element');
  if (at - from > state.limits.textBytes) return state.fail('partTooLong', from, `${at - from} bytes`);
  return at;
}

function markText(state: ScanState, bits: number): void {
  state.flags[state.open] = (state.flags[state.open] as number) | bits;
}

function scanCharacters(state: ScanState, from: number, first: number): number {
  const { bytes, length } = state;
  let at = first;
  while (at < length) {
    const byte = bytes[at] as number;
    if (PLAIN_TEXT[byte] === 1) {
      at++;
      continue;
    }
    if (byte === LESS) return at;
    at = scanSpecial(state, from, at, byte);
    if (at < 0) return -1;
  }
  return at;
}

function scanSpecial(state: ScanState, from: number, at: number, byte: number): number {
  const { bytes } = state;
  if (byte === AMPERSAND) {
    const after = scanReference(state, at, CANONICAL_IN_TEXT);
    markText(state, FLAG_NEEDS_DECODING | (state.referenceIsCanonical ? 0 : FLAG_TEXT_NOT_CANONICAL));
    return after;
  }
  if (byte === CR) {
    markText(state, FLAG_NEEDS_DECODING | FLAG_TEXT_NOT_CANONICAL);
    return at + 1;
  }
  if (byte === GREATER) {
    const closesCdata = at - 2 >= from && bytes[at - 1] === CLOSING_BRACKET && bytes[at - 2] === CLOSING_BRACKET;
    if (closesCdata) return state.fail('notWellFormed', at - 2, ']]>');
    markText(state, FLAG_TEXT_NOT_CANONICAL);
    return at + 1;
  }
  return scanUnusual(state, at, byte);
}

/** A control character, or the lead byte EF that may begin U+FFFE or U+FFFF. Text and attributes share it. */
export function scanUnusual(state: ScanState, at: number, byte: number): number {
  const { bytes } = state;
  if (byte !== UTF8_LEAD_EF) return state.fail('forbiddenCharacter', at, codePointName(byte));
  const isNonCharacter = bytes[at + 1] === 0xbf && (bytes[at + 2] === 0xbe || bytes[at + 2] === 0xbf);
  if (isNonCharacter) return state.fail('forbiddenCharacter', at, bytes[at + 2] === 0xbe ? 'U+FFFE' : 'U+FFFF');
  return at + 3;
}

/** Reads `&…;` and tells in `state.referenceIsCanonical` whether canonical XML writes it so. */
export function scanReference(state: ScanState, at: number, canonical: ReadonlySet<string>): number {
  const { bytes } = state;
  const semicolon = bytes.subarray(at, at + REFERENCE_BYTES_MAX).indexOf(SEMICOLON);
  const body = semicolon < 0 ? '' : bytes.toString('latin1', at + 1, at + semicolon);
  state.referenceIsCanonical = canonical.has(body);
  if (bytes[at + 1] === HASH) {
    const codePoint = characterReference(body);
    if (codePoint === null) return state.fail('notWellFormed', at, '字符引用不完整 / broken character reference');
    if (!isXmlCharacter(codePoint)) return state.fail('forbiddenCharacter', at, codePointName(codePoint));
  } else if (!PREDEFINED.has(body)) {
    const isName = /^&[A-Za-z_:][\w.:-]*;/.test(bytes.toString('latin1', at, at + state.limits.nameBytes));
    return isName
      ? state.fail('unknownEntity', at, '实体引用 / entity reference')
      : state.fail('notWellFormed', at, '未转义的 & / bare &');
  }
  return at + semicolon + 1;
}

function characterReference(body: string): number | null {
  const match = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(body);
  if (!match) return null;
  return match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
}

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
