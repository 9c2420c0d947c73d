import { assert, done, type Outcome, refused } from '@tongguan/kernel';
import { ENVELOPE } from '../dictionary/shared.ts';
import { DEFAULT_SCAN_LIMITS } from '../wire/limits.ts';
import { MESSAGE_CODES } from './codes.ts';
import { JsonProblems } from './jsonProblems.ts';
import { quoted } from './problems.ts';
import { type MessageShape, type NodeShape, ROOT_ATTRIBUTES, type ShapeOptions, shapeOf } from './shape.ts';
import type { CebMessage } from './types.generated.ts';
import { validateMessage } from './validate.ts';

/**
 * A message as JSON text: every leaf a string with the exact text of the wire, so that amounts keep their
 * digits; an absent element is an absent property. Members stand in schema order. ds:Signature is no part of
 * it: a signature covers the bytes of the XML.
 */
export function toJson(message: CebMessage, options: ShapeOptions = {}): string {
  const shape = shapeOf(message.type, options);
  assert(shape !== undefined, 'the edition carries the message type');
  const { type, guid, version, documents } = message;
  const ordered: Members = { type, guid, version, documents: orderedNodes(documents, shape.document) };
  for (const [name, node] of envelopeOf(shape)) {
    const value = (message as unknown as Members)[name];
    if (value !== undefined) ordered[name] = orderedNodes(value, node);
  }
  return JSON.stringify(ordered, null, 2);
}

/**
 * The message a JSON text says, with all problems at JSON pointers (RFC 6901): first what is no message of
 * this shape, then, when it has the shape, what the dictionary does not allow. Members may stand in any order;
 * of two members with one name the last counts (RFC 8259 leaves it to the reader).
 */
export function fromJson(json: string, options: ShapeOptions = {}): Outcome<CebMessage> {
  if (json.length > JSON_LENGTH_MAX) return notJson(`${json.length} 个字符 characters`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return notJson('不是 JSON not JSON');
  }
  const problems = new JsonProblems();
  const message = readMembers(problems, parsed, options);
  if (problems.list.length > 0 || message === null) return refused(...problems.list);
  const invalid = validateMessage(message, options);
  if (invalid.length === 0) return done(message);
  return refused(...invalid.map((refusal) => ({ ...refusal, path: pointerOf(refusal.path) })));
}

/** The names around the texts take about as much room in JSON as in XML. */
const JSON_LENGTH_MAX = 2 * DEFAULT_SCAN_LIMITS.bodyBytes;

type Members = Record<string, unknown>;

function readMembers(problems: JsonProblems, value: unknown, options: ShapeOptions): CebMessage | null {
  const members = problems.object('', value);
  if (members === null) return null;
  const type = members['type'];
  const shape = typeof type === 'string' ? shapeOf(type, options) : undefined;
  if (shape === undefined) {
    problems.unknownType(typeof type === 'string' ? quoted(type, false) : type);
    return null;
  }
  const message: Members = { type };
  for (const { name } of ROOT_ATTRIBUTES) message[name] = problems.text(`/${name}`, members[name], true);
  message['documents'] = readNodes(problems, '/documents', members['documents'], { ...shape.document, max: LIST });
  const known = new Set(['type', 'guid', 'version', 'documents']);
  for (const [name, node] of envelopeOf(shape)) {
    known.add(name);
    const given = readNodes(problems, `/${name}`, members[name], node);
    if (given !== undefined) message[name] = given;
    else if (node.max > 1) message[name] = [];
  }
  problems.unknown('', members, known);
  return message as unknown as CebMessage;
}

/** Documents are a list even where the schema allows one only. */
const LIST = Number.POSITIVE_INFINITY;

function readNodes(problems: JsonProblems, at: string, value: unknown, shape: NodeShape): unknown {
  if (value === undefined) {
    if (shape.min > 0) problems.add(MESSAGE_CODES.element, at, undefined, `必填 required: ${shape.cn} ${shape.name}`);
    return undefined;
  }
  if (shape.max === 1) return readNode(problems, at, value, shape);
  const list = problems.array(at, value);
  return list?.map((one, index) => readNode(problems, `${at}/${index}`, one, shape));
}

function readNode(problems: JsonProblems, at: string, value: unknown, shape: NodeShape): Members {
  const members = problems.object(at, value);
  const node: Members = {};
  if (members === null) return node;
  for (const child of shape.children) {
    const place = `${at}/${child.name}`;
    const given = Object.hasOwn(members, child.name) ? members[child.name] : undefined;
    const read =
      child.kind === 'node' ? readNodes(problems, place, given, child) : problems.text(place, given, child.min > 0);
    if (read !== undefined) node[child.name] = read;
  }
  for (const name of shape.optionalLists) node[name] ??= [];
  problems.unknown(at, members, new Set(shape.children.map(({ name }) => name)));
  return node;
}

function orderedNodes(value: unknown, shape: NodeShape): unknown {
  if (Array.isArray(value)) return value.map((one) => orderedNodes(one, shape));
  const members = value as Members;
  const ordered: Members = {};
  for (const child of shape.children) {
    const given = members[child.name];
    if (given !== undefined) ordered[child.name] = child.kind === 'node' ? orderedNodes(given, child) : given;
  }
  return ordered;
}

/** The members beside the documents. A repeated BaseTransfer is a tolerance of the wire; the record has one. */
function envelopeOf(shape: MessageShape): [name: string, node: NodeShape][] {
  return shape.children.flatMap((child): [string, NodeShape][] => {
    if (child.kind !== 'node' || child === shape.document) return [];
    return [[memberOf(child.name), child.name === 'BaseTransfer' ? { ...child, max: 1 } : child]];
  });
}

/** `BaseTransfer` of the wire is `baseTransfer` of the record. */
function memberOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const ENVELOPE_NAMES: ReadonlySet<string> = new Set(
  [...ENVELOPE.import, ...ENVELOPE.export].flatMap((part) => (part === 'signature' ? [] : [part.name])),
);

/** `Order[2]/OrderHead/orderNo` → `/documents/1/OrderHead/orderNo`; `@guid` → `/guid`. */
export function pointerOf(path: string): string {
  const steps = path.split('/');
  const pointer = steps.flatMap((step, depth) => {
    const [, name = '', index] = /^@?(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (step.startsWith('@')) return [name];
    const isDocument = depth === 0 && !ENVELOPE_NAMES.has(name);
    const member = isDocument ? 'documents' : depth === 0 ? memberOf(name) : name;
    if (index !== undefined) return [member, String(Number(index) - 1)];
    // Where the schema allows one document only, the wire's path has no index; the record has a list still.
    return isDocument && steps.length > 1 ? [member, '0'] : [member];
  });
  return `/${pointer.join('/')}`;
}

function notJson(found: string): Outcome<never> {
  const allowed = `JSON (RFC 8259), ≤ ${JSON_LENGTH_MAX} 个字符 characters`;
  return refused({ code: MESSAGE_CODES.element, path: '', found, allowed });
}
