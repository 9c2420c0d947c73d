import type { Refusal } from '@tongguan/kernel';
import { MESSAGE_CODES } from '../message/codes.ts';
import { NS, type Tape } from '../wire/tape.ts';
import type { DxpShape, LeafType } from './shape.ts';

/** An element of an envelope once it has been found to fit its shape. */
export type DxpNode = {
  readonly name: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DxpNode[];
};

/** Where an envelope may carry ds:Signature: as the last child of its root, and of a DxpMsg inside a DxpMsgSv. */
const SIGNED: ReadonlySet<string> = new Set(['DxpMsg', 'DxpMsgSv', 'DxpRep']);

/** Reads an element by its shape; what does not fit is added to `problems`, with its path and place. */
export function readNode(tape: Tape, element: number, shape: DxpShape, path: string, problems: Refusal[]): DxpNode {
  const attributes = tape.attributesOf(element);
  checkAttributes(tape, element, shape, attributes, path, problems);
  const node = { name: shape.name, attributes };
  if (shape.leaf !== null) {
    const text = shape.leaf === 'any' ? '' : tape.text(element);
    const allowed = allowedText(shape.leaf, text);
    if (allowed !== null) problems.push(problem(MESSAGE_CODES.value, path, text.slice(0, 64), allowed, tape, element));
    return { ...node, text, children: [] };
  }
  return { ...node, text: '', children: readChildren(tape, element, shape, path, problems) };
}

function readChildren(tape: Tape, element: number, shape: DxpShape, path: string, problems: Refusal[]): DxpNode[] {
  const children: DxpNode[] = [];
  let child = tape.firstChild[element] as number;
  for (const wanted of shape.children) {
    let count = 0;
    while (child >= 0 && isNamed(tape, child, wanted.name) && count < wanted.max) {
      count += 1;
      const index = wanted.max > 1 ? `[${count}]` : '';
      children.push(readNode(tape, child, wanted, `${path}/${wanted.name}${index}`, problems));
      child = tape.next[child] as number;
    }
    if (count < wanted.min) {
      const found = child >= 0 ? (tape.localName[child] ?? '') : '';
      problems.push(problem(MESSAGE_CODES.element, `${path}/${wanted.name}`, found, `<${wanted.name}>`, tape, element));
      // Otherwise every following element would be reported as misplaced too.
      return children;
    }
  }
  const isSignature = child >= 0 && tape.namespace[child] === NS.ds && tape.localName[child] === 'Signature';
  if (isSignature && SIGNED.has(shape.name)) child = tape.next[child] as number;
  if (child >= 0) {
    const found = tape.localName[child] ?? '';
    problems.push(problem(MESSAGE_CODES.element, path, found, '不应再有元素 / no further element', tape, child));
  }
  return children;
}

function isNamed(tape: Tape, element: number, name: string): boolean {
  return tape.namespace[element] === NS.dxp && tape.localName[element] === name;
}

export function hasSignature(tape: Tape, element: number): boolean {
  for (let child = tape.firstChild[element] as number; child >= 0; child = tape.next[child] as number) {
    if (tape.namespace[child] === NS.ds) return true;
  }
  return false;
}

function checkAttributes(
  tape: Tape,
  element: number,
  shape: DxpShape,
  attributes: ReadonlyMap<string, string>,
  path: string,
  problems: Refusal[],
): void {
  for (const [name, { required, fixed }] of Object.entries(shape.attributes)) {
    const found = attributes.get(name);
    if (found === undefined ? !required : fixed === '' || found === fixed) continue;
    const allowed = fixed === '' ? `${name}="…"` : `${name}="${fixed}"`;
    problems.push(problem(MESSAGE_CODES.value, `${path}/@${name}`, found ?? '', allowed, tape, element));
  }
}

const DATE = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const ZONE = String.raw`(Z|[+-]\d{2}:\d{2})?`;
const DATE_TIME = new RegExp(`^${DATE}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?${ZONE}$`);
const DATE_ONLY = new RegExp(`^${DATE}${ZONE}$`);

/** What would be allowed instead, `null` when the text is. */
export function allowedText(type: LeafType, text: string): string | null {
  if (type === 'any') return null;
  // XML Schema collapses white space of dates and of base64.
  if (type === 'dateTime') return DATE_TIME.test(text.trim()) ? null : 'xs:dateTime, 2026-06-01T10:00:00';
  if (type === 'date') return DATE_ONLY.test(text.trim()) ? null : 'xs:date, 2026-06-01';
  if (type === 'base64') return isBase64(text) ? null : 'base64';
  const [min, max] = type;
  const length = [...text].length;
  return length >= min && length <= max ? null : `C${min}..${max}`;
}

function isBase64(text: string): boolean {
  const compact = text.replace(/[ \t\r\n]+/g, '');
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}

function problem(code: string, path: string, found: string, allowed: string, tape: Tape, element: number): Refusal {
  return { code, path, found, allowed, offset: tape.start[element] as number };
}
