import { addDays, closingDay, dayOf, returnDeadlines, startOfDay, workingDay } from '@tongguan/policy';
import { isOpen } from './back.ts';
import type { Model } from './model.ts';
import type { Declaration, Order } from './orders.ts';

/** Released is day 0; billed on day 31, paid by day 45 or the next day that is worked (G-02). */
const BILLED_ON = 31;
const DAYS_TO_PAY = 14;
/** As the installation's parameter undecided-application has it. */
const UNDECIDED_DAYS = 14;

/** The days after `from` until `to`: on each, what is due goes on a demand of its guarantor (G-02). */
export function settleUntil(model: Model, from: string, to: string): void {
  for (const order of model.orders.values()) {
    for (const declaration of order.declarations) {
      lapse(model, order, declaration, to);
      const day = billingDay(order, declaration);
      // What became due on a day that is over was held up until now: it is billed all the same, by its own day.
      if (day !== null && day <= to && to > from) bill(model, order, declaration, day);
      close(model, order, declaration, from, to);
    }
  }
}

/** I-02: a return whose goods had not come by their last day is over on the day after it. */
function lapse(model: Model, { purchase }: Order, declaration: Declaration, to: string): void {
  for (const back of declaration.back) {
    if (back.kind !== 'return' || !isOpen(back)) continue;
    const over = addDays(returnDeadlines(declaration.releasedMs, back.appliedMs).arriveByDay, 1);
    if (over > to) continue;
    back.state = 100;
    back.endedMs = startOfDay(over);
    declaration.tell(626, 100);
    model.touched.add(purchase.orderNo);
  }
}

/** C-02: on the first day after its settlement on which nothing can come back any more. */
function close(model: Model, { purchase }: Order, declaration: Declaration, from: string, to: string): void {
  const { bill, billedFromMs } = declaration;
  if (bill === null || bill.status === 1 || declaration.state !== 800 || declaration.back.some(isOpen)) return;
  const demand = bill.dutyNo === null ? undefined : model.accounts.demands.get(bill.dutyNo);
  if (bill.status === 2 && !demand?.paid && declaration.taxFen > 0n) return;
  // What was billed in these days for nothing to pay is looked at from the next day on.
  const billedOn = bill.status === 2 && demand !== undefined && demand.billDay > from ? demand.billDay : from;
  for (let day = addDays(billedOn, 1); day <= to; day = addDays(day, 1)) {
    if (closingDay(billedFromMs, day).day > day) continue;
    declaration.step(899);
    model.touched.add(purchase.orderNo);
    return;
  }
}

/** Null: nothing to bill, or a return must be over first; what nobody decides is waited for a time only (G-02, I-01). */
function billingDay({ handedBackMs }: Order, declaration: Declaration): string | null {
  if (declaration.bill?.status !== 1) return null;
  const open = declaration.back.filter(isOpen);
  if (open.some(({ kind }) => kind === 'return')) return null;
  const usual = addDays(dayOf(declaration.billedFromMs), BILLED_ON);
  const ends = declaration.back.flatMap(({ endedMs }) => (endedMs === null ? [] : [addDays(dayOf(endedMs), 1)]));
  const waited = open.map(({ appliedMs }) => addDays(dayOf(appliedMs), UNDECIDED_DAYS + 1));
  // What our own fault held up counts like a return that has ended: nobody is late with it (B-07).
  const held = handedBackMs === null ? [] : [addDays(dayOf(handedBackMs), 1)];
  return [usual, ...ends, ...waited, ...held].sort().at(-1) ?? usual;
}

function bill(model: Model, { purchase }: Order, declaration: Declaration, billDay: string): void {
  const { guarantor } = purchase;
  const payByDay = workedFrom(addDays(billDay, DAYS_TO_PAY));
  const dutyNo = [guarantor, billDay.replaceAll('-', ''), payByDay.replaceAll('-', '')].join('-');
  const back = declaration.back.filter((one) => one.state === 399).reduce((total, { taxFen }) => total + taxFen, 0n);
  const { demands } = model.accounts;
  const demand = demands.get(dutyNo) ?? { guarantor, billDay, payByDay, taxFen: 0n, bills: 0, paid: false };
  demand.taxFen += declaration.taxFen - back;
  demand.bills++;
  demands.set(dutyNo, demand);
  declaration.bill = { status: 2, dutyNo };
  declaration.tell(818, 2);
  model.touched.add(purchase.orderNo);
}

/** The day itself, or the next that is neither on a weekend nor free by the notice of its year. */
function workedFrom(day: string): string {
  for (let candidate = day; ; candidate = addDays(candidate, 1)) {
    const kind = workingDay(candidate);
    if (kind.ok ? kind.value.isWorking : ![0, 6].includes(new Date(`${candidate}T00:00:00Z`).getUTCDay()))
      return candidate;
  }
}
