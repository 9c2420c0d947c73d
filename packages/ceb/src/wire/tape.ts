/**
 * Words of the wire.
 *
 * Tape – a scanned message: the received bytes and, for every element in document order, where it starts,
 * what it is called and where its content lies. Made by `scan` and by nothing else; signature verification
 * and field reading both work on it, so that both see the same bytes.
 */
export type Tape = {
  /** The received bytes. The tape's offsets point into them. */
  readonly bytes: Buffer;
  /** Number of elements. Element 0 is the root. */
  readonly count: number;
  /** Local name of each element, interned. */
  readonly localName: readonly string[];
  /** Namespace of each element: see `NS`. */
  readonly namespace: Uint8Array;
  /** Index of the parent, −1 for the root. */
  readonly parent: Int32Array;
  /** Index of the next sibling, −1 for the last. */
  readonly next: Int32Array;
  /** Index of the first child element, −1 for a leaf. */
  readonly firstChild: Int32Array;
  /** Byte offset of the `<` of the start tag. */
  readonly start: Int32Array;
  /** Byte offset after the `>` of the end tag. */
  readonly end: Int32Array;
  /** Byte offset after the `>` of the start tag. */
  readonly contentStart: Int32Array;
  /** Byte offset of the `<` of the end tag; equal to `contentStart` when the element is empty. */
  readonly contentEnd: Int32Array;
  /** Bit set of `FLAG_*`. */
  readonly flags: Uint8Array;
  /** Attributes of the root, without namespace declarations. */
  readonly rootAttributes: ReadonlyMap<string, string>;
  /** Attributes of any element, without namespace declarations; read on demand (signature algorithms). */
  attributesOf(element: number): ReadonlyMap<string, string>;
  /** Text content of a leaf, entities resolved, line ends normalised; what XML says it is. */
  text(element: number): string;
};

/** Element namespaces the scanner tells apart. */
export const NS = { none: 0, ceb: 1, ds: 2, dxp: 3, other: 4 } as const;

/** Text of the element contains an entity or character reference or a carriage return, and needs decoding. */
export const FLAG_NEEDS_DECODING = 1;
/** The element has text that is not only white space beside child elements. */
export const FLAG_MIXED = 2;

export const CEB_NAMESPACE = 'http://www.chinaport.gov.cn/ceb';
export const DS_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
export const DXP_NAMESPACE = 'http://www.chinaport.gov.cn/dxp';
