import { done, type Outcome, refused } from '@tongguan/kernel';
import { resolveAttributes } from './attributeOrder.ts';
import { BANG, GREATER, isSpace, LESS, QUESTION, SLASH } from './characters.ts';
import { WIRE_CODES } from './codes.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from './limits.ts';
import type { Name } from './names.ts';
import { failMarkup, scanProlog } from './prolog.ts';
import {
  FLAG_INSIDE_NOT_CANONICAL,
  FLAG_TAG_NOT_CANONICAL,
  FLAG_TEXT_NOT_CANONICAL,
  FLAG_TEXT_SEEN,
  ScannedTape,
} from './scannedTape.ts';
import { ScanState } from './scanState.ts';
import { scanAttributes, scanName } from './startTag.ts';
import { FLAG_MIXED, type Tape } from './tape.ts';
import { scanText } from './text.ts';

const NOT_CANONICAL = FLAG_TAG_NOT_CANONICAL | FLAG_TEXT_NOT_CANONICAL | FLAG_INSIDE_NOT_CANONICAL;

/**
 * Reads the bytes of a message in one pass, strictly, into a tape: B-05 and the strict profile.
 *
 * Nothing is decoded and nothing allocated per element. Constructs that only attacks need (DOCTYPE, processing
 * instructions, comments, CDATA, foreign encodings, sizes beyond all use) is refused here, before anything else runs; a
 * refusal names the byte.
 */
export function scan(bytes: Buffer, limits: ScanLimits = DEFAULT_SCAN_LIMITS): Outcome<Tape> {
  const state = limits === DEFAULT_SCAN_LIMITS ? sharedState : new ScanState(limits);
  state.reset(bytes);
  if (scanMessage(state)) return done(new ScannedTape(state));
  const { code, allowed } = WIRE_CODES[state.code ?? 'notWellFormed'];
  return refused({ code, path: openPath(state), found: state.found, allowed, offset: state.offset });
}

/** A scan is synchronous: one set of columns serves all scans of a thread. */
const sharedState = new ScanState(DEFAULT_SCAN_LIMITS);

function scanMessage(state: ScanState): boolean {
  const { bytes, length } = state;
  let at = scanProlog(state);
  if (at < 0) return false;
  if (bytes[at] !== LESS || bytes[at + 1] === SLASH) {
    return state.fail('notWellFormed', at, '根元素之前有内容 / content before the root') > 0;
  }
  do {
    const byte = bytes[at + 1];
    if (byte === SLASH) at = scanEndTag(state, at);
    else if (byte === BANG || byte === QUESTION) at = failMarkup(state, at);
    else at = scanStartTag(state, at);
    if (at >= 0 && state.depth > 0) at = scanText(state, at);
    if (at < 0) return false;
  } while (state.depth > 0);
  while (at < length && isSpace(bytes[at] as number)) at++;
  if (at === length) return true;
  if (bytes[at] === LESS && (bytes[at + 1] === BANG || bytes[at + 1] === QUESTION)) failMarkup(state, at);
  else state.fail('notWellFormed', at, '根元素之后有内容 / content after the root');
  return false;
}

function scanStartTag(state: ScanState, at: number): number {
  if (state.depth >= state.limits.depth) return state.fail('tooDeep', at, `> ${state.limits.depth}`);
  if (state.count >= state.limits.elements) return state.fail('tooManyElements', at, `> ${state.limits.elements}`);
  let after = scanName(state, at + 1);
  if (after < 0) return -1;
  const name = state.name as Name;
  const element = openElement(state, at, name);
  const { bytes, scope } = state;
  const outerScope = scope.size;
  state.scopeSize[state.depth] = outerScope;
  if (bytes[after] !== GREATER) {
    const firstAttribute = state.attributeCount;
    after = scanAttributes(state, element, after);
    if (after < 0 || !resolveAttributes(state, element, firstAttribute, outerScope)) return -1;
  }
  const code = name.prefix === 'xmlns' ? -1 : scope.codeOf(name.prefix);
  if (code < 0) return state.fail('namespace', at, name.qualified);
  state.namespace[element] = code;
  if (bytes[after] === GREATER) {
    state.contentStart[element] = after + 1;
    return after + 1;
  }
  if (bytes[after + 1] !== GREATER) return state.fail('notWellFormed', after, '标记内有多余的 / / stray / in a tag');
  state.flags[element] = (state.flags[element] as number) | FLAG_TAG_NOT_CANONICAL;
  state.contentStart[element] = after + 2;
  return closeElement(state, after + 2, after + 2);
}

function openElement(state: ScanState, at: number, name: Name): number {
  if (state.count === state.capacity) state.growElements();
  const element = state.count++;
  state.names.push(name);
  state.parent[element] = state.open;
  state.next[element] = -1;
  state.firstChild[element] = -1;
  state.start[element] = at;
  state.flags[element] = 0;
  state.firstAttribute[element] = state.attributeCount;
  if (state.open >= 0) {
    const brother = state.lastChild[state.depth] as number;
    if (brother < 0) state.firstChild[state.open] = element;
    else state.next[brother] = element;
    state.lastChild[state.depth] = element;
  }
  state.open = element;
  state.depth++;
  state.lastChild[state.depth] = -1;
  return element;
}

function scanEndTag(state: ScanState, at: number): number {
  const { bytes, length } = state;
  const element = state.open;
  const known = (state.names[element] as Name).bytes;
  let after = at + 2;
  for (let index = 0; index < known.length; index++, after++) {
    if (bytes[after] !== known[index]) {
      return state.fail('notWellFormed', at, '结束标记与开始标记不符 / end tag differs from start tag');
    }
  }
  if (bytes[after] !== GREATER) {
    const gap = after;
    while (after < length && isSpace(bytes[after] as number)) after++;
    if (after === gap || bytes[after] !== GREATER) {
      return state.fail('notWellFormed', at, '结束标记与开始标记不符 / end tag differs from start tag');
    }
    state.flags[element] = (state.flags[element] as number) | FLAG_TAG_NOT_CANONICAL;
  }
  return closeElement(state, at, after + 1);
}

/** Returns `end`, behind the element. */
function closeElement(state: ScanState, contentEnd: number, end: number): number {
  const element = state.open;
  state.contentEnd[element] = contentEnd;
  state.end[element] = end;
  let flags = state.flags[element] as number;
  const parent = state.parent[element] as number;
  if ((flags & NOT_CANONICAL) !== 0) {
    flags |= FLAG_INSIDE_NOT_CANONICAL;
    if (parent >= 0) state.flags[parent] = (state.flags[parent] as number) | FLAG_INSIDE_NOT_CANONICAL;
  }
  if ((flags & FLAG_TEXT_SEEN) !== 0 && state.firstChild[element] !== -1) flags |= FLAG_MIXED;
  state.flags[element] = flags;
  const outerScope = state.scopeSize[state.depth] as number;
  if (state.scope.size !== outerScope) state.scope.truncate(outerScope);
  state.open = parent;
  state.depth--;
  return end;
}

/** The elements open below the root where the scan stopped: names only, never contents. */
function openPath(state: ScanState): string {
  const path: string[] = [];
  for (let element = state.open; element > 0; element = state.parent[element] as number) {
    path.unshift((state.names[element] as Name).local);
  }
  return path.join('/');
}
