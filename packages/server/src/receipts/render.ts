import { createHash } from 'node:crypto';
import { type CebMessage, explainCode, parseReturnInfo, type TaxListRd, textOf, writeMessage } from '@tongguan/ceb';
import { shanghaiC17 } from '@tongguan/kernel';
import { RECEIPT_KINDS, type ReceiptBody, type ReceiptKind, type ReceiptStep } from './types.ts';
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
  const message = messageOf(kind, guid, body, step);
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

function messageOf(kind: ReceiptKind, guid: string, body: ReceiptBody, step: ReceiptStep): CebMessage {
  // A row that lost a part of its subject is told without it: it must not keep its recipient from those that follow.
  const text = (name: string): string => body.subject[name] ?? '';
  const optional = <Name extends string>(...names: readonly Name[]): Partial<Record<Name, string>> =>
    pick(body.subject, names);
  const head = { guid, returnTime: shanghaiC17(step.atMs) };
  const answer = { ...head, returnStatus: step.status, returnInfo: step.info };
  const envelope = { guid, version: '1.0' };
  switch (kind) {
    case RECEIPT_KINDS.order: {
      const subject = { ebpCode: text('ebpCode'), ebcCode: text('ebcCode'), orderNo: text('orderNo') };
      return { type: 'CEB312Message', ...envelope, documents: [{ ...answer, ...subject }] };
    }
    case RECEIPT_KINDS.payment: {
      const subject = { payCode: text('payCode'), payTransactionId: text('payTransactionId') };
      return { type: 'CEB412Message', ...envelope, documents: [{ ...answer, ...subject }] };
    }
    case RECEIPT_KINDS.waybill: {
      const subject = { logisticsCode: text('logisticsCode'), logisticsNo: text('logisticsNo') };
      return { type: 'CEB512Message', ...envelope, documents: [{ ...answer, ...subject }] };
    }
    case RECEIPT_KINDS.list: {
      const codes = optional('customsCode', 'ebpCode', 'ebcCode', 'agentCode', 'invtNo');
      const subject = { ...codes, copNo: text('copNo'), preNo: text('preNo') };
      return { type: 'CEB622Message', ...envelope, documents: [{ ...answer, ...subject }] };
    }
    case RECEIPT_KINDS.delivery: {
      const { logisticsCode, logisticsNo, logisticsStatus } = pickAll(body.subject, DELIVERY_FIELDS);
      return {
        type: 'CEB514Message',
        ...envelope,
        documents: [{ ...answer, logisticsCode, logisticsNo, logisticsStatus }],
      };
    }
    case RECEIPT_KINDS.cancellation:
    case RECEIPT_KINDS.return: {
      const codes = optional('customsCode', 'ebpCode', 'ebcCode', 'agentCode', 'invtNo');
      const documents = [{ ...answer, ...codes, copNo: text('copNo'), preNo: text('preNo') }];
      return kind === RECEIPT_KINDS.return
        ? { type: 'CEB626Message', ...envelope, documents }
        : { type: 'CEB624Message', ...envelope, documents };
    }
    case RECEIPT_KINDS.inbound: {
      const codes = optional('customsCode', 'operatorCode', 'rkdNo');
      const documents = [{ ...answer, ...codes, copNo: text('copNo'), preNo: text('preNo') }];
      return { type: 'CEB712Message', ...envelope, documents };
    }
    case RECEIPT_KINDS.taxStatus: {
      const numbers = { invtNo: text('invtNo'), taxNo: text('taxNo'), status: step.status };
      const TaxHeadStatus = { ...head, ...numbers, ...optional('entDutyNo', 'assureCode') };
      return { type: 'CEB818Message', ...envelope, documents: [{ TaxHeadStatus }] };
    }
    case RECEIPT_KINDS.taxBill: {
      const taxes = pickAll(body.subject, ['customsTax', 'valueAddedTax', 'consumptionTax']);
      const codes = optional('entDutyNo', 'note', 'assureCode', 'ebcCode', 'logisticsCode', 'agentCode', 'customsCode');
      const numbers = { invtNo: text('invtNo'), taxNo: text('taxNo'), status: step.status };
      const TaxHeadRd = { ...head, ...numbers, ...taxes, ...codes };
      return { type: 'CEB816Message', ...envelope, documents: [{ TaxHeadRd, TaxListRd: taxLines(body) }] };
    }
    case RECEIPT_KINDS.message: {
      const original = { oriCopMsgId: text('oriCopMsgId'), oriMessageType: text('oriMessageType') };
      // The first answer gave the message back; its bytes lie sealed (personal data) and are not read again.
      return { type: 'CEB900Message', ...envelope, documents: [{ ...answer, ...original, oriBizMessage: '' }] };
    }
  }
}

const DELIVERY_FIELDS = ['logisticsCode', 'logisticsNo', 'logisticsStatus'] as const;

function taxLines(body: ReceiptBody): TaxListRd[] {
  const names = ['gnum', 'gcode', 'taxPrice', 'customsTax', 'valueAddedTax', 'consumptionTax'] as const;
  return (body.lines ?? []).map((line) => pickAll(line, names));
}

function pick<Name extends string>(
  from: Readonly<Record<string, string>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const picked: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = from[name];
    // An absent element and an empty one are not the same to every reader of 622: leave empty ones out.
    if (value !== undefined && value !== '') picked[name] = value;
  }
  return picked;
}

function pickAll<Name extends string>(
  from: Readonly<Record<string, string>>,
  names: readonly Name[],
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? ''])) as Record<Name, string>;
}

const TAX_BILL_STATUS: Readonly<Record<string, string>> = { '1': '已生成', '2': '已汇总', '3': '作废' };

function statusText(kind: ReceiptKind, status: string): string {
  if (kind === RECEIPT_KINDS.taxBill || kind === RECEIPT_KINDS.taxStatus) return TAX_BILL_STATUS[status] ?? '';
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
