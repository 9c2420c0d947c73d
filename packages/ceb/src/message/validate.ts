import { assert, type Refusal } from '@tongguan/kernel';
import { checkLeaf, collapseWhiteSpace } from '../dictionary/leaf.ts';
import { MESSAGE_CODES } from './codes.ts';
import { isXmlText } from './escape.ts';
import { isFragment } from './fragment.ts';
import { documentNumber } from './key.ts';
import { addLeafProblem, Problems, quoted, step } from './problems.ts';
import { type FieldShape, type NodeShape, ROOT_ATTRIBUTES, type ShapeOptions, shapeOf } from './shape.ts';
import type { CebMessage } from './types.generated.ts';

/**
 * Checks a built message against the dictionary before it is written, with the codes and paths the reader
 * would answer. An empty array means that it may be sent (621, 623, 625 and 711 after signing).
 */
export function validateMessage(message: CebMessage, options: ShapeOptions = {}): readonly Refusal[] {
  const shape = shapeOf(message.type, options);
  assert(shape !== undefined, 'the edition carries the message type');
  const problems = new Problems();
  for (const { name, rule } of ROOT_ATTRIBUTES) {
    const text = message[name];
    const allowed = name === 'guid' ? '36 个字符 exactly 36 characters' : '1–10 个字符 1 to 10 characters';
    if (checkLeaf(rule, text) !== null) problems.add(MESSAGE_CODES.length, `@${name}`, quoted(text, false), allowed);
    else if (!isXmlText(text)) addForbidden(problems, `@${name}`);
  }
  validateNodes(problems, message.documents, shape.document, message.type);
  if ('baseTransfer' in message) {
    const envelope: Fields = {
      BaseTransfer: message.baseTransfer,
      BaseSubscribe: message.baseSubscribe,
      ExtendMessage: message.extendMessage,
    };
    for (const child of shape.children.slice(1)) {
      if (child.kind === 'node') validateNodes(problems, envelope[child.name], child, '');
    }
  }
  return problems.list;
}

type Fields = Readonly<Record<string, unknown>>;

function validateNodes(problems: Problems, value: unknown, shape: NodeShape, type: string): void {
  const nodes: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (nodes.length < shape.min) {
    const code = shape.max === 1 ? MESSAGE_CODES.element : MESSAGE_CODES.occurrences;
    const allowed =
      shape.max === 1 ? `必填 required: ${shape.cn} ${shape.name}` : `至少 ${shape.min} 次 at least ${shape.min}`;
    problems.add(code, shape.name, '缺少 missing', allowed);
  }
  if (nodes.length > shape.max) {
    const allowed = `最多 ${shape.max} 次 at most ${shape.max}`;
    problems.add(MESSAGE_CODES.occurrences, shape.name, `${nodes.length} 个 of them`, allowed);
  }
  nodes.slice(0, shape.max).forEach((node, index) => {
    if (problems.full) return;
    const before = problems.list.length;
    problems.enter(step(shape.name, index, shape.max));
    validateFields(problems, node as Fields, shape);
    problems.leave();
    const number = type === '' || problems.list.length === before ? null : documentNumber(type, node as Fields);
    if (number !== null) problems.nameDocument(before, number);
  });
}

function validateFields(problems: Problems, fields: Fields, shape: NodeShape): void {
  for (const child of shape.children) {
    const value = fields[child.name];
    if (child.kind === 'node') validateNodes(problems, value, child, '');
    else if (value !== undefined) validateText(problems, value, child);
    else if (child.min > 0) {
      problems.add(MESSAGE_CODES.element, child.name, '缺少 missing', `必填 required: ${child.cn} ${child.name}`);
    }
  }
}

function validateText(problems: Problems, value: unknown, field: FieldShape): void {
  assert(typeof value === 'string', 'every leaf of a message is a text');
  if (field.rule.kind === 'any') {
    if (!isFragment(value)) problems.add(MESSAGE_CODES.value, field.name, quoted(value, true), field.allowed);
    return;
  }
  const isText = field.rule.kind === 'text';
  const problem = checkLeaf(field.rule, field.collapse && isText ? collapseWhiteSpace(value) : value);
  if (problem !== null) addLeafProblem(problems, field, problem, value);
  else if (!isXmlText(value)) addForbidden(problems, field.name);
}

function addForbidden(problems: Problems, name: string): void {
  problems.add(
    MESSAGE_CODES.value,
    name,
    '控制字符 a character XML forbids',
    'XML 1.0 允许的字符 characters XML 1.0 allows',
  );
}
