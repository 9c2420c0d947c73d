import { assert, formatFen, shanghaiIso } from '@tongguan/kernel';
import { infoOf } from './later/book.ts';
import { recordDecision } from './later/decisionRecord.ts';
import { taxNoOf } from './numbers.ts';
import type { BatchState } from './state.ts';
import { STATES, mayFollow } from './states.ts';
import { stateInfo, reasonsInfo } from './texts.ts';
import type { ReceiptBody, ReceiptStep } from '../receipts/types.ts';
import type { Declaration, TaxLine, Work } from './types.ts';

/** 399, 800 and one tax bill (816 status 1). */
export function releaseDeclaration(state: BatchState, declaration: Declaration, work: Work): void {
  const sum = (pick: (line: Work['lines'][number]) => bigint): bigint =>
    work.lines.reduce((total, line) => total + pick(line), 0n);
  const customsDutyFen = sum((line) => line.customsDutyFen);
  const consumptionTaxFen = sum((line) => line.consumptionTaxFen);
  const valueAddedTaxFen = sum((line) => line.valueAddedTaxFen);
  // Work that was held for an inspection has been examined already.
  const isExamined = !mayFollow(declaration.state, STATES.concluded);
  const concluded = isExamined ? declaration : state.transition(declaration, STATES.concluded);
  const released = state.transition(concluded, STATES.released, {
    decidedMs: state.nowMs,
    annualUsedFen: work.usedFen,
    route: work.route,
    quotaFen: work.quotaFen,
    dutiableFen: work.dutiableFen,
    customsDutyFen,
    consumptionTaxFen,
    valueAddedTaxFen,
    reasons: work.reasons,
  });
  billTax(state, released, work, { customsDutyFen, consumptionTaxFen, valueAddedTaxFen });
  recordDecision(state, released, { kind: 'release' }, work, work.lines);
}

/** 100 with every reason. */
export function refuseDeclaration(state: BatchState, declaration: Declaration, reasons: Declaration['reasons']): void {
  const changes = { reasons, decidedMs: state.nowMs, deadlineMs: null };
  state.transition(declaration, STATES.rejected, changes, reasonsInfo(reasons));
}

/** 100, or 700 when the goods were ordered out of the country; nothing is held any more (I-03). */
export function endUnreleased(state: BatchState, declaration: Declaration, work: Work): void {
  if (work.ending === 'reject') return refuseOnItsWay(state, declaration, work);
  const changes = { reasons: work.reasons, decidedMs: state.nowMs, deadlineMs: null };
  state.transition(declaration, STATES.reexported, changes, reasonsInfo(work.reasons));
}

/** Refused by the year's limit, the decision is one of law, with the use that decided it; other accounts are no matter of tax. */
function refuseOnItsWay(state: BatchState, declaration: Declaration, work: Work): void {
  const isLimit = work.reasons.some(({ code }) => code === '1313');
  refuseDeclaration(state, state.note(declaration, { annualUsedFen: work.usedFen }), work.reasons);
  if (isLimit) recordDecision(state, declaration, { kind: 'refusal' }, work);
}

/** Sends 120 once more, with the missing amount: the declaration waits for guarantee (G-04). */
export function tellShort(state: BatchState, declaration: Declaration, { taxFen, guaranteeWait }: Work): void {
  assert(guaranteeWait !== null, 'what is told that it waits has a time until when');
  const { untilMs, availableFen } = guaranteeWait;
  const missing = formatFen(taxFen - availableFen);
  const found = `税款 ${formatFen(taxFen)},可用担保 ${formatFen(availableFen)},尚缺 ${missing}`;
  state.say(declaration, infoOf('90264', found, `${shanghaiIso(untilMs)} 前补足担保`));
}

export function billTax(
  state: BatchState,
  declaration: Declaration,
  work: Work,
  total: { customsDutyFen: bigint; consumptionTaxFen: bigint; valueAddedTaxFen: bigint },
): void {
  const { part, serial, assureCode, agentCode } = declaration;
  const invtNo = declaration.invtNo ?? '';
  const row = { part, serial, taxNo: taxNoOf(invtNo), invtNo, assureCode, lines: work.lines, releasedMs: state.nowMs };
  const step = { status: '1', info: stateInfo(STATES.released), atMs: state.nowMs };
  state.taxBill(row, [agentCode, assureCode], taxBillBody(declaration, row.taxNo, work.lines, total, step));
}

type Taxes = Pick<TaxLine, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>;

/** 816 with these lines and their sum. */
export function taxBillBody(
  declaration: Declaration,
  taxNo: string,
  lines: readonly TaxLine[],
  total: Taxes,
  step: ReceiptStep,
  note = '',
): ReceiptBody {
  const { assureCode, ebcCode, logisticsCode, agentCode, customsCode } = declaration;
  const invtNo = declaration.invtNo ?? '';
  const taxes = (amounts: Taxes): Record<string, string> => ({
    customsTax: formatFen(amounts.customsDutyFen),
    valueAddedTax: formatFen(amounts.valueAddedTaxFen),
    consumptionTax: formatFen(amounts.consumptionTaxFen),
  });
  const codes = { assureCode, ebcCode, logisticsCode, agentCode, customsCode };
  return {
    subject: { invtNo, taxNo, ...taxes(total), ...codes, ...(note === '' ? {} : { note }) },
    steps: [step],
    lines: lines.map((line) => ({
      gnum: line.gnum,
      gcode: line.gcode,
      taxPrice: formatFen(line.dutiableFen),
      ...taxes(line),
    })),
  };
}
