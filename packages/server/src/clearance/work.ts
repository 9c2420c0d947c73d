import type { Inventory } from '@tongguan/ceb';
import { parseDecimal5, shanghaiYear } from '@tongguan/kernel';
import type { AssessFacts, Assessment } from '@tongguan/policy';
import { guaranteeAccount, quotaAccount, stockAccount } from '../ledgers/index.ts';
import {
  AMENDMENT_STAGES,
  type AmendmentStage,
  type AmendmentWork,
  REVERSAL_STAGES,
  type ReversalStage,
  type ReversalWork,
} from './aftercare/types.ts';
import { moveTo } from './stages.ts';
import { type Declaration, PARKED_STAGES, type Reason, STAGES, type Stage, type TaxLine, type Work } from './types.ts';
import type { WorkRow } from '../lane/types.ts';

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
    inspect: null,
    ending: 'reject',
    guaranteeWait: null,
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

/** A whole number in JSON. An object, because a text of that shape may come from a message. */
type Packed = { readonly $n: string };

/** Work as it is recorded when its next stage belongs to another lane. */
export function packWork(work: Work | ReversalWork | AmendmentWork): WorkRow {
  const { part, serial, stage, stagePart, travelled: _, ...rest } = work;
  const payload = JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'bigint' ? ({ $n: value.toString() } satisfies Packed) : value,
  );
  const waits = 'guaranteeWait' in work && stage === STAGES.guaranteeWait;
  return {
    ...{ part, serial, stage, stagePart, payload },
    ...(waits ? { account: work.guarantee.account, amount: work.taxFen } : { account: '', amount: 0n }),
  };
}

export function unpackWork(row: WorkRow): Work {
  const { part, serial, stagePart } = row;
  // Work that was recorded before lists could wait or be inspected has no such fields.
  return {
    ...{ guaranteeWait: null, inspect: null, ending: 'reject' as const },
    ...unpack<Work>(row),
    part,
    serial,
    stage: row.stage as Stage,
    stagePart,
    travelled: true,
  };
}

export function unpackReversal(row: WorkRow): ReversalWork {
  const { part, serial, stagePart } = row;
  return { ...unpack<ReversalWork>(row), part, serial, stage: row.stage as ReversalStage, stagePart, travelled: true };
}

export function unpackAmendment(row: WorkRow): AmendmentWork {
  const { part, serial, stagePart } = row;
  return {
    ...{ grantedMs: null },
    ...unpack<AmendmentWork>(row),
    part,
    serial,
    stage: row.stage as AmendmentStage,
    stagePart,
    travelled: true,
  };
}

/** Work of a way back has stages of its own, behind those of release. */
export function isReversal(row: WorkRow): boolean {
  return row.stage >= REVERSAL_STAGES.stock && !isAmendment(row);
}

/** Work of an amendment after release has stages of its own, behind those of the way back. */
export function isAmendment(row: WorkRow): boolean {
  return row.stage >= AMENDMENT_STAGES.holdQuota;
}

/** Work that waits for something other than a lane. */
export function isParked(work: { readonly stage: number }): boolean {
  return PARKED_STAGES.has(work.stage);
}

function unpack<T>(row: WorkRow): Omit<T, 'part' | 'serial' | 'stage' | 'stagePart' | 'travelled'> {
  return JSON.parse(row.payload, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$n' in value ? BigInt((value as Packed).$n) : value,
  ) as Omit<T, 'part' | 'serial' | 'stage' | 'stagePart' | 'travelled'>;
}
