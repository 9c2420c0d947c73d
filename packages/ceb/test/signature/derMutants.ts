import fc from 'fast-check';
import { DER, der, type DerNode, parseDer } from '../../src/signature/der.ts';

// DER with one value changed and every length around it right again: what a reader of fields has to tell from the real
// thing. A byte changed at random mostly breaks a length and says little.

export type Change = {
  readonly how: 'drop' | 'double' | 'swap' | 'retag' | 'byte' | 'longer' | 'shorter' | 'empty';
  /** Which value, counted through the whole tree, and where in its content. */
  readonly node: number;
  readonly at: number;
  readonly byte: number;
};

export const changes: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('drop', 'double', 'swap', 'retag', 'byte', 'longer', 'shorter', 'empty'),
  node: fc.nat(10_000),
  at: fc.nat(1000),
  byte: fc.nat(255),
});

/** Tags that stand in certificates and lists, so that a changed tag is not always a strange one. */
const TAGS: readonly number[] = Object.values(DER);

export function mutantOf(whole: Buffer, change: Change): Buffer {
  const root = parseDer(whole);
  if (root === null) throw new Error('a mutant begins as DER');
  const nodes = flat(root);
  const target = nodes[change.node % nodes.length] as DerNode;
  return rebuilt(root, target, change);
}

/** What a value holds: its children, or for an OCTET STRING the value written in it. */
function held(node: DerNode): readonly DerNode[] {
  if (node.tag !== DER.octetString) return node.children;
  const inner = parseDer(node.content);
  return inner === null ? [] : [inner];
}

const inside = new WeakMap<DerNode, readonly DerNode[]>();

function flat(node: DerNode): DerNode[] {
  const children = held(node);
  inside.set(node, children);
  return [node, ...children.flatMap(flat)];
}

function rebuilt(node: DerNode, target: DerNode, change: Change): Buffer {
  if (node === target) return changed(node, change);
  const children = inside.get(node) ?? [];
  return children.length === 0 ? node.whole : der(node.tag, ...children.map((one) => rebuilt(one, target, change)));
}

function changed({ tag, content, whole, children }: DerNode, { how, at, byte }: Change): Buffer {
  const place = content.length === 0 ? 0 : at % content.length;
  switch (how) {
    case 'drop':
      return Buffer.alloc(0);
    case 'double':
      return Buffer.concat([whole, whole]);
    case 'swap':
      return der(tag, ...[...children].reverse().map((child) => child.whole));
    case 'retag':
      return der(TAGS[byte % TAGS.length] ?? 0, content);
    case 'byte':
      return der(tag, content.subarray(0, place), Buffer.from([byte]), content.subarray(place + 1));
    case 'longer':
      return der(tag, content.subarray(0, place), Buffer.from([byte]), content.subarray(place));
    case 'shorter':
      return der(tag, content.subarray(0, place), content.subarray(place + 1));
    case 'empty':
      return der(tag);
  }
}
