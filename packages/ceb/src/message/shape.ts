import { compileLeaf, describeLeaf, type LeafRule } from '../dictionary/leaf.ts';
import { DICTIONARY } from '../dictionary/dictionary.ts';
import { BASE_SUBSCRIBE, BASE_TRANSFER, EXTEND_MESSAGE } from '../dictionary/shared.ts';
import type { FieldSpec, MessageSpec, NodeSpec } from '../dictionary/spec.ts';

/**
 * The dictionary compiled once for reading and writing: rules instead of notations, tags instead of names.
 * Reader, writer and validator walk the same shapes, so that they cannot disagree.
 */
export type FieldShape = {
  readonly kind: 'field';
  readonly name: string;
  readonly cn: string;
  readonly min: number;
  readonly max: number;
  readonly rule: LeafRule;
  /** Numbers: surrounding white space is no part of the value (XSD whiteSpace collapse). */
  readonly collapse: boolean;
  readonly personal: boolean;
  readonly allowed: string;
  readonly open: string;
  readonly close: string;
};

export type NodeShape = {
  readonly kind: 'node';
  readonly name: string;
  readonly cn: string;
  readonly min: number;
  readonly max: number;
  readonly children: readonly (FieldShape | NodeShape)[];
  readonly open: string;
  readonly close: string;
};

/** The place of ds:Signature; its content is read by the signature room. */
export type SignatureShape = {
  readonly kind: 'signature';
  readonly name: 'Signature';
  readonly cn: string;
  readonly min: number;
  readonly max: 1;
};

export type MessageShape = {
  readonly spec: MessageSpec;
  readonly document: NodeShape;
  /** All children of the root in schema order: documents, envelope, signature. */
  readonly children: readonly (NodeShape | SignatureShape)[];
};

/** The attributes of the root (schema: guid of exactly 36 characters, version of 1 to 10). */
export const ROOT_ATTRIBUTES: readonly { readonly name: 'guid' | 'version'; readonly rule: LeafRule }[] = [
  { name: 'guid', rule: { kind: 'text', min: 36, max: 36, fixed: null } },
  { name: 'version', rule: { kind: 'text', min: 1, max: 10, fixed: null } },
];

const shapes: ReadonlyMap<string, MessageShape> = new Map(
  [...DICTIONARY.values()].map((spec) => [spec.type, messageShape(spec)]),
);

/** `undefined` for a type the dictionary does not carry. */
export function shapeOf(type: string): MessageShape | undefined {
  return shapes.get(type);
}

function messageShape(spec: MessageSpec): MessageShape {
  const document = nodeShape(spec.document);
  if (!spec.uplink) return { spec, document, children: [document] };
  const envelope = [BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE].map(nodeShape);
  const min = spec.signature === 'required' ? 1 : 0;
  const signature: SignatureShape = { kind: 'signature', name: 'Signature', cn: '数字签名', min, max: 1 };
  return { spec, document, children: [document, ...envelope, signature] };
}

function nodeShape(spec: NodeSpec): NodeShape {
  const children = spec.children.map((child) => (child.kind === 'node' ? nodeShape(child) : fieldShape(child)));
  const { name, cn, min, max } = spec;
  return { kind: 'node', name, cn, min, max, children, ...tags(name) };
}

function fieldShape(spec: FieldSpec): FieldShape {
  const rule = compileLeaf(spec);
  const { name, cn, min, personal } = spec;
  const collapse = rule.kind === 'decimal' || rule.kind === 'int';
  return { kind: 'field', name, cn, min, max: 1, rule, collapse, personal, allowed: describeLeaf(rule), ...tags(name) };
}

function tags(name: string): { open: string; close: string } {
  return { open: `<ceb:${name}>`, close: `</ceb:${name}>` };
}
