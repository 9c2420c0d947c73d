import type { Inventory } from '@tongguan/ceb';
import { parseDecimal5, shanghaiYear } from '@tongguan/kernel';
import type { AssessFacts, Assessment } from '@tongguan/policy';
import { guaranteeAccount, quotaAccount, stockAccount } from '../../ledgers/index.ts';
import type { Declaration, LimitedGoods, Reason, TaxLine, Work } from '../types.ts';
import { RELEASE } from './release.ts';

/** A clear declaration at its first step. */
export function beginWork(
  declaration: Declaration,
  inventory: Inventory,
  personKeyHex: string,
  facts: AssessFacts,
  assessment: Assessment,
  notes: readonly Reason[],
  limited: readonly LimitedGoods[],
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
    limited,
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
    usedFen: null,
    route: assessment.route,
    quotaFen: assessment.quotaFen,
    dutiableFen: assessment.dutiableFen,
    lines: withLimits(
      inventory.InventoryList.map((line, index) => taxLine(line.gnum, line.gcode, assessment, index)),
      limited,
    ),
    taxFen: assessment.total.taxFen,
    reasons: [...notes],
    inspect: null,
    ending: 'reject',
    guaranteeWait: null,
  };
  RELEASE.begin(work);
  return work;
}

/** What each line takes of the year is kept with it: a return gives back its share (H-01). */
function withLimits(lines: readonly TaxLine[], limited: readonly LimitedGoods[]): readonly TaxLine[] {
  if (limited.length === 0) return lines;
  return lines.map((line, index) => {
    const limits = limited.flatMap(({ kind, lines: own }) =>
      own.filter((one) => one.index === index).map(({ quantity5 }) => ({ kind, quantity5 })),
    );
    const [limit] = limits;
    return limit === undefined ? line : { ...line, limit };
  });
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
