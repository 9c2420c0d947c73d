import { assert, done, type Outcome, refused } from '@tongguan/kernel';
import { checkLeaf, collapseWhiteSpace, trimWhiteSpace } from '../dictionary/leaf.ts';
import { FLAG_MIXED, NS, type Tape } from '../wire/tape.ts';
import { readAny } from './any.ts';
import { MESSAGE_CODES } from './codes.ts';
import { documentNumber } from './key.ts';
import { addLeafProblem, Problems, quoted, step } from './problems.ts';
import {
  type FieldShape,
  type MessageShape,
  type NodeShape,
  type ShapeOptions,
  type SignatureShape,
  shapeOf,
} from './shape.ts';
import { refuseAttributes } from './attributes.ts';
import { fillGuids, readRootAttributes } from './rootAttributes.ts';
import type { CebMessage } from './types.generated.ts';
import { unknownType } from './unknownType.ts';

export type ReadOptions = ShapeOptions & {
  /** The message is one `writeMessage` made and has not been signed yet: a required ds:Signature may be absent. */
  readonly unsigned?: boolean;
};

/**
 * Validates a scanned message against the dictionary and reads it, in one walk. All problems are returned
 * together, in document order, up to `PROBLEM_COUNT_MAX` (B-02).
 */
export function readMessage(tape: Tape, options: ReadOptions = {}): Outcome<CebMessage> {
  const shape = scanMessageShape(tape, options);
  if (shape === null) return refused(unknownType(tape.localName[0] ?? '', options));
  const reader: Reader = { tape, namespace: tape.namespace[0] ?? NS.none, shape, problems: new Problems() };
  const bare = options.tolerate?.includes('withoutGuid') === true && !shape.spec.uplink;
  const head = readRootAttributes(tape, reader.problems, bare);
  const body = readRoot(reader, options.unsigned === true);
  if (reader.problems.list.length > 0) return refused(...reader.problems.list);
  if (bare) fillGuids(shape, body['documents']);
  // The walk has just proved what the generated types say, from the dictionary they are generated from.
  return done({ type: shape.spec.type, ...head, ...body } as unknown as CebMessage);
}

/** The message type the root element names, or `null` when it names none of the dictionary. */
export function scanMessageType(tape: Tape): CebMessage['type'] | null {
  const shape = scanMessageShape(tape, {});
  return shape === null ? null : (shape.spec.type as CebMessage['type']);
}

type Reader = {
  readonly tape: Tape;
  /** The root's namespace, which all elements but the signature share. */
  readonly namespace: number;
  readonly shape: MessageShape;
  readonly problems: Problems;
};

type Shape = FieldShape | NodeShape | SignatureShape;
type Fields = Record<string, unknown>;

/** Enterprises must use the namespace; receipts are met without any in the field, and read (B-04). */
function scanMessageShape(tape: Tape, options: ShapeOptions): MessageShape | null {
  assert(tape.count > 0, 'a tape has a root');
  const name = tape.localName[0] ?? '';
  let shape = shapeOf(name, options);
  if (shape === undefined && options.tolerate?.includes('shortRootName')) shape = shapeOf(`${name}Message`, options);
  if (shape === undefined) return null;
  const namespace = tape.namespace[0];
  return namespace === NS.ceb || (namespace === NS.none && !shape.spec.uplink) ? shape : null;
}

function readRoot(reader: Reader, unsigned: boolean): Fields {
  const { shape } = reader;
  const children = unsigned
    ? shape.children.map((child) => (child.kind === 'signature' ? { ...child, min: 0 } : child))
    : shape.children;
  const read = readChildren(reader, 0, children);
  const body: Fields = { documents: read[shape.document.name] };
  if (!shape.spec.uplink) return body;
  const transfer = read['BaseTransfer'];
  body['baseTransfer'] = Array.isArray(transfer) ? transfer[0] : transfer;
  body['baseSubscribe'] = read['BaseSubscribe'] ?? [];
  if (read['ExtendMessage'] !== undefined) body['extendMessage'] = read['ExtendMessage'];
  return body;
}

/**
 * Reads the children of one element in schema order. `at` is the place in the sequence the walk has
 * reached, `seen` how often that place has been filled. An element that stands later in the sequence moves
 * the walk there, and what was stepped over is reported missing; any other element is reported and skipped.
 */
