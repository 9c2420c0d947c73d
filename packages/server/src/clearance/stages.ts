import { assert, formatDecimal5, formatFen } from '@tongguan/kernel';
import { assess } from '@tongguan/policy';
import type { AccountRef } from '../ledgers/index.ts';
import { waitForGuarantee, waitsOn } from './guaranteeWait.ts';
import { keyBase, stockKey } from './stageKeys.ts';
import { overAnnual, reason } from './stageReasons.ts';
import { type Reason, STAGES, type Stage, type Work } from './types.ts';
import type { StageContext } from './stageContext.ts';
import { parkedPart } from '../lane/types.ts';

type StageRule = {
  readonly accounts: (work: Work) => readonly AccountRef[];
  readonly run: (work: Work, context: StageContext) => void;
};

/** In the order in which one pass runs them: every way from a stage leads to a later row, so that one pass is enough. */
export const LEDGER_STAGES: readonly (readonly [Stage, StageRule])[] = [
  [STAGES.quota, { accounts: (work) => [work.quota], run: reserveQuota }],
  [STAGES.guarantee, { accounts: (work) => [work.guarantee], run: holdGuarantee }],
  [STAGES.stock, { accounts: stockOf, run: holdStock }],
  [STAGES.undoStock, { accounts: stockOf, run: undoStock }],
  [STAGES.undoGuarantee, { accounts: (work) => [work.guarantee], run: undoGuarantee }],
  [STAGES.undoQuota, { accounts: (work) => [work.quota], run: undoQuota }],
];

export const POSTING_STAGES: readonly (readonly [Stage, StageRule])[] = [
  [STAGES.postQuota, { accounts: (work) => [work.quota], run: postQuota }],
  [STAGES.postStock, { accounts: stockOf, run: postStock }],
];

/** Partition whose lane does this stage. */
export function partOfStage(work: Work, stage: Stage): number {
  switch (stage) {
    case STAGES.quota:
    case STAGES.postQuota:
    case STAGES.undoQuota:
      return work.quota.part;
    case STAGES.guarantee:
    case STAGES.undoGuarantee:
      return work.guarantee.part;
    case STAGES.stock:
    case STAGES.postStock:
    case STAGES.undoStock:
      return work.stock[0]?.ref.part ?? work.part;
    case STAGES.release:
    case STAGES.refuse:
    case STAGES.done:
    case STAGES.tellShort:
      return work.part;
    case STAGES.inspection:
    case STAGES.fault:
      return parkedPart(work.part);
    case STAGES.guaranteeWait:
      return parkedPart(work.guarantee.part);
  }
}

/** Where a released declaration confirms what it reserved. */
export function firstPosting(work: Work): Stage {
  if (work.quotaFen > 0n) return STAGES.postQuota;
  return work.stock.length > 0 ? STAGES.postStock : STAGES.done;
}

/** Where a declaration that holds everything begins to give it back. */
export function firstUndo(work: Work): Stage {
  return work.stock.length > 0 ? STAGES.undoStock : afterStockUndone(work);
}

function afterStockUndone(work: Work): Stage {
  return work.taxFen > 0n ? STAGES.undoGuarantee : undoFromQuota(work);
}

/** Where a declaration that holds no guarantee, or none any more, gives back its quota. */
export function undoFromQuota(work: Work): Stage {
  return work.quotaFen > 0n ? STAGES.undoQuota : STAGES.refuse;
}

export function moveTo(work: Work, stage: Stage): void {
  work.stage = stage;
  work.stagePart = partOfStage(work, stage);
}

/** F-01, F-02: reserved at acceptance, never beyond the year's limit. */
function reserveQuota(work: Work, context: StageContext): void {
  const { session, nowMs, annualLimitFen, taxesExcessInFull } = context;
  const account = work.quota;
  if (context.isFrozen(personOf(account)) && !work.contingency) {
    return refuse(work, STAGES.refuse, reason('90110', 'InventoryHead/buyerIdNumber', '******', '订购人已解冻额度'));
  }
  const limitFen = annualLimitFen(work);
  session.open(account, limitFen, 'opened', `annual limit ${work.quotaYear}`, nowMs);
  if (work.quotaFen > 0n) {
    const result = session.reserve(account, work.quotaFen, `${keyBase(work)}/reserve`, work.preNo, nowMs);
    if (result.kind === 'short') {
      const usedFen = result.balance.reserved + result.balance.posted;
      const over = overAnnual(usedFen, work.quotaFen, limitFen);
      if (taxesExcessInFull(work)) assessAgain(work, usedFen);
      else if (work.contingency) forgo(work, over);
      else return refuse(work, STAGES.refuse, over);
    }
  }
  moveTo(work, work.taxFen > 0n ? STAGES.guarantee : afterGuarantee(work));
}

/** The goods are out already (K-03): what exceeds the year is reported and takes no quota, since none is left. */
function forgo(work: Work, why: Reason): void {
  work.reasons = [...work.reasons, why];
  work.quotaFen = 0n;
}

/**
 * Until 2018 an order beyond the annual limit was taxed in full as general trade and did not count (E-04). Where no rate
 * is known the taxes stay those an officer has said (E-09).
 */
