import {
  AMPERSAND,
  CLOSING_BRACKET,
  CR,
  GREATER,
  LESS,
  LF,
  PLAIN_TEXT,
  SPACE,
  TAB,
  UTF8_LEAD_EF,
} from './characters.ts';
import { CANONICAL_IN_TEXT, codePointName, scanReference } from './reference.ts';
import { FLAG_TEXT_NOT_CANONICAL, FLAG_TEXT_SEEN } from './scannedTape.ts';
import type { ScanState } from './scanState.ts';
import { FLAG_NEEDS_DECODING } from './tape.ts';

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