function readChildren(reader: Reader, element: number, children: readonly Shape[]): Fields {
  const { tape, problems } = reader;
  const record: Fields = {};
  if (((tape.flags[element] ?? 0) & FLAG_MIXED) !== 0) {
    problems.add(
      MESSAGE_CODES.element,
      '',
      '元素之间有文字 text between elements',
      '只有子元素 elements only',
      tape.contentStart[element],
    );
  }
  let at = 0;
  let seen = 0;
  for (let child = tape.firstChild[element] ?? -1; child !== -1; child = tape.next[child] ?? -1) {
    if (problems.full) return record;
    const to = findPlace(reader, children, at, child);
    const place = children[to];
    if (place === undefined) {
      addStray(reader, children, at, child);
      continue;
    }
    if (to !== at) {
      addMissing(reader, children, at, to, seen, child);
      at = to;
      seen = 0;
    }
    if (++seen > place.max) {
      // The first one too many is the problem; a thousand more would only repeat it.
      if (seen === place.max + 1) {
        const allowed = `最多 ${place.max} 次 at most ${place.max}`;
        problems.add(MESSAGE_CODES.occurrences, place.name, `第 ${seen} 个 number ${seen}`, allowed, tape.start[child]);
      }
      continue;
    }
    readChild(reader, child, place, seen - 1, record);
  }
  addMissing(reader, children, at, children.length, seen, element);
  return record;
}

function readChild(reader: Reader, child: number, place: Shape, index: number, record: Fields): void {
  if (place.kind === 'field') {
    record[place.name] = readField(reader, child, place);
    return;
  }
  if (place.kind === 'signature') return;
  const { problems, shape, tape } = reader;
  const before = problems.list.length;
  problems.enter(step(place.name, index, place.max));
  refuseAttributes(problems, tape, child, '', noAttribute);
  const fields = readChildren(reader, child, place.children);
  for (const name of place.optionalLists) fields[name] ??= [];
  problems.leave();
  if (place === shape.document && problems.list.length > before) {
    const number = documentNumber(shape.spec.type, fields);
    if (number !== null) problems.nameDocument(before, number);
  }
  if (place.max === 1 && place !== shape.document) record[place.name] = fields;
  else if (index === 0) record[place.name] = [fields];
  else (record[place.name] as Fields[]).push(fields);
}

function readField(reader: Reader, child: number, field: FieldShape): string {
  const { tape, problems } = reader;
  refuseAttributes(problems, tape, child, field.name, noAttribute);
  if (field.rule.kind === 'any') return readAny(problems, tape, child, field.name);
  const inner = tape.firstChild[child] ?? -1;
  if (inner !== -1) {
    const found = `元素 element ${tape.localName[inner]}`;
    problems.add(MESSAGE_CODES.element, field.name, found, `文本 text: ${field.allowed}`, tape.start[inner]);
    return '';
  }
  const raw = tape.text(child);
  const isText = field.rule.kind === 'text';
  const text = !field.collapse ? raw : isText ? collapseWhiteSpace(raw) : trimWhiteSpace(raw);
  // An empty element may stand for a default, one of white space may not (XSD part 1, 3.3.4).
  const problem = text === '' && raw !== '' && !isText ? 'number' : checkLeaf(field.rule, text);
  if (problem !== null) addLeafProblem(problems, field, problem, text, tape.contentStart[child]);
  return text;
}

function findPlace(reader: Reader, children: readonly Shape[], from: number, child: number): number {
  const { tape, namespace } = reader;
  const name = tape.localName[child];
  for (let to = from; to < children.length; to++) {
    const place = children[to];
    if (place !== undefined && place.name === name) {
      const expected = place.kind === 'signature' ? NS.ds : namespace;
      return tape.namespace[child] === expected ? to : children.length;
    }
  }
  return children.length;
}

function addStray(reader: Reader, children: readonly Shape[], at: number, child: number): void {
  const { tape, problems } = reader;
  const name = tape.localName[child] ?? '';
  const known = children.find((place) => place.name === name);
  const foreign =
    known !== undefined && tape.namespace[child] !== (known.kind === 'signature' ? NS.ds : reader.namespace);
  const why = foreign
    ? '命名空间不符 other namespace'
    : known
      ? '顺序不符或重复 out of order or repeated'
      : '未定义 not in the message';
  problems.add(
    MESSAGE_CODES.element,
    name,
    `${quoted(name, false)}: ${why}`,
    expectedNext(children, at),
    tape.start[child],
  );
}

/** The names that may stand next: up to and including the first one that must. */
function expectedNext(children: readonly Shape[], at: number): string {
  const names: string[] = [];
  for (const place of children.slice(at)) {
    names.push(place.name);
    if (place.min > 0 && place !== children[at]) break;
  }
  return names.length === 0 ? '无 nothing more' : `按顺序 in schema order: ${names.slice(0, 8).join(', ')}`;
}

function addMissing(
  reader: Reader,
  children: readonly Shape[],
  from: number,
  to: number,
  seen: number,
  near: number,
): void {
  const { tape, problems } = reader;
  for (let at = from; at < to; at++) {
    const place = children[at];
    if (place === undefined || (at === from ? seen : 0) >= place.min) continue;
    const code = place.max === 1 ? MESSAGE_CODES.element : MESSAGE_CODES.occurrences;
    const allowed =
      place.max === 1 ? `必填 required: ${place.cn} ${place.name}` : `至少 ${place.min} 次 at least ${place.min}`;
    problems.add(code, place.name, '缺少 missing', allowed, tape.start[near]);
  }
}

const noAttribute = (): boolean => false;
