import { type CebMessage, DICTIONARY, type FieldSpec, type NodeSpec, NS, type Tape } from '@tongguan/ceb';
import { parseDecimal5 } from '@tongguan/kernel';

/**
 * A message that the dictionary refuses, read as far as possible, so that its other mistakes are reported too. Missing
 * values are empty; an invalid number is 0, and the sums of its document are not checked.
 */
export type LooseMessage = { readonly message: CebMessage; readonly spoilt: ReadonlySet<number> };

type Tree = { readonly [name: string]: unknown };

export function looseFromTape(tape: Tape): LooseMessage | null {
  const type = tape.localName[0] ?? '';
  const spec = DICTIONARY.get(type);
  if (spec === undefined) return null;
  const root = treeOf(tape, 0);
  const attributes = { guid: tape.rootAttributes.get('guid'), version: tape.rootAttributes.get('version') };
  return looseMessage(type, { ...attributes, documents: root[spec.document.name], baseTransfer: root['BaseTransfer'] });
}

/** Of a JSON value, or of what `looseFromTape` made: members may be anything. */
export function looseMessage(type: string | null, value: unknown): LooseMessage | null {
  const spec = DICTIONARY.get(type ?? '');
  if (spec === undefined || !isTree(value)) return null;
  const spoilt = new Set<number>();
  const documents = listOf(value['documents']).map((document, index) =>
    loose(spec.document, document, () => spoilt.add(index)),
  );
  const message = {
    type: spec.type,
    guid: textOf(value['guid']),
    version: textOf(value['version']),
    documents,
    ...(spec.uplink ? { baseTransfer: value['baseTransfer'] ?? {}, baseSubscribe: [] } : {}),
  };
  return { message: message as unknown as CebMessage, spoilt };
}

function loose(spec: NodeSpec, value: unknown, spoil: () => void): Tree {
  const given = isTree(value) ? value : {};
  return Object.fromEntries(
    spec.children.flatMap((child): [string, unknown][] => {
      const member = given[child.name];
      if (child.kind === 'field') return fieldOf(child, member, spoil);
      if (child.max > 1) return [[child.name, listOf(member).map((one) => loose(child, one, spoil))]];
      return [[child.name, loose(child, member, spoil)]];
    }),
  );
}

function fieldOf(field: FieldSpec, value: unknown, spoil: () => void): [string, string][] {
  if (value === undefined && field.min === 0) return [];
  const text = textOf(value);
  if (!field.type.startsWith('N') || parseDecimal5(text.trim()) !== null) return [[field.name, text]];
  spoil();
  return [[field.name, '0']];
}

function treeOf(tape: Tape, element: number): Tree {
  const tree: Record<string, unknown> = {};
  for (let child = tape.firstChild[element] ?? -1; child >= 0; child = tape.next[child] ?? -1) {
    if (tape.namespace[child] === NS.ds) continue;
    const name = tape.localName[child] ?? '';
    const value = (tape.firstChild[child] ?? -1) < 0 ? tape.text(child) : treeOf(tape, child);
    const before = tree[name];
    // Grows in place: of a hundred thousand members each would copy those before it.
    if (Array.isArray(before)) before.push(value);
    else tree[name] = before === undefined ? value : [before, value];
  }
  return tree;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