function assessAgain(work: Work, annualUsedFen: bigint): void {
  const again = assess({ ...work.facts, annualUsedFen });
  work.route = again.route;
  work.quotaFen = 0n;
  work.lines = work.lines.map((line, index) => {
    const { rated, ...taxes } = again.lines[index] ?? { rated: false };
    return rated ? { ...line, ...taxes } : line;
  });
  const taxOf = (line: Work['lines'][number]): bigint =>
    line.customsDutyFen + line.consumptionTaxFen + line.valueAddedTaxFen;
  work.taxFen = work.lines.reduce((total, line) => total + taxOf(line), 0n);
}

/** C-05: without enough guarantee there is no release; the list waits for more, and is refused when its time is over (G-04). */
function holdGuarantee(work: Work, context: StageContext): void {
  const { session, nowMs, isBlocked } = context;
  const account = work.guarantee;
  if (isBlocked(work) && !work.contingency) {
    if (waitsOn(work, nowMs)) return moveTo(work, STAGES.guaranteeWait);
    const why = reason('90083', 'InventoryHead/assureCode', account.account, '缴清逾期税款 all that is overdue paid');
    return refuse(work, undoFromQuota(work), why);
  }
  const wait = work.contingency ? null : waitForGuarantee(work, context);
  if (wait !== null) return moveTo(work, wait);
  const result = session.reserve(account, work.taxFen, `${keyBase(work)}/reserve`, work.preNo, nowMs);
  if (result.kind === 'reserved') return moveTo(work, afterGuarantee(work));
  const path = 'InventoryHead/assureCode';
  const why =
    result.kind === 'unknown account'
      ? reason('90021', path, account.account, '有担保账户的企业')
      : reason('90002', path, `税款 ${formatFen(work.taxFen)}`, `可用担保 ${formatFen(result.available)}`);
  refuse(work, undoFromQuota(work), why);
}

/** J-01: every line is held, or none. */
function holdStock(work: Work, { session, nowMs }: StageContext): void {
  const undo = afterStockUndone(work);
  const held: Work['stock'][number][] = [];
  for (const line of work.stock) {
    const result = session.reserve(line.ref, line.quantity5, stockKey(work, line.gnum, 'reserve'), work.preNo, nowMs);
    if (result.kind === 'reserved') {
      held.push(line);
      continue;
    }
    for (const before of held) {
      session.release(before.ref, before.quantity5, stockKey(work, before.gnum, 'release'), work.preNo, nowMs);
    }
    const path = `InventoryList[${line.gnum}]/itemRecordNo`;
    return refuse(
      work,
      undo,
      result.kind === 'short'
        ? reason(
            '90003',
            path,
            `申报 ${formatDecimal5(line.quantity5)}`,
            `账册可用 ${formatDecimal5(result.available)}`,
          )
        : reason('90019', path, line.ref.account, '账册中已备案的料号'),
    );
  }
  moveTo(work, STAGES.release);
}

/** Free in the book again; ordered out of the country, the goods leave the book like any re-export (I-03). */
function undoStock(work: Work, { session, nowMs }: StageContext): void {
  for (const { ref, quantity5, gnum } of work.stock) {
    session.release(ref, quantity5, stockKey(work, gnum, 'release'), work.preNo, nowMs);
    if (work.ending !== 'reexport') continue;
    const isOut = session.withdraw(ref, quantity5, stockKey(work, gnum, 'reexport'), work.preNo, nowMs);
    assert(isOut, 'what was held is free to leave');
  }
  moveTo(work, afterStockUndone(work));
}

function undoGuarantee(work: Work, { session, nowMs }: StageContext): void {
  session.release(work.guarantee, work.taxFen, `${keyBase(work)}/release`, work.preNo, nowMs);
  moveTo(work, undoFromQuota(work));
}

function undoQuota(work: Work, { session, nowMs }: StageContext): void {
  session.release(work.quota, work.quotaFen, `${keyBase(work)}/release`, work.preNo, nowMs);
  moveTo(work, STAGES.refuse);
}

/** F-01: confirmed at release. */
function postQuota(work: Work, { session, nowMs }: StageContext): void {
  session.post(work.quota, work.quotaFen, `${keyBase(work)}/post`, work.preNo, nowMs);
  moveTo(work, work.stock.length > 0 ? STAGES.postStock : STAGES.done);
}

/** J-01: out of the book at release, 核减. */
function postStock(work: Work, { session, nowMs }: StageContext): void {
  for (const { ref, quantity5, gnum } of work.stock) {
    session.post(ref, quantity5, stockKey(work, gnum, 'post'), work.preNo, nowMs);
  }
  moveTo(work, STAGES.done);
}

/** The keyed hash of the person a quota account belongs to. */
export function personOf(quota: AccountRef): string {
  return quota.account.split('/')[0] ?? '';
}

function stockOf(work: Work): readonly AccountRef[] {
  return work.stock.map((line) => line.ref);
}

function afterGuarantee(work: Work): Stage {
  return work.stock.length > 0 ? STAGES.stock : STAGES.release;
}

function refuse(work: Work, next: Stage, why: Reason): void {
  work.reasons = [...work.reasons, why];
  moveTo(work, next);
}
