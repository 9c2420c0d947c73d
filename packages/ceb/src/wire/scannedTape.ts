import { assert } from '@tongguan/kernel';
import { decodeAttribute, decodeText } from './decode.ts';
import type { Name } from './names.ts';
import { isNamespaceDeclaration } from './namespaces.ts';
import { ATTRIBUTE_STRIDE, type ScanState, VALUE_END, VALUE_NEEDS_DECODING, VALUE_START } from './scanState.ts';
import { FLAG_NEEDS_DECODING, type Tape } from './tape.ts';

/** Flags between scanner and canonical form, beside those of the public tape. */
export const FLAG_TEXT_SEEN = 4;
/** The start or end tag stands otherwise than canonical XML writes it. */
export const FLAG_TAG_NOT_CANONICAL = 8;
/** Some text directly inside the element stands otherwise than canonical XML writes it. */
export const FLAG_TEXT_NOT_CANONICAL = 16;
/** The element, or something inside it, stands otherwise than canonical XML writes it. */
export const FLAG_INSIDE_NOT_CANONICAL = 32;

export type Attribute = { readonly name: Name; readonly value: string };

/** The tape as the scanner makes it: the public one, and what the canonical form needs. */
export class ScannedTape implements Tape {
  readonly bytes: Buffer;
  readonly count: number;
  readonly localName: readonly string[];
  readonly namespace: Uint8Array;
  readonly parent: Int32Array;
  readonly next: Int32Array;
  readonly firstChild: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly contentStart: Int32Array;
  readonly contentEnd: Int32Array;
  readonly flags: Uint8Array;
  readonly #names: readonly Name[];
  readonly #firstAttribute: Int32Array;
  readonly #attributes: Int32Array;
  readonly #attributeNames: readonly Name[];

  constructor(state: ScanState) {
    const { count } = state;
    this.bytes = state.bytes;
    this.count = count;
    this.#names = state.names;
    this.localName = localNames(state.names);
    const columns = new Columns(state);
    this.parent = columns.of(state.parent, count);
    this.next = columns.of(state.next, count);
    this.firstChild = columns.of(state.firstChild, count);
    this.start = columns.of(state.start, count);
    this.end = columns.of(state.end, count);
    this.contentStart = columns.of(state.contentStart, count);
    this.contentEnd = columns.of(state.contentEnd, count);
    this.#firstAttribute = columns.of(state.firstAttribute, count);
    this.#attributes = columns.of(state.attributes, state.attributeCount * ATTRIBUTE_STRIDE);
    this.namespace = columns.ofBytes(state.namespace, count);
    this.flags = columns.ofBytes(state.flags, count);
    this.#attributeNames = state.attributeNames;
  }

  get rootAttributes(): ReadonlyMap<string, string> {
    return this.attributesOf(0);
  }

  attributesOf(element: number): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (const { name, value } of this.#read(element, false)) attributes.set(name.qualified, value);
    return attributes;
  }

  text(element: number): string {
    assert(this.firstChild[element] === -1, 'text is asked of a leaf');
    const start = this.contentStart[element] as number;
    const end = this.contentEnd[element] as number;
    if (((this.flags[element] as number) & FLAG_NEEDS_DECODING) !== 0) return decodeText(this.bytes, start, end);
    return this.bytes.toString('utf8', start, end);
  }

  qualifiedName(element: number): string {
    return (this.#names[element] as Name).qualified;
  }

  /** Attributes in the order they stand in, without namespace declarations. */
  plainAttributesOf(element: number): Attribute[] {
    return this.#read(element, false);
  }

  /** Namespace declarations in the order they stand in. */
  declarationsOf(element: number): Attribute[] {
    return this.#read(element, true);
  }

  #read(element: number, declarations: boolean): Attribute[] {
    const first = this.#firstAttribute[element] as number;
    const after = this.#firstAttribute[element + 1] ?? this.#attributeNames.length;
    const attributes: Attribute[] = [];
    for (let index = first; index < after; index++) {
      const name = this.#attributeNames[index] as Name;
      if (isNamespaceDeclaration(name) !== declarations) continue;
      const record = index * ATTRIBUTE_STRIDE;
      const start = this.#attributes[record + VALUE_START] as number;
      const end = this.#attributes[record + VALUE_END] as number;
      const needsDecoding = this.#attributes[record + VALUE_NEEDS_DECODING] === 1;
      attributes.push({ name, value: decodeAttribute(this.bytes, start, end, needsDecoding) });
    }
    return attributes;
  }
}

function localNames(names: readonly Name[]): string[] {
  const locals = new Array<string>(names.length);
  for (let index = 0; index < names.length; index++) locals[index] = (names[index] as Name).local;
  return locals;
}

const COLUMN_COUNT = 8;
const BYTE_COLUMN_COUNT = 2;

/**
 * Cuts all columns of a tape from one piece of memory: ten small allocations outside the heap would cost a
 * fifth of the whole scan (measured with bench/wire.mjs).
 */
class Columns {
  readonly #memory: ArrayBuffer;
  #used = 0;

  constructor(state: ScanState) {
    const numbers = state.count * COLUMN_COUNT + state.attributeCount * ATTRIBUTE_STRIDE;
    this.#memory = new ArrayBuffer(numbers * Int32Array.BYTES_PER_ELEMENT + state.count * BYTE_COLUMN_COUNT);
  }

  of(source: Int32Array, length: number): Int32Array {
    const column = new Int32Array(this.#memory, this.#used, length);
    for (let index = 0; index < length; index++) column[index] = source[index] as number;
    this.#used += column.byteLength;
    return column;
  }

  ofBytes(source: Uint8Array, length: number): Uint8Array {
    const column = new Uint8Array(this.#memory, this.#used, length);
    for (let index = 0; index < length; index++) column[index] = source[index] as number;
    this.#used += column.byteLength;
    return column;
  }
}
