import { RECEIPT_KINDS } from '../receipts/types.ts';
import type { Declaration } from '../clearance/types.ts';
import type { DocumentRef } from '../lane/types.ts';
import type { AftercareContext } from '../clearance/index.ts';

/** 622 about an application to amend a released declaration: the declaration's own state stays what it is. */
export function answerAmendment(
  { state, nowMs }: AftercareContext,
  declaration: Declaration,
  status: string,
  info: string,
  document: (DocumentRef & { readonly callerCode: string }) | null,
): void {
  const { part, serial, customsCode, ebpCode, ebcCode, agentCode, copNo, preNo, invtNo, callerCode } = declaration;
  const subject = { customsCode, ebpCode, ebcCode, agentCode, copNo, preNo, ...(invtNo ? { invtNo } : {}) };
  const recipients = [document?.callerCode ?? callerCode, agentCode, ebpCode, ebcCode];
  const steps = [{ status, info, atMs: nowMs }];
  state.answer(part, recipients, RECEIPT_KINDS.declaration, { subject, steps }, serial, document);
}
