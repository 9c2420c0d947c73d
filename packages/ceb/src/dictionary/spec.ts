/**
 * Words of the dictionary.
 *
 * Field – an element that carries text. Node – an element that carries elements. Message – one CEB message
 * type: its root, its documents, and for messages of enterprises the envelope nodes behind the documents.
 * Everything the package knows about a message (reader, writer, validator, XSD, TypeScript types) comes
 * from these three records.
 */
export type FieldSpec = {
  readonly kind: 'field';
  readonly name: string;
  /** The Chinese name the specification gives the element. */
  readonly cn: string;
  /**
   * The specification's notation: `C36` exactly 36 characters, `C..60` 1 to 60, `C0..60` 0 to 60 (may be
   * empty), `C0|18` empty or exactly 18, `C0|18..20` empty or 18 to 20, `N19,5` decimal, `N9,0` xs:int of at
   * most 9 digits, `int` xs:int, `text` any length, `any` one XML element of any kind.
   */
  readonly type: string;
  readonly min: 0 | 1;
  readonly note: string;
  /** Identifies a person, or is free text that may: never shown unmasked. */
  readonly personal: boolean;
  /** The only value the schema allows (an empty element stands for it, as XSD has it). */
  readonly fixed: string | null;
  /** What an empty element stands for, where the schema names a default. */
  readonly default: string | null;
  /** Texts whose white space is collapsed (XSD whiteSpace): runs count as one space, none at the ends. */
  readonly collapse: boolean;
};

export type NodeSpec = {
  readonly kind: 'node';
  readonly name: string;
  readonly cn: string;
  readonly min: number;
  /** `Infinity` where the schema says unbounded; the scanner's caps bound it. */
  readonly max: number;
  readonly children: readonly (FieldSpec | NodeSpec)[];
};

/** Import and export have a schema each; they differ in the place of ds:Signature and in BaseTransfer. */
export type Direction = 'import' | 'export';

export type MessageSpec = {
  readonly type: string;
  readonly direction: Direction;
  readonly title: string;
  /** The repeated business node: `Order`, `PaymentReturn`. */
  readonly document: NodeSpec;
  /** Enterprise to customs: BaseTransfer, BaseSubscribe, ExtendMessage and ds:Signature follow the documents. */
  readonly uplink: boolean;
  /** Schema occurrence of ds:Signature; `none` for receipts and bills. */
  readonly signature: 'required' | 'optional' | 'none';
};

type FieldExtras = {
  readonly personal?: true;
  readonly fixed?: string;
  readonly default?: string;
  readonly collapse?: true;
};

export function field(
  name: string,
  cn: string,
  type: string,
  min: 0 | 1,
  note: string,
  extras: FieldExtras = {},
): FieldSpec {
  const { personal = false, fixed = null, default: standsFor = null, collapse = false } = extras;
  return { kind: 'field', name, cn, type, min, note, personal, fixed, default: standsFor, collapse };
}

export function node(name: string, cn: string, min: number, max: number, children: NodeSpec['children']): NodeSpec {
  return { kind: 'node', name, cn, min, max, children };
}

export function message(
  direction: Direction,
  type: string,
  title: string,
  signature: MessageSpec['signature'],
  document: NodeSpec,
): MessageSpec {
  return { type, direction, title, document, uplink: signature !== 'none', signature };
}
