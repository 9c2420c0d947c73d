import type { WireCodeName } from './codes.ts';
import type { ScanLimits } from './limits.ts';
import type { Name } from './names.ts';
import { NamespaceScope } from './namespaces.ts';

/** Columns of an attribute record. */
export const ATTRIBUTE_STRIDE = 3;
export const VALUE_START = 0;
export const VALUE_END = 1;
/** 1 when the value holds references or white space that XML normalises. */
export const VALUE_NEEDS_DECODING = 2;

const FIRST_ELEMENT_CAPACITY = 1024;
const FIRST_ATTRIBUTE_CAPACITY = 256;

/**
 * What one scan knows while it runs. The columns are scratch space, reused by the next scan (a scan is
 * synchronous); the finished tape gets copies cut to size.
 *
 * A step returns the next offset, or −1 after `fail`: no exception is thrown on hostile input.
 */
export class ScanState {
  bytes: Buffer = Buffer.alloc(0);
  length = 0;
  limits: ScanLimits;

  count = 0;
  capacity = FIRST_ELEMENT_CAPACITY;
  parent: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  next: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  firstChild: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  start: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  end: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  contentStart: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  contentEnd: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  firstAttribute: Int32Array = new Int32Array(FIRST_ELEMENT_CAPACITY);
  flags: Uint8Array = new Uint8Array(FIRST_ELEMENT_CAPACITY);
  namespace: Uint8Array = new Uint8Array(FIRST_ELEMENT_CAPACITY);
  names: Name[] = [];

  attributeCount = 0;
  attributes: Int32Array = new Int32Array(FIRST_ATTRIBUTE_CAPACITY * ATTRIBUTE_STRIDE);
  attributeNames: Name[] = [];

  /** The element whose content is being read, −1 outside the root; its depth, root = 1. */
  open = -1;
  depth = 0;
  readonly lastChild: Int32Array;
  readonly scopeSize: Int32Array;
  readonly scope = new NamespaceScope();

  /** What the last step read: a name, a reference, an attribute. */
  name: Name | null = null;
  referenceIsCanonical = false;
  attributeIsCanonical = false;
  valueNeedsDecoding = false;

  code: WireCodeName | null = null;
  offset = 0;
  found = '';

  constructor(limits: ScanLimits) {
    this.limits = limits;
    this.lastChild = new Int32Array(limits.depth + 2);
    this.scopeSize = new Int32Array(limits.depth + 2);
  }

  reset(bytes: Buffer): void {
    this.bytes = bytes;
    this.length = bytes.length;
    this.count = 0;
    this.names = [];
    this.attributeCount = 0;
    this.attributeNames = [];
    this.open = -1;
    this.depth = 0;
    this.scope.clear();
    this.code = null;
    this.offset = 0;
    this.found = '';
  }

  fail(code: WireCodeName, offset: number, found: string): -1 {
    this.code = code;
    this.offset = offset;
    this.found = found;
    return -1;
  }

  growElements(): void {
    this.capacity *= 2;
    this.parent = grown(this.parent, this.capacity);
    this.next = grown(this.next, this.capacity);
    this.firstChild = grown(this.firstChild, this.capacity);
    this.start = grown(this.start, this.capacity);
    this.end = grown(this.end, this.capacity);
    this.contentStart = grown(this.contentStart, this.capacity);
    this.contentEnd = grown(this.contentEnd, this.capacity);
    this.firstAttribute = grown(this.firstAttribute, this.capacity);
    this.flags = grownBytes(this.flags, this.capacity);
    this.namespace = grownBytes(this.namespace, this.capacity);
  }

  growAttributes(): void {
    this.attributes = grown(this.attributes, this.attributes.length * 2);
  }
}

function grown(column: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}

function grownBytes(column: Uint8Array, capacity: number): Uint8Array {
  const larger = new Uint8Array(capacity);
  larger.set(column);
  return larger;
}
