import { type BatchState, billTax, endUnreleased, recordDecision, releaseDeclaration } from '../clearance/index.ts';
import type { Declaration, Work } from '../clearance/types.ts';

/** 399, 800 and the tax bill; of goods that are released already, the tax bill with what was found (K-03). */
export function releaseOrReconcile(state: BatchState, declaration: Declaration, work: Work): void {
  if (work.contingency === undefined) return releaseDeclaration(state, declaration, work);
  const sum = (pick: (line: Work['lines'][number]) => bigint): bigint =>
    work.lines.reduce((total, line) => total + pick(line), 0n);
  const total = {
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
  };
  const { route, quotaFen, dutiableFen, reasons } = work;
  const annualUsedFen = work.usedFen;
  const noted = state.note(declaration, { annualUsedFen, route, quotaFen, dutiableFen, ...total, reasons });
  // The billing period starts now, because the tax was unknown until now.
  billTax(state, noted, work, total);
  recordDecision(state, noted, { kind: 'reconciliation', about: BigInt(work.contingency.attempt) }, work, work.lines);
  report(state, work, true);
}

/** 100 or 700; of goods that are released already, the attempt with what did not fit: nothing has moved (K-03). */
export function endOrReport(state: BatchState, declaration: Declaration, work: Work): void {
  if (work.contingency === undefined) return endUnreleased(state, declaration, work);
  report(state, work, false);
}

function report(state: BatchState, { part, serial, reasons, contingency }: Work, done: boolean): void {
  const { attempt, actId } = contingency ?? { attempt: 1, actId: '' };
  state.reconciliations.push({ part, serial, attempt, done, findings: reasons, actId, atMs: state.nowMs });
}
