import { partOf } from '@tongguan/kernel';
import { addDays, billingOf, type Day, demandDays, type SettlementPeriod, startOfDay } from '@tongguan/policy';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import { type AftercareBook, infoOf } from '../aftercare/book.ts';
import { BILL_STATES, lessBack } from '../aftercare/reversal.ts';
import { type BillOfLife, REVERSAL_STATES, type Reversal } from '../aftercare/types.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore, DemandItem } from '../store.ts';

/** Bills looked at in one transaction; more wait for the next. */
const BILLS_MAX = 2_000;
/** No law bills earlier than this many days after release; the exact day is policy's. */
const EARLIEST_DAYS = 31;

export type Settled = {
  readonly items: readonly DemandItem[] /** All that was due has been looked at. */;
  readonly complete: boolean;
};

/** Puts what is due on this day on demands: each bill once, by its own day whenever this runs (G-02). */
export async function settleDay(
  store: BatchStore,
  state: BatchState,
  book: AftercareBook,
  parts: readonly number[],
  day: Day,
  periodOn: (billOnDay: Day) => SettlementPeriod,
): Promise<Settled> {
  const untilMs = startOfDay(addDays(day, 1 - EARLIEST_DAYS));
  const bills = await store.openBills(parts, untilMs, BILLS_MAX);
  if (bills.length === 0) return { items: [], complete: true };
  const reversals = await store.reversalsOf(bills);
  // Noon: the day counts, whatever the moment of the run.
  const asOfMs = startOfDay(day) + NOON_MS;
  const items = bills.flatMap((bill): DemandItem[] => {
    const own = reversals.filter((one) => one.part === bill.part && one.listSerial === bill.serial);
    const billing = billingOf({
      releasedMs: bill.releasedMs,
      asOfMs,
      openReversal: own.some(isOpen),
      lastReversalEndedMs: lastEnded(own),
    });
    if (billing.state !== 'bill') return [];
    const { to, payByDay } = demandDays(billing, periodOn(billing.billOnDay));
    // Until its period is over a demand may still grow.
    if (to > day) return [];
    return [demand(state, book, bill, own.filter(isConcluded), { madeOnDay: to, payByDay })];
  });
  // What is left over is not due yet: it is looked at again tomorrow.
  return { items, complete: bills.length < BILLS_MAX || items.length === 0 };
}

const NOON_MS = 12 * 60 * 60 * 1000;

function demand(
  state: BatchState,
  book: AftercareBook,
  bill: BillOfLife & { readonly agentCode: string; readonly preNo: string },
  back: readonly Reversal[],
  { madeOnDay, payByDay }: { readonly madeOnDay: Day; readonly payByDay: Day },
): DemandItem {
  const { part, serial, taxNo, invtNo, assureCode, agentCode, preNo } = bill;
  const lines = bill.lines.map((line) => lessBack(line, back));
  const sum = (pick: (line: (typeof lines)[number]) => bigint): bigint =>
    lines.reduce((total, line) => total + pick(line), 0n);
  const dutyNo = dutyNoOf(assureCode, madeOnDay, payByDay);
  book.changeBill({ part, serial, status: BILL_STATES.consolidated, entDutyNo: dutyNo });
  const subject = { invtNo, taxNo, assureCode, entDutyNo: dutyNo };
  const steps = [{ status: String(BILL_STATES.consolidated), info: infoOf('90080', '', payByDay), atMs: state.nowMs }];
  state.out.emit(part, [agentCode, assureCode], RECEIPT_KINDS.taxStatus, { subject, steps }, serial, null);
  return {
    part: partOf('guarantee', assureCode),
    dutyNo,
    billPart: part,
    billSerial: serial,
    assureCode,
    taxNo,
    preNo,
    billDay: madeOnDay,
    payByDay,
    customsDutyFen: sum((line) => line.customsDutyFen),
    consumptionTaxFen: sum((line) => line.consumptionTaxFen),
    valueAddedTaxFen: sum((line) => line.valueAddedTaxFen),
  };
}

/** 缴款书编号: guarantor, last day of the period, last day of payment. The same bills give the same number on any day. */
function dutyNoOf(assureCode: string, madeOnDay: Day, payByDay: Day): string {
  return [assureCode, madeOnDay.replaceAll('-', ''), payByDay.replaceAll('-', '')].join('-');
}

function isOpen({ state }: Reversal): boolean {
  return state === REVERSAL_STATES.accepted || state === REVERSAL_STATES.manual;
}

function isConcluded({ state }: Reversal): boolean {
  return state === REVERSAL_STATES.concluded;
}

function lastEnded(reversals: readonly Reversal[]): number | null {
  const ends = reversals.flatMap(({ endedMs }) => (endedMs === null ? [] : [endedMs]));
  return ends.length === 0 ? null : Math.max(...ends);
}
