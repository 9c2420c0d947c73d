import { type CebMessage, DICTIONARY, type NodeSpec, type ReceiptMessage, receiptStoredAs } from '@tongguan/ceb';
import { assert, shanghaiC17 } from '@tongguan/kernel';
import type { ReceiptBody, ReceiptKind, ReceiptStep } from './types.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * One step as its receipt message, whatever it is about: the dictionary says which fields it has and which of them must be
 * there. The first answer to a refused message gave it back (oriBizMessage); its bytes lie sealed and are not read again.
 */
export function receiptMessage(kind: ReceiptKind, guid: string, body: ReceiptBody, step: ReceiptStep): CebMessage {
  const { type, head, lines } = shapeOf(kind);
  const answer = { guid, returnTime: shanghaiC17(step.atMs), returnStatus: step.status, returnInfo: step.info };
  const fields = fieldsOf(head, { ...body.subject, ...answer, ...(head.isBill ? { status: step.status } : {}) });
  const rows = lines && { [lines.name]: (body.lines ?? []).map((line) => fieldsOf(lines, line)) };
  const document = head.name === null ? fields : { [head.name]: fields, ...rows };
  return { type, guid, version: '1.0', documents: [document] } as unknown as CebMessage;
}

/** A bill has a status of its own and no returnStatus: 1 made, 2 consolidated, 3 void (816, 818). */
export function statusOfBill(kind: ReceiptKind): boolean {
  return shapeOf(kind).head.isBill;
}

type Place = { readonly required: readonly string[]; readonly optional: readonly string[] };
type Shape = {
  readonly type: ReceiptMessage['type'];
  readonly head: Place & { readonly name: string | null; readonly isBill: boolean };
  /** The repeated node behind the head: the lines of a tax bill. */
  readonly lines: (Place & { readonly name: string }) | null;
};

const SHAPES = new Map<ReceiptKind, Shape>();

function shapeOf(kind: ReceiptKind): Shape {
  let shape = SHAPES.get(kind);
  if (shape === undefined) {
    const receipt = receiptStoredAs(kind);
    assert(receipt !== null, 'a receipt is one of the table');
    SHAPES.set(kind, (shape = drawn(receipt)));
  }
  return shape;
}

function drawn({ type, head }: ReceiptMessage): Shape {
  const document = DICTIONARY.get(type)?.document;
  assert(document !== undefined, 'a receipt is in the dictionary');
  const nodes = document.children.filter((child) => child.kind === 'node');
  const own = head === null ? document : nodes.find(({ name }) => name === head);
  assert(own !== undefined, 'the head of a receipt is in the dictionary');
  const place = placeOf(own);
  const lines = nodes.find(({ name }) => name !== head);
  return {
    type,
    head: { ...place, name: head, isBill: place.required.includes('status') },
    lines: lines === undefined ? null : { ...placeOf(lines), name: lines.name },
  };
}

function placeOf({ children }: NodeSpec): Place {
  const fields = children.filter((child) => child.kind === 'field');
  const named = (min: number): readonly string[] => fields.filter((field) => field.min === min).map(({ name }) => name);
  return { required: named(1), optional: named(0) };
}

/**
 * A row that lost a part of its subject is returned without it, so that its recipient can read the following ones. An
 * absent element and an empty one are not the same to every reader of 622: empty ones that need not be there are left out.
 */
function fieldsOf({ required, optional }: Place, values: Texts): Texts {
  const fields: Record<string, string> = {};
  for (const name of required) fields[name] = values[name] ?? '';
  for (const name of optional) {
    const value = values[name];
    if (value !== undefined && value !== '') fields[name] = value;
  }
  return fields;
}
