import type { Inventory } from '@tongguan/ceb';
import { parseDecimal5, shanghaiYear } from '@tongguan/kernel';
import type { AssessFacts, Assessment } from '@tongguan/policy';
import { guaranteeAccount, quotaAccount, stockAccount } from '../ledgers/index.ts';
import { moveTo } from './stages.ts';
import type { WorkRow } from './store.ts';
import { type Declaration, type Reason, STAGES, type Stage, type TaxLine, type Work } from './types.ts';

/** A clear declaration at its first stage. */
export function beginWork(
  declaration: Declaration,
  list: Inventory,
  personKeyHex: string,
  facts: AssessFacts,
  assessment: Assessment,
  notes: readonly Reason[],
): Work {
  const { emsNo } = list.InventoryHead;
  const quotaYear = shanghaiYear(facts.acceptedAtMs);
  const work: Work = {
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    stage: STAGES.quota,
    stagePart: 0,
    travelled: false,
    quota: quotaAccount(personKeyHex, quotaYear),
    quotaYear,
    guarantee: guaranteeAccount(declaration.assureCode),
    stock:
      declaration.tradeMode === '9610' || !emsNo
        ? []
        : list.InventoryList.map((line) => ({
            ref: stockAccount(emsNo, line.itemRecordNo ?? ''),
            quantity5: parseDecimal5(line.qty) ?? 0n,
            gnum: line.gnum,
          })),
    facts,
    route: assessment.route,
    quotaFen: assessment.quotaFen,
    dutiableFen: assessment.dutiableFen,
    lines: list.InventoryList.map((line, index) => taxLine(line.gnum, line.gcode, assessment, index)),
    taxFen: assessment.total.taxFen,
    reasons: [...notes],
  };
  moveTo(work, STAGES.quota);
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

/** Work as it is recorded when its next stage belongs to another lane. Whole numbers travel as `"123n"`. */
export function packWork(work: Work): WorkRow {
  const { part, serial, stage, stagePart, travelled: _, ...rest } = work;
  const payload = JSON.stringify(rest, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  return { part, serial, stage, stagePart, payload };
}

export function unpackWork(row: WorkRow): Work {
  const rest = JSON.parse(row.payload, (_key, value: unknown) =>
    typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as Omit<Work, 'part' | 'serial' | 'stage' | 'stagePart' | 'travelled'>;
  const { part, serial, stagePart } = row;
  return { ...rest, part, serial, stage: row.stage as Stage, stagePart, travelled: true };
}
