import { compileLeaf, describeLeaf, type LeafRule } from '../dictionary/leaf.ts';
import { type Dialect, dictionaryOf } from '../dictionary/dialect.ts';
import { DICTIONARY } from '../dictionary/dictionary.ts';
import { ENVELOPE } from '../dictionary/shared.ts';
import type { FieldSpec, MessageSpec, NodeSpec } from '../dictionary/spec.ts';
import { additionsOf, type Tolerance } from './tolerance.ts';

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
  /** Numbers, and texts the schema says so of: white space around the value is no part of it (XSD whiteSpace). */
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
  /** Repeated children that may be missing altogether: the record has an empty list then. */
  readonly optionalLists: readonly string[];
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
  { name: 'guid', rule: { kind: 'text', min: 36, max: 36, fixed: null, orEmpty: false } },
  { name: 'version', rule: { kind: 'text', min: 1, max: 10, fixed: null, orEmpty: false } },
];

/** Which wording of the specification to read by, and what to let pass that no wording allows. */
export type ShapeOptions = Dialect & { readonly tolerate?: readonly Tolerance[] };

/** `undefined` for a type the dictionary does not carry (in that edition). */
export function shapeOf(type: string, options: ShapeOptions = STRICT): MessageShape | undefined {
  const { profile, edition, tolerate } = options;
  const strict = profile === undefined && edition === undefined && tolerate === undefined;
  const shapes = strict ? strictShapes : shapesIn(options);
  const known = shapes.compiled.get(type);
  if (known !== undefined) return known;
  const spec = shapes.dictionary.get(type);
  if (spec === undefined) return undefined;
  const shape = messageShape(spec, tolerate ?? []);
  shapes.compiled.set(type, shape);
  return shape;
}

const STRICT: ShapeOptions = {};

/** Shapes are compiled when a message of the type is first met: most processes see few of the 42. */
type Shapes = { readonly dictionary: ReadonlyMap<string, MessageSpec>; readonly compiled: Map<string, MessageShape> };

const strictShapes: Shapes = { dictionary: DICTIONARY, compiled: new Map() };
/** At most one entry for each combination of profile, edition and tolerances. */
const otherShapes: Map<string, Shapes> = new Map();

function shapesIn({ profile = 'xsd', edition = '202205', tolerate = [] }: ShapeOptions): Shapes {
  const key = [profile, edition, ...[...new Set(tolerate)].sort()].join(' ');
  let shapes = otherShapes.get(key);
  if (shapes === undefined) {
    shapes = { dictionary: dictionaryOf({ profile, edition }, additionsOf(tolerate)), compiled: new Map() };
    otherShapes.set(key, shapes);
  }
  return shapes;
}

function messageShape(spec: MessageSpec, tolerate: readonly Tolerance[]): MessageShape {
  const repeatedTransfer = tolerate.includes('repeatedTransfer');
  const strict = nodeShape(spec.document);
  const document = !spec.uplink && tolerate.includes('withoutGuid') ? withoutGuid(strict) : strict;
  if (!spec.uplink) return { spec, document, children: [document] };
  const min = spec.signature === 'required' ? 1 : 0;
  const signature: SignatureShape = { kind: 'signature', name: 'Signature', cn: '数字签名', min, max: 1 };
  const envelope = ENVELOPE[spec.direction].map((part) => {
    if (part === 'signature') return signature;
    const shape = nodeShape(part);
    return repeatedTransfer && part.name === 'BaseTransfer' ? { ...shape, max: Number.POSITIVE_INFINITY } : shape;
  });
  return { spec, document, children: [document, ...envelope] };
}

/** A return may leave its guid out; nothing of what it says hangs on it. */
function withoutGuid(node: NodeShape): NodeShape {
  const children = node.children.map((child) => (child.name === 'guid' ? { ...child, min: 0 } : child));
  return { ...node, children };
}

function nodeShape(spec: NodeSpec): NodeShape {
  const children = spec.children.map((child) => (child.kind === 'node' ? nodeShape(child) : fieldShape(child)));
  const { name, cn, min, max } = spec;
  const lists = spec.children.filter((child) => child.kind === 'node' && child.min === 0 && child.max > 1);
  return { kind: 'node', name, cn, min, max, children, optionalLists: lists.map((list) => list.name), ...tags(name) };
}

function fieldShape(spec: FieldSpec): FieldShape {
  const rule = compileLeaf(spec);
  const { name, cn, min, personal } = spec;
  const collapse = rule.kind === 'decimal' || rule.kind === 'int' || spec.collapse;
  return { kind: 'field', name, cn, min, max: 1, rule, collapse, personal, allowed: describeLeaf(rule), ...tags(name) };
}

function tags(name: string): { open: string; close: string } {
  return { open: `<ceb:${name}>`, close: `</ceb:${name}>` };
}
