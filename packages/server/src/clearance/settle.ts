import { formatFen } from '@tongguan/kernel';
import { taxNoOf } from './numbers.ts';
import type { BatchState } from './state.ts';
import { LIST_STATES } from './states.ts';
import { stateInfo, reasonsInfo } from './texts.ts';
import type { Declaration, Work } from './types.ts';

/** 399, 800 and one tax bill (816 status 1). */
export function releaseDeclaration(state: BatchState, declaration: Declaration, work: Work): void {
  const sum = (pick: (line: Work['lines'][number]) => bigint): bigint =>
    work.lines.reduce((total, line) => total + pick(line), 0n);
  const customsDutyFen = sum((line) => line.customsDutyFen);
  const consumptionTaxFen = sum((line) => line.consumptionTaxFen);
  const valueAddedTaxFen = sum((line) => line.valueAddedTaxFen);
  const concluded = state.transition(declaration, LIST_STATES.concluded);
  const released = state.transition(concluded, LIST_STATES.released, {
    decidedMs: state.nowMs,
    route: work.route,
    quotaFen: work.quotaFen,
    dutiableFen: work.dutiableFen,
    customsDutyFen,
    consumptionTaxFen,
    valueAddedTaxFen,
    reasons: work.reasons,
  });
  billTax(state, released, work, { customsDutyFen, consumptionTaxFen, valueAddedTaxFen });
}

/** 100 with every reason. */
export function refuseDeclaration(state: BatchState, declaration: Declaration, reasons: Declaration['reasons']): void {
  const changes = { reasons, decidedMs: state.nowMs, deadlineMs: null };
  state.transition(declaration, LIST_STATES.rejected, changes, reasonsInfo(reasons));
}

function billTax(
  state: BatchState,
  declaration: Declaration,
  work: Work,
  total: { customsDutyFen: bigint; consumptionTaxFen: bigint; valueAddedTaxFen: bigint },
): void {
  const { part, serial, assureCode, ebcCode, logisticsCode, agentCode, customsCode } = declaration;
  const invtNo = declaration.invtNo ?? '';
  const taxNo = taxNoOf(invtNo);
  const taxes = (amounts: typeof total): Record<string, string> => ({
    customsTax: formatFen(amounts.customsDutyFen),
    valueAddedTax: formatFen(amounts.valueAddedTaxFen),
    consumptionTax: formatFen(amounts.consumptionTaxFen),
  });
  state.taxBill(
    { part, serial, taxNo, invtNo, assureCode, lines: work.lines, releasedMs: state.nowMs },
    [agentCode, assureCode],
    {
      subject: { invtNo, taxNo, ...taxes(total), assureCode, ebcCode, logisticsCode, agentCode, customsCode },
      steps: [{ status: '1', info: stateInfo(LIST_STATES.released), atMs: state.nowMs }],
      lines: work.lines.map((line) => ({
        gnum: line.gnum,
        gcode: line.gcode,
        taxPrice: formatFen(line.dutiableFen),
        ...taxes(line),
      })),
    },
  );
}
