import type { HolesOf, InvtRefund } from '@tongguan/ceb';
import { assert, parseDecimal5, type Refusal } from '@tongguan/kernel';
import { judgeReturn, type ReturnedAmounts, returnLines } from '@tongguan/policy';
import {
  type DocumentHandler,
  endingWords,
  infoOf,
  isUnreconciled,
  type Life,
  STATES,
  reasonsInfo,
  reasonsOf,
  releasedLines,
} from '../clearance/index.ts';
import { declaredBy, unsorted } from './returnCentre.ts';
import type { ReturnParcelStore } from './store.ts';
import type { ReturnParcel } from './types.ts';
import { beginReversal, reversedLine } from './reversal.ts';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../clearance/later/types.ts';

type Judged =
  | { readonly amounts: ReturnedAmounts }
  | { readonly status: string; readonly refusals: readonly Refusal[] };

/** 625: asks that a declaration be taken back, whole or in part (I-02). */
export const handleReturn: DocumentHandler<ReturnParcelStore> = async (document, context) => {
  const asked = document.content as InvtRefund;
  const head = asked.InvtRefundHead;
  const life = context.livesOfOrder(document.part, document.orderNo).findLast((one) => isMeant(one, head)) ?? null;
  const reversal = beginReversal(context, document, REVERSAL_KINDS.return, head, life);
  const parcels = life === null ? [] : await context.store.returnParcels(life.declaration);
  const judged = judge(life, asked, document.acceptedMs, parcels);
  if ('refusals' in judged) {
    context.book.refuseAtOnce(
      reversal,
      judged.status,
      reasonsInfo(reasonsOf(judged.refusals, { application: head.copNo || reversal.preNo })),
    );
    return 'done';
  }
  const { lines, quotaFen } = judged.amounts;
  const sum = (pick: (line: (typeof lines)[number]) => bigint): bigint =>
    lines.reduce((total, line) => total + pick(line), 0n);
  const open = context.book.open({
    ...reversal,
    quotaFen,
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
    lines: lines.map(reversedLine),
  });
  await context.store.putReturnParcels(declaredBy(open, parcels));
  const accepted = context.book.step(open, REVERSAL_STATES.accepted, {}, infoOf('1800'));
  context.book.step(accepted, REVERSAL_STATES.manual, {}, infoOf('1200'));
  return 'done';
};

/** Everything wrong at once: the declaration, the days, the lines. */
function judge(life: Life | null, asked: InvtRefund, appliedMs: number, parcels: readonly ReturnParcel[]): Judged {
  const { invtNo, copNo = '' } = asked.InvtRefundHead;
  if (life === null) return official('-625016', 'invtNo', invtNo, '已放行清单的编号 a released list');
  const { declaration, reversals } = life;
  const same = reversals.some((one) => one.kind === REVERSAL_KINDS.return && one.copNo === copNo && isCounted(one));
  if (same) return official('-625033', 'copNo', copNo, '未申报过的企业内部编号 a number not used yet');
  const { state, ending } = declaration;
  const isReleased = state === STATES.released && ending === null && !isUnreconciled(declaration);
  if (!isReleased || reversals.some((one) => one.kind !== REVERSAL_KINDS.return && isOpen(one))) {
    const found = [declaration.state, endingWords(declaration.ending)].join(' ').trim();
    return { status: '100', refusals: [{ code: '90070', path: 'invtNo', found, allowed: '800 放行，未在撤销中' }] };
  }
  const refusals = lateness(life, { appliedMs }, appliedMs);
  const lines = returnLines({
    released: releasedLines(life),
    quotaFen: declaration.quotaFen ?? 0n,
    before: reversals.filter(isCounted).flatMap((one) => one.lines),
    asked: asked.InvtRefundList.map(({ gnum, gcode, unit, qty }) => ({
      gnum,
      gcode,
      unit,
      quantity5: parseDecimal5(qty),
    })),
  });
  if (!lines.ok) refusals.push(...lines.refusals.map((refusal) => onTheWire(refusal, asked)));
  const wanted = asked.InvtRefundList.map(({ gnum, qty }) => ({ gnum, quantity5: parseDecimal5(qty) }));
  refusals.push(...unsorted(parcels, wanted));
  if (lines.ok && refusals.length === 0) return { amounts: lines.value };
  const status = refusals.find(({ code }) => code.startsWith('-'))?.code ?? '100';
  return { status, refusals };
}

/** The deadline that has passed, if any (I-02). */
export function lateness(life: Life, { appliedMs }: { readonly appliedMs: number }, asOfMs: number): Refusal[] {
  const unknown = { originalSite: null, originalState: null, fitForResale: null };
  const releasedMs = releasedMsOf(life);
  const standing = judgeReturn({ releasedMs, appliedMs, arrivedMs: null, asOfMs, ...unknown });
  return standing.ok ? [] : [...standing.refusals];
}

function official(code: string, path: string, found: string, allowed: string): Judged {
  return { status: code, refusals: [{ code, path, found, allowed }] };
}

/** The place as the message has it, and the line that the official text of −625209 names. */
function onTheWire(refusal: Refusal, { InvtRefundList: lines }: InvtRefund): Refusal {
  const [, index, field] = /^lines\[(\d+)\]\.(.+)$/.exec(refusal.path) ?? [];
  const line = lines[Number(index)];
  if (line === undefined) return refusal;
  const path = `InvtRefundList[${Number(index) + 1}]/${field}`;
  const holes: Pick<HolesOf<'-625209'>, 'line' | 'item'> = { line: line.gnum, item: line.gcode };
  return { ...refusal, path, holes };
}

function isMeant({ declaration }: Life, head: InvtRefund['InvtRefundHead']): boolean {
  const { invtNo, ebpCode, ebcCode } = declaration;
  return invtNo === head.invtNo && ebpCode === head.ebpCode && ebcCode === head.ebcCode;
}

function isOpen(reversal: Reversal): boolean {
  return reversal.state === REVERSAL_STATES.accepted || reversal.state === REVERSAL_STATES.manual;
}

/** Open or done: what was refused counts for nothing. */
function isCounted(reversal: Reversal): boolean {
  return isOpen(reversal) || isConcluded(reversal);
}

export function isConcluded(reversal: Reversal): boolean {
  return reversal.state === REVERSAL_STATES.concluded;
}

/** When the goods left. A declaration released under contingency is billed later, by its reconciliation (K-03). */
export function releasedMsOf({ bill, declaration }: Life): number {
  assert(bill !== null, 'what was released has a tax bill');
  return declaration.decidedMs ?? bill.releasedMs;
}
