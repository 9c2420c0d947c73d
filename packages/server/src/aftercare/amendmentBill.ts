import { RECEIPT_KINDS } from '../receipts/types.ts';
import { type AftercareContext, BILL_STATES, infoOf, type Life, taxBillBody } from '../clearance/index.ts';
import type { BillOfLife } from '../clearance/later/types.ts';
import type { AmendmentWork } from './types.ts';

/** 816 again with the taxes of the new content; before consolidation one bill stands for one declaration (G-03). */
export function replaceBill(
  context: AftercareContext,
  bill: BillOfLife,
  declaration: Life['declaration'],
  { lines }: AmendmentWork,
  taxes: ReturnType<typeof totalOf>,
): void {
  const { part, serial, taxNo, assureCode } = bill;
  context.book.amendBill({ part, serial, lines, ...taxes });
  const step = { status: String(BILL_STATES.made), info: infoOf('90281'), atMs: context.nowMs };
  const body = taxBillBody(declaration, taxNo, lines, taxes, step, '改单后税款');
  const { agentCode } = declaration;
  context.state.answer(part, [agentCode, assureCode], RECEIPT_KINDS.taxBill, body, serial, null);
}

export function totalOf(lines: AmendmentWork['lines']) {
  const sum = (pick: (line: (typeof lines)[number]) => bigint): bigint =>
    lines.reduce((total, line) => total + pick(line), 0n);
  return {
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
  };
}

export function sumOf({ customsDutyFen, consumptionTaxFen, valueAddedTaxFen }: ReturnType<typeof totalOf>): bigint {
  return customsDutyFen + consumptionTaxFen + valueAddedTaxFen;
}
