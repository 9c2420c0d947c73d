import {
  AMPERSAND,
  APOSTROPHE,
  EQUALS,
  GREATER,
  isSpace,
  LESS,
  NAME_BYTE,
  PLAIN_ATTRIBUTE,
  QUOTE,
  SLASH,
  SPACE,
} from './characters.ts';
import { decodeAttribute } from './decode.ts';
import { HASH_PRIME, HASH_START, type Name, nameAt } from './names.ts';
import { declaredPrefix, isNamespaceDeclaration, mayDeclare } from './namespaces.ts';
import { CANONICAL_IN_ATTRIBUTE, scanReference } from './reference.ts';
import { FLAG_TAG_NOT_CANONICAL } from './scannedTape.ts';
import { ATTRIBUTE_STRIDE, type ScanState, VALUE_END, VALUE_NEEDS_DECODING, VALUE_START } from './scanState.ts';
import { scanUnusual } from './text.ts';

/** Reads a name into `state.name`. */
export function scanName(state: ScanState, from: number): number {
  const { bytes, length } = state;
  let at = from;
  let hash = HASH_START;
  while (at < length) {
    const byte = bytes[at] as number;
    if (NAME_BYTE[byte] !== 1) break;
    hash = Math.imul(hash ^ byte, HASH_PRIME);
    at++;
  }
  if (at < length && (bytes[at] as number) >= 0x80)
    return state.fail('partTooLong', at, '非 ASCII 名称 / non-ASCII name');
  if (at - from > state.limits.nameBytes) return state.fail('partTooLong', from, `${at - from} bytes`);
  state.name = nameAt(bytes, from, at, hash);
  if (state.name === null) return state.fail('notWellFormed', from, '名称不合法 / not a name');
  return at;
}

/**
 * Reads the attributes of `element` from behind its name up to `>` or `/`, which it returns the offset of.
 * Marks the tag when canonical XML would write its inside differently.
 */
export function scanAttributes(state: ScanState, element: number, from: number): number {
  const { bytes, length } = state;
  const first = state.attributeCount;
  let at = from;
  let canonical = true;
  for (;;) {
    const gap = at;
    while (at < length && isSpace(bytes[at] as number)) at++;
    const byte = bytes[at];
    if (byte === GREATER || byte === SLASH) {
      if (at > gap) canonical = false;
      break;
    }
    if (at >= length) return state.fail('notWellFormed', length, '报文在标记内结束 / ends inside a tag');
    if (at === gap) return state.fail('notWellFormed', at, '属性前缺少空白 / white space missing before an attribute');
    if (at !== gap + 1 || bytes[gap] !== SPACE) canonical = false;
    if (state.attributeCount - first >= state.limits.attributesPerElement) {
      return state.fail('partTooLong', at, `> ${state.limits.attributesPerElement} attributes`);
    }
    at = scanAttribute(state, at);
    if (at < 0) return -1;
    if (!state.attributeIsCanonical) canonical = false;
  }
  if (!canonical) state.flags[element] = (state.flags[element] as number) | FLAG_TAG_NOT_CANONICAL;
  return finishAttributes(state, first) ? at : -1;
}

/** `name = "value"`; records it. */
function scanAttribute(state: ScanState, from: number): number {
  const { bytes, length } = state;
  let at = scanName(state, from);
  const name = state.name;
  if (at < 0 || name === null) return -1;
  const afterName = at;
  while (at < length && isSpace(bytes[at] as number)) at++;
  if (bytes[at] !== EQUALS) return state.fail('notWellFormed', at, '属性缺少 = / = missing after an attribute name');
  at++;
  while (at < length && isSpace(bytes[at] as number)) at++;
  const quote = bytes[at];
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    return state.fail('notWellFormed', at, '属性值缺少引号 / quote missing');
  }
  state.attributeIsCanonical = quote === QUOTE && at === afterName + 1;
  const record = state.attributeCount * ATTRIBUTE_STRIDE;
  if (record + ATTRIBUTE_STRIDE > state.attributes.length) state.growAttributes();
  state.valueNeedsDecoding = false;
  const end = scanValue(state, at + 1, quote);
  if (end < 0) return -1;
  state.attributes[record + VALUE_START] = at + 1;
  state.attributes[record + VALUE_END] = end;
  state.attributes[record + VALUE_NEEDS_DECODING] = state.valueNeedsDecoding ? 1 : 0;
  state.attributeNames[state.attributeCount++] = name;
  return end + 1;
}

/** Returns the offset of the closing quote. */
function scanValue(state: ScanState, from: number, quote: number): number {
  const { bytes, length } = state;
  let at = from;
  while (at < length) {
    const byte = bytes[at] as number;
    if (PLAIN_ATTRIBUTE[byte] === 1) {
      at++;
    } else if (byte === quote) {
      if (at - from > state.limits.textBytes) return state.fail('partTooLong', from, `${at - from} bytes`);
      return at;
    } else if (byte === LESS) {
      return state.fail('notWellFormed', at, '属性值含 < / < inside an attribute value');
    } else if (byte === AMPERSAND) {
      at = scanReference(state, at, CANONICAL_IN_ATTRIBUTE);
      if (at < 0) return -1;
      state.valueNeedsDecoding = true;
      if (!state.referenceIsCanonical) state.attributeIsCanonical = false;
    } else if (isSpace(byte)) {
      // XML turns it into a space, so that the canonical form differs from the input.
      state.valueNeedsDecoding = true;
      state.attributeIsCanonical = false;
      at++;
    } else if (byte === QUOTE) {
      state.attributeIsCanonical = false;
      at++;
    } else if (byte === APOSTROPHE) {
      at++;
    } else {
      at = scanUnusual(state, at, byte);
      if (at < 0) return -1;
    }
  }
  return state.fail('notWellFormed', length, '报文在属性内结束 / ends inside an attribute');
}

/** Declares the namespaces among the attributes read, after refusing names that stand twice or are reserved. */
function finishAttributes(state: ScanState, first: number): boolean {
  const { attributes, attributeNames } = state;
  for (let index = first; index < state.attributeCount; index++) {
    const name = attributeNames[index] as Name;
    const start = attributes[index * ATTRIBUTE_STRIDE + VALUE_START] as number;
    for (let other = first; other < index; other++) {
      if (attributeNames[other]?.qualified !== name.qualified) continue;
      state.fail('duplicateAttribute', start, name.qualified);
      return false;
    }
    if (name.prefix === 'xml') state.fail('namespace', start, name.qualified);
    else if (isNamespaceDeclaration(name)) declareNamespace(state, index, name);
    if (state.code !== null) return false;
  }
  return true;
}

function declareNamespace(state: ScanState, index: number, name: Name): void {
  const { attributes, bytes, scope } = state;
  const record = index * ATTRIBUTE_STRIDE;
  const start = attributes[record + VALUE_START] as number;
  const end = attributes[record + VALUE_END] as number;
  const uri = decodeAttribute(bytes, start, end, attributes[record + VALUE_NEEDS_DECODING] === 1);
  const prefix = declaredPrefix(name);
  if (!mayDeclare(prefix, uri)) state.fail('namespace', start, name.qualified);
  else if (scope.size >= state.limits.namespacesInScope) {
    state.fail('partTooLong', start, `> ${state.limits.namespacesInScope} namespaces`);
  } else scope.declare(prefix, uri);
}
