import type { Inventory } from '@tongguan/ceb';
import { parseDecimal5, shanghaiYear } from '@tongguan/kernel';
import type { AssessFacts, Assessment } from '@tongguan/policy';
import { guaranteeAccount, quotaAccount, stockAccount } from '../../ledgers/index.ts';
import type { Declaration, Reason, TaxLine, Work } from '../types.ts';
import { RELEASE } from './release.ts';

/** A clear declaration at its first step. */
export function beginWork(
  declaration: Declaration,
  inventory: Inventory,
  personKeyHex: string,
  facts: AssessFacts,
  assessment: Assessment,
  notes: readonly Reason[],
): Work {
  const { emsNo } = inventory.InventoryHead;
  const quotaYear = shanghaiYear(facts.acceptedAtMs);
  const work: Work = {
    way: 'release',
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    step: 'quota',
    stepPart: 0,
    travelled: false,
    quota: quotaAccount(personKeyHex, quotaYear),
    quotaYear,
    guarantee: guaranteeAccount(declaration.assureCode),
    stock:
      declaration.tradeMode === '9610' || !emsNo
        ? []
        : inventory.InventoryList.map((line) => ({
            ref: stockAccount(emsNo, line.itemRecordNo ?? ''),
            quantity5: parseDecimal5(line.qty) ?? 0n,
            gnum: line.gnum,
          })),
    facts,
    route: assessment.route,
    quotaFen: assessment.quotaFen,
    dutiableFen: assessment.dutiableFen,
    lines: inventory.InventoryList.map((line, index) => taxLine(line.gnum, line.gcode, assessment, index)),
    taxFen: assessment.total.taxFen,
    reasons: [...notes],
    inspect: null,
    ending: 'reject',
    guaranteeWait: null,
  };
  RELEASE.begin(work);
  return work;
}

export function taxLine(gnum: string, gcode: string, assessment: Assessment, index: number): TaxLine {
  const line = assessment.lines[index];
  return {
    gnum,
    gcode,
    dutiableFen: line?.dutiableFen ?? 0n,
    customsDutyFen: line?.customsDutyFen ?? 0n,
    consumptionTaxFen: line?.consumptionTaxFen ?? 0n,
    valueAddedTaxFen: line?.valueAddedTaxFen ?? 0n,
  };
}
