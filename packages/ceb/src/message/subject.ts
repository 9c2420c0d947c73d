import { assert } from '@tongguan/kernel';
import { DICTIONARY } from '../dictionary/dictionary.ts';
import type { Request, RequestType } from '../dictionary/documents/table.ts';
import { headIn } from './key.ts';

/** What every receipt says beside what it is about. */
const ANSWER: ReadonlySet<string> = new Set(['guid', 'returnStatus', 'returnTime', 'returnInfo']);

/**
 * The fields by which the receipt of a document names it, as the document has them: ebpCode, ebcCode, orderNo of an order.
 * Numbers that customs gives (preNo, invtNo) are none of them.
 */
export function receiptSubject(request: Request, document: object): Record<string, string> {
  const head = headIn(request, document);
  const subject: Record<string, string> = {};
  for (const name of fieldsOf(request)) {
    const value = head?.[name];
    if (typeof value === 'string') subject[name] = value;
  }
  return subject;
}

const FIELDS = new Map<RequestType, readonly string[]>();

function fieldsOf({ type, receipt }: Request): readonly string[] {
  let fields = FIELDS.get(type);
  if (fields === undefined) {
    const answer = DICTIONARY.get(receipt)?.document;
    assert(answer !== undefined, 'a receipt is in the dictionary');
    fields = answer.children.map(({ name }) => name).filter((name) => !ANSWER.has(name));
    FIELDS.set(type, fields);
  }
  return fields;
}
