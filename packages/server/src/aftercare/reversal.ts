import { assert } from '@tongguan/kernel';
import { guaranteeAccount, quantityAccount, quotaAccount } from '../ledgers/index.ts';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import type { Act } from '../office/types.ts';
import { RECEIPT_KINDS } from '../receipts/types.ts';
import {
  type AftercareContext,
  BILL_STATES,
  ENDINGS,
  giveBackNumbers,
  infoOf,
  lessBack,
  type Life,
  noted,
  preNoOf,
  reasonsInfo,
  releasedLines,
  stockOf,
  taxBillBody,
} from '../clearance/index.ts';
import type { Declaration, TaxLine } from '../clearance/types.ts';
import {
  type BillOfLife,
  type LaterDocument,
  REVERSAL_KINDS,
  REVERSAL_STATES,
  type Reversal,
  type ReversalKind,
  type ReversedLine,
} from '../clearance/later/types.ts';
import type { Amounts, ReversalWork } from './types.ts';
import { REVERSAL } from './ways/reversal.ts';

type ReversalHead = {
  readonly copNo?: string;
  readonly invtNo: string;
  readonly agentCode: string;
  readonly customsCode: string;
  readonly ebpCode: string;
  readonly ebcCode: string;
};

/** A reversal as it is asked for: nothing is given back yet. */
export function beginReversal(
  context: AftercareContext,
  document: LaterDocument,
  kind: ReversalKind,
  head: ReversalHead,
  life: Life | null,
): Reversal {
  const { part, acceptedMs } = document;
  const serial = context.state.out.nextSerial(part);
  return {
    part,
    serial,
    kind,
    preNo: preNoOf(part, serial, acceptedMs),
    copNo: head.copNo ?? '',
    declarationSerial: life?.declaration.serial ?? 0n,
    declarationPreNo: life?.declaration.preNo ?? '',
    invtNo: life?.declaration.invtNo ?? head.invtNo,
    agentCode: head.agentCode,
    callerCode: document.callerCode,
    customsCode: head.customsCode,
    ebpCode: head.ebpCode,
    ebcCode: head.ebcCode,
    document: { messageId: document.messageId, item: document.item },
    state: REVERSAL_STATES.sent,
    appliedMs: acceptedMs,
    approvedMs: null,
    arrivedMs: null,
    endedMs: null,
    quotaFen: 0n,
    customsDutyFen: 0n,
    consumptionTaxFen: 0n,
    valueAddedTaxFen: 0n,
    lines: [],
    reasons: [],
  };
}

/** Everything that was released of a declaration. */
export function wholeOf(life: Life): Amounts {
  return { lines: releasedLines(life).map(reversedLine), quotaFen: life.declaration.quotaFen ?? 0n };
}

/** A released or returned line as far as it is taken back. */
export function reversedLine(line: ReversedLine): ReversedLine {
  const { gnum, gcode, quantity5, dutiableFen, customsDutyFen, consumptionTaxFen, valueAddedTaxFen } = line;
  const limited = line.limit === undefined ? {} : { limit: line.limit };
  return { gnum, gcode, quantity5, ...limited, dutiableFen, customsDutyFen, consumptionTaxFen, valueAddedTaxFen };
}

/** Starts the reversal of released goods; it is concluded at its last step. */
export function grantReversal(
  context: AftercareContext,
  life: Life,
  reversal: Reversal,
  amounts: Amounts = wholeOf(life),
): void {
  const { declaration, bill } = life;
  assert(bill !== null && declaration.personKey !== null, 'what was released has a tax bill and a person');
  const sum = (pick: (line: ReversedLine) => bigint): bigint =>
    amounts.lines.reduce((total, line) => total + pick(line), 0n);
  const granted = context.book.note(reversal, {
    quotaFen: amounts.quotaFen,
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
    lines: amounts.lines,
  });
  const work: ReversalWork = {
    way: 'reversal',
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    reversalSerial: reversal.serial,
    reversalPreNo: reversal.preNo,
    step: 'post stock',
    stepPart: 0,
    travelled: false,
    quota: quotaAccount(declaration.personKey.toString('hex'), declaration.quotaYear ?? 0),
    quotaFen: amounts.quotaFen,
    limited: limitsBack(declaration, amounts.lines),
    guarantee: guaranteeAccount(declaration.assureCode),
    guaranteeFen: bill.status === BILL_STATES.consolidated ? 0n : taxOf(granted),
    stock: stockBack(life, amounts.lines),
  };
  REVERSAL.begin(work);
  context.start(work);
}

/** What goes back to the yearly quantities of the buyer, in the year in which it was taken (H-01). */
function limitsBack({ personKey, quotaYear }: Declaration, lines: readonly ReversedLine[]): ReversalWork['limited'] {
  return lines.flatMap(({ gnum, limit }) => {
    if (limit === undefined || limit.quantity5 === 0n || personKey === null || quotaYear === null) return [];
    const ref = quantityAccount(personKey.toString('hex'), limit.kind, quotaYear);
    return [{ ref, quantity5: limit.quantity5, gnum }];
  });
}

