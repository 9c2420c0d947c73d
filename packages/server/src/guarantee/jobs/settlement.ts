import { partOf } from '@tongguan/kernel';
import {
  addDays,
  billingOf,
  type Day,
  dayOf,
  demandDays,
  type SettlementPeriod,
  startOfDay,
  undecidedApplication,
  valueOn,
} from '@tongguan/policy';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import {
  type AftercareBook,
  type BatchState,
  BILL_STATES,
  type DayJob,
  type DayTurn,
  infoOf,
  lessBack,
  rowItem,
} from '../../clearance/index.ts';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../../clearance/later/types.ts';
import type { DemandItem, OpenBill, SettlementStore } from '../settlementStore.ts';
import type { Item } from '../../lane/index.ts';
import type { SerialRef } from '../../lane/types.ts';
import { GUARANTEE_ASIDE } from '../types.ts';

/** A tax bill that is due. */
const billItem = (ref: SerialRef): Item => rowItem(['bill', GUARANTEE_ASIDE.bill], ref);

/** Bills processed in one transaction; more wait for the next. */
const BILLS_MAX = 2_000;
/** Bills that are not due yet may come before due ones: then so many are read. */
const IN_FRONT_MAX = 64_000;
/** No law bills earlier than this many days after release; the exact day is policy's. */
const EARLIEST_DAYS = 31;

type Settled = {
  readonly items: readonly DemandItem[];
  /** All due bills have been processed. */
  readonly complete: boolean;
};

export const SETTLEMENT: DayJob<SettlementStore> = {
  async run({ store, state, book, parameters, parts, day, nowMs, pick, reversalsOf }) {
    const { items, complete } = await settleDay(store, state, book, parts, day, {
      reversalsOf,
      periodOn: parameters.settlementPeriodOn,
      takes: (bill) => pick.takes(billItem(bill)),
    });
    if (items.length > 0) await store.insertDemandItems(items, nowMs);
    return { done: items.length, complete };
  },
  itemsOf: async (store, parts, day) => (await billsOn(store, parts, day)).map(billItem),
};

/** Puts what is due on this day on demands: each bill once, by its own day whenever this runs (G-02). */
async function settleDay(
  store: SettlementStore,
  state: BatchState,
  book: AftercareBook,
  parts: readonly number[],
  day: Day,
  rules: SettleRules,
): Promise<Settled> {
  for (let limit = BILLS_MAX; ; limit *= 2) {
    const found = await billsOn(store, parts, day, limit);
    const bills = found.filter(rules.takes);
    const items = bills.length === 0 ? [] : await itemsOf(state, book, bills, day, rules);
    const sawAll = found.length < limit;
    // The rest is not due yet and is checked again tomorrow. Items that are retried alone are skipped.
    if (items.length > 0 || sawAll || limit >= IN_FRONT_MAX)
      return { items, complete: (sawAll || items.length === 0) && bills.length === found.length };
  }
}

/** Bills that a day may settle, oldest first. */
function billsOn(
  store: SettlementStore,
  parts: readonly number[],
  day: Day,
  limit: number = BILLS_MAX,
): Promise<readonly OpenBill[]> {
  return store.openBills(parts, startOfDay(addDays(day, 1 - EARLIEST_DAYS)), limit);
}

type SettleRules = Pick<DayTurn<SettlementStore>, 'reversalsOf'> & {
  readonly periodOn: (billOnDay: Day) => SettlementPeriod;
  readonly takes: (bill: SerialRef) => boolean;
};

async function itemsOf(
  state: BatchState,
  book: AftercareBook,
  bills: readonly OpenBill[],
  day: Day,
  { periodOn, reversalsOf }: SettleRules,
): Promise<DemandItem[]> {
  const reversals = await reversalsOf(bills);
  // Noon: the day counts, whatever the moment of the run.
  const asOfMs = startOfDay(day) + NOON_MS;
  return bills.flatMap((bill): DemandItem[] => {
    const own = reversals.filter((one) => one.part === bill.part && one.declarationSerial === bill.serial);
    const billing = billingOf({
      releasedMs: bill.releasedMs,
      asOfMs,
      openReversal: own.some((one) => isOpen(one) && asOfMs < heldBy(one)),
      lastReversalEndedMs: latest(lastEnded(own, asOfMs), bill.heldUntilMs),
    });
    if (billing.state !== 'bill') return [];
    const { to, payByDay } = demandDays(billing, periodOn(billing.billOnDay));
    // Until its period is over a demand may still grow.
    if (to > day) return [];
    return [demand(state, book, bill, own.filter(isConcluded), { madeOnDay: to, payByDay })];
  });
}

/** A bill delayed by our own fault is billed like one delayed by a return: it is not overdue (G-02). */
function latest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

const NOON_MS = 12 * 60 * 60 * 1000;

function demand(
  state: BatchState,
  book: AftercareBook,
  bill: OpenBill,
  back: readonly Reversal[],
  { madeOnDay, payByDay }: { readonly madeOnDay: Day; readonly payByDay: Day },
): DemandItem {
  const { part, serial, taxNo, invtNo, assureCode, agentCode, preNo } = bill;
  const lines = bill.readLines().map((line) => lessBack(line, back));
  const sum = (pick: (line: (typeof lines)[number]) => bigint): bigint =>
    lines.reduce((total, line) => total + pick(line), 0n);
  const dutyNo = dutyNoOf(assureCode, madeOnDay, payByDay);
  book.changeBill({ part, serial, status: BILL_STATES.consolidated, entDutyNo: dutyNo });
  const subject = { invtNo, taxNo, assureCode, entDutyNo: dutyNo };
  const steps = [{ status: String(BILL_STATES.consolidated), info: infoOf('90080', '', payByDay), atMs: state.nowMs }];
  state.answer(part, [agentCode, assureCode], RECEIPT_KINDS.taxStatus, { subject, steps }, serial, null);
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

/**
 * A return holds the tax until it ends, by its last day at the latest (I-02); an undecided cancellation or amendment holds
 * it for a limited time: if it is granted later, the tax is refunded (G-02, G-03).
 */
function heldBy({ kind, appliedMs }: Reversal): number {
  if (kind === REVERSAL_KINDS.return) return Infinity;
  const day = dayOf(appliedMs);
  return startOfDay(addDays(day, valueOn(undecidedApplication, day))) + NOON_MS;
}

function isConcluded({ state }: Reversal): boolean {
  return state === REVERSAL_STATES.concluded;
}

function lastEnded(reversals: readonly Reversal[], asOfMs: number): number | null {
  const ends = reversals.flatMap((one) => {
    if (one.endedMs !== null) return [one.endedMs];
    // Still undecided: billed as if it had ended on the last day of waiting.
    return isOpen(one) && asOfMs >= heldBy(one) ? [heldBy(one)] : [];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}
