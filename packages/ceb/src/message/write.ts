import { assert } from '@tongguan/kernel';
import { CEB_NAMESPACE } from '../wire/tape.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { type MessageShape, type NodeShape, type ShapeOptions, shapeOf } from './shape.ts';
import type { CebMessage } from './types.generated.ts';

/**
 * Writes a message as UTF-8 with the prefix `ceb` (B-04), without a signature. The bytes after the XML
 * declaration are canonical XML as they stand, so that signing and verifying digest them without rewriting;
 * canonical form leaves the declaration out.
 *
 * The caller has validated the message (`validateMessage`) or built it from validated values.
 */
export function writeMessage(message: CebMessage, options: ShapeOptions = {}): Buffer {
  const shape = shapeOf(message.type, options);
  assert(shape !== undefined, 'the edition carries the message type');
  return Buffer.from(DECLARATION + rootSource(message, shape), 'utf8');
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Fields = Readonly<Record<string, unknown>>;

/** Canonical order: the namespace declaration, then the attributes by name. */
function rootSource(message: CebMessage, shape: MessageShape): string {
  const { type, guid, version } = message;
  const attributes = `guid="${escapeAttribute(guid)}" version="${escapeAttribute(version)}"`;
  let source = `<ceb:${type} xmlns:ceb="${CEB_NAMESPACE}" ${attributes}>`;
  const fields = rootFields(message, shape);
  for (const child of shape.children) {
    if (child.kind === 'node') source += nodesSource(fields[child.name], child);
  }
  return `${source}</ceb:${type}>`;
}

function rootFields(message: CebMessage, shape: MessageShape): Fields {
  const documents: Fields = { [shape.document.name]: message.documents };
  if (!('baseTransfer' in message)) return documents;
  const { baseTransfer, baseSubscribe, extendMessage } = message;
  return { ...documents, BaseTransfer: baseTransfer, BaseSubscribe: baseSubscribe, ExtendMessage: extendMessage };
}

function nodesSource(value: unknown, shape: NodeShape): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return nodeSource(value as Fields, shape);
  let source = '';
  for (const one of value) source += nodeSource(one as Fields, shape);
  return source;
}

function nodeSource(fields: Fields, shape: NodeShape): string {
  let source = shape.open;
  for (const child of shape.children) {
    const value = fields[child.name];
    if (value === undefined) continue;
    if (child.kind === 'node') {
      source += nodesSource(value, child);
    } else {
      assert(typeof value === 'string', 'every leaf of a message is a text');
      source += child.open + (child.rule.kind === 'any' ? value : escapeText(value)) + child.close;
    }
  }
  return source + shape.close;
}