/** Quantities that go back into the account book of the declaration. */
function stockBack(life: Life, lines: readonly ReversedLine[]): ReversalWork['stock'] {
  const released = releasedLines(life);
  return lines.flatMap(({ gnum, quantity5 }) => {
    const ref = stockOf(life, { itemRecordNo: released.find((one) => one.gnum === gnum)?.itemRecordNo ?? '' });
    return ref === null || quantity5 === 0n ? [] : [{ ref, quantity5, gnum }];
  });
}

/** Ended by the act and by its day: what is left of the tax is billed on the day after (G-02). */
export function refuseReversal(context: AftercareContext, reversal: Reversal, code: string, act: Act): void {
  const { reason: why, atMs: endedMs } = act;
  const reason = noted(code, why);
  const changes = { reasons: [reason], endedMs };
  context.book.step(reversal, REVERSAL_STATES.refused, changes, reasonsInfo([reason]));
}

/**
 * The last step: the reversal is concluded, the tax bill is void or reduced, the declaration ends when nothing of it
 * remains.
 */
export function concludeReversal(context: AftercareContext, work: ReversalWork): void {
  const life = context.life(work);
  const reversal = life?.reversals.find((one) => one.serial === work.reversalSerial);
  assert(
    life !== null && life.bill !== null && reversal !== undefined,
    'the last step belongs to a reversal of this declaration',
  );
  const { declaration, bill } = life;
  const ended = life.reversals.filter((one) => one.state === REVERSAL_STATES.concluded);
  const back = [...ended, reversal];
  const isCancellation = reversal.kind === REVERSAL_KINDS.cancellation;
  const isWhole = isCancellation || isAllBack(life, back);
  const code = isCancellation ? '2300' : '90046';
  context.book.step(reversal, REVERSAL_STATES.concluded, { endedMs: context.nowMs }, infoOf(code));
  if (isWhole) context.state.note(declaration, { ending: isCancellation ? ENDINGS.cancelled : ENDINGS.returned });
  if (isCancellation) giveBackNumbers(life, context);
  if (bill.status === BILL_STATES.consolidated) {
    // G-03: what was billed is paid, and refunded on claim; the bill stands.
    if (taxOf(reversal) > 0n) context.book.claimRefund(reversal, declaration.assureCode);
    return;
  }
  if (isWhole) voidBill(context, declaration, bill, code);
  else reduceBill(context, declaration, bill, back);
}

/** G-03: before consolidation the single bill of what is all back is void. */
function voidBill(context: AftercareContext, declaration: Declaration, bill: BillOfLife, code: string): void {
  const { part, serial, taxNo, invtNo, assureCode } = bill;
  context.book.changeBill({ part, serial, status: BILL_STATES.void, entDutyNo: null });
  const subject = { invtNo, taxNo, assureCode };
  const steps = [{ status: String(BILL_STATES.void), info: infoOf(code), atMs: context.nowMs }];
  const recipients = [declaration.agentCode, assureCode];
  context.state.answer(part, recipients, RECEIPT_KINDS.taxStatus, { subject, steps }, serial, null);
}

/** 816 again with what remains to be levied: a part came back (I-02). */
function reduceBill(
  context: AftercareContext,
  declaration: Declaration,
  bill: BillOfLife,
  back: readonly Reversal[],
): void {
  const lines = bill.lines.map((line) => lessBack(line, back));
  const sum = (pick: (line: TaxLine) => bigint): bigint => lines.reduce((total, line) => total + pick(line), 0n);
  const total = {
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
  };
  const step = { status: String(BILL_STATES.made), info: infoOf('90046'), atMs: context.nowMs };
  const body = taxBillBody(declaration, bill.taxNo, lines, total, step, '部分退货后余额');
  const recipients = [declaration.agentCode, bill.assureCode];
  context.state.answer(bill.part, recipients, RECEIPT_KINDS.taxBill, body, bill.serial, null);
}

function isAllBack(life: Life, reversals: readonly Reversal[]): boolean {
  return releasedLines(life).every((line) => {
    const back = reversals
      .flatMap((reversal) => reversal.lines)
      .filter((one) => one.gnum === line.gnum)
      .reduce((total, one) => total + one.quantity5, 0n);
    return back === line.quantity5;
  });
}

export function taxOf(reversal: Reversal): bigint {
  return reversal.customsDutyFen + reversal.consumptionTaxFen + reversal.valueAddedTaxFen;
}

/** A declaration reconciled without its documents (K-03) is amended once they are there. */
export function missingDocumentsOf(life: Life): string[] {
  const { order, payment, waybill } = DOCUMENT_KINDS;
  const names = Object.entries({ 订单: order, 支付单: payment, 运单: waybill });
  return names.flatMap(([name, kind]) => (life.documents.some((one) => one.kind === kind) ? [] : [name]));
}
