import { receiptSubject, requestStoredAs, STORED_RECEIPTS } from '@tongguan/ceb';
import { assert, Fault } from '@tongguan/kernel';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import type { ReceiptKind } from '../../receipts/types.ts';
import type { CaseDocument } from '../types.ts';

/** The receipt of a document, and the fields by which it names it. */
export function subjectOf(document: CaseDocument): { kind: ReceiptKind; subject: Record<string, string> } {
  if (document.kind === DOCUMENT_KINDS.declaration) throw new Fault('a declaration is answered through its row');
  const request = requestStoredAs(document.kind);
  assert(request !== null, 'every document of a case has its message');
  return { kind: STORED_RECEIPTS[request.kind], subject: receiptSubject(request, document.content) };
}
