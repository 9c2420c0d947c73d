import { assert } from '@tongguan/kernel';

/** Tags of ASN.1 DER that certificates and keys need. */
export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
  implicit1: 0x81,
  implicit2: 0x82,
  explicit0: 0xa0,
  explicit1: 0xa1,
  explicit3: 0xa3,
} as const;

/** One value: its tag, its content, all its bytes, and what it contains when it is constructed. */
export type DerNode = {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
  readonly children: readonly DerNode[];
};

const CONSTRUCTED = 0x20;
const DEPTH_MAX = 16;

/** Reads exactly one DER value with definite, minimal lengths. `null` for anything else. */
export function parseDer(bytes: Buffer): DerNode | null {
  const node = readNode(bytes, 0, 0);
  return node !== null && node.whole.length === bytes.length ? node : null;
}

export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
}

/** A non-negative INTEGER from big-endian bytes. */
export function derInteger(magnitude: Buffer): Buffer {
  let first = 0;
  while (first < magnitude.length - 1 && magnitude[first] === 0) first++;
  const minimal = magnitude.subarray(first);
  const needsSign = ((minimal[0] ?? 0) & 0x80) !== 0;
  return der(DER.integer, needsSign ? Buffer.from([0]) : Buffer.alloc(0), minimal);
}

export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(DER.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

export function derBitString(content: Buffer): Buffer {
  return der(DER.bitString, Buffer.from([0]), content);
}

/** The dotted form of an OBJECT IDENTIFIER, empty for any other node. */
export function oidOf(node: DerNode | undefined): string {
  if (node?.tag !== DER.oid) return '';
  const numbers: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    numbers.push(value);
    value = 0;
  }
  // The first two are written as one: 40 × first + second, where only under 2 the second may be above 39.
  const [both = 0, ...rest] = numbers;
  const first = Math.min(Math.floor(both / 40), 2);
  return [first, both - first * 40, ...rest].join('.');
}

/** The bytes of a non-negative INTEGER without its sign byte, `null` for any other node. */
export function integerOf(node: DerNode | undefined): Buffer | null {
  if (node?.tag !== DER.integer || node.content.length === 0 || ((node.content[0] ?? 0) & 0x80) !== 0) return null;
  return node.content.length > 1 && node.content[0] === 0 ? node.content.subarray(1) : node.content;
}

/** The bytes of a BIT STRING without unused bits, `null` for any other node. */
export function bitStringOf(node: DerNode | undefined): Buffer | null {
  return node?.tag === DER.bitString && node.content[0] === 0 ? node.content.subarray(1) : null;
}

function readNode(bytes: Buffer, at: number, depth: number): DerNode | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > DEPTH_MAX) return null;
  let contentStart = at + 2;
  let length = first;
  if (first >= 0x80) {
    const width = first - 0x80;
    if (width < 1 || width > 3 || contentStart + width > bytes.length) return null;
    length = bytes.readUIntBE(contentStart, width);
    if (length < 0x80 || length < 2 ** (8 * (width - 1))) return null;
    contentStart += width;
  }
  const end = contentStart + length;
  if (end > bytes.length) return null;
  const content = bytes.subarray(contentStart, end);
  const children: DerNode[] = [];
  if ((tag & CONSTRUCTED) !== 0) {
    for (let next = 0; next < content.length; ) {
      const child = readNode(content, next, depth + 1);
      if (child === null) return null;
      children.push(child);
      next += child.whole.length;
    }
  }
  return { tag, content, whole: bytes.subarray(at, end), children };
}

function derLength(length: number): Buffer {
  assert(length < 2 ** 24, 'a DER value we write is shorter than 16 MB');
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  if (length < 0x10000) return Buffer.from([0x82, length >> 8, length & 0xff]);
  return Buffer.from([0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]);
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
