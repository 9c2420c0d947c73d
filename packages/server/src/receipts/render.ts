import { createHash } from 'node:crypto';
import { explainCode, parseReturnInfo, textOf, writeMessage } from '@tongguan/ceb';
import { shanghaiC17 } from '@tongguan/kernel';
import { receiptMessage, statusOfBill } from './message.ts';
import type { ReceiptBody, ReceiptKind, ReceiptStep } from './types.ts';
import type { ReceiptView } from './view.ts';

/**
 * One step as the receipt message of the specification (B-02, C-01) and as people read it. The same step is the same
 * bytes at every reading: its number is computed, not drawn.
 */
export function renderStep(
  place: { readonly part: number; readonly recipient: string; readonly stepSeq: bigint; readonly cursor: string },
  kind: ReceiptKind,
  body: ReceiptBody,
  step: ReceiptStep,
): ReceiptView {
  const guid = receiptGuid(place.part, place.recipient, place.stepSeq);
  const message = receiptMessage(kind, guid, body, step);
  return {
    ...body.subject,
    cursor: place.cursor,
    type: message.type,
    guid,
    returnStatus: step.status,
    statusText: statusText(kind, step.status),
    codes: codesOf(step),
    returnTime: shanghaiC17(step.atMs),
    xml: writeMessage(message).toString('utf8'),
  };
}

/** Upper-case UUID shape of C36, from the step's place: part, recipient and number never change. */
export function receiptGuid(part: number, recipient: string, stepSeq: bigint): string {
  const hex = createHash('sha256').update(`${part}|${recipient}|${stepSeq}`).digest('hex').slice(0, 32).toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const TAX_BILL_STATUS: Readonly<Record<string, string>> = { '1': '已生成', '2': '已汇总', '3': '作废' };

function statusText(kind: ReceiptKind, status: string): string {
  if (statusOfBill(kind)) return TAX_BILL_STATUS[status] ?? '';
  return textOf(status)?.zh ?? '';
}

/** The codes of returnInfo with what to do; a negative status without such a list is its own code. */
function codesOf(step: ReceiptStep): ReceiptView['codes'] {
  const inside = parseReturnInfo(step.info);
  const codes = inside.length > 0 || !step.status.startsWith('-') ? inside : [{ code: step.status, text: step.info }];
  return codes.map(({ code, text }) => {
    const advice = explainCode(code)?.advice;
    return { code, text, advice: advice === undefined ? '' : `${advice.zh} / ${advice.en}` };
  });
}
