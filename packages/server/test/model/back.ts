import { roundHalfUp, shanghaiYear } from '@tongguan/kernel';
import { dayOf, returnDeadlines } from '@tongguan/policy';
import { isAwaited, stopWaiting, wake } from './wait.ts';
import type { Model } from './model.ts';
import type { Back, List, Order } from './orders.ts';
import type { Expected, Found } from './types.ts';

/** 623 (I-01): before release at once, after release an officer decides. */
export function askCancellation(model: Model, order: Order, copNo: string): Expected | null {
  const list = order.lists.at(-1);
  if (list === undefined) return null;
  const { state, back } = list;
  if (back.some(isOpen) || list.ending === 'cancelled') return refusedAtOnce(list, 624, '-623009');
  if (state === 3 || (state === 300 && list.held === null) || list.waiting !== null) {
    stopWaiting(list);
    begin(model, list, { copNo, kind: 'cancellation', sent: null, pieces: [] }, 399);
    list.tell(624, 120);
    list.step(100);
    list.tell(624, 399);
    list.ending = 'cancelled';
    return { company: 'any' };
  }
  if (state !== 800 || list.byHand === 'open' || back.some(({ kind, state: its }) => kind === 'return' && its === 399))
    return refusedAtOnce(list, 624, '-623005');
  begin(model, list, { copNo, kind: 'cancellation', sent: null, pieces: [] }, 300);
  list.tell(624, 120);
  list.tell(624, 300);
  return { company: 'any' };
}

/** 625 (I-02): in time, of what is still with the consumer. */
export function askReturn(model: Model, order: Order, copNo: string, pieces: readonly number[]): Expected | null {
  const list = order.lists.at(-1);
  // What was not accepted has no number to be named by.
  if (list === undefined || list.acceptedMs === 0 || pieces.every((count) => count === 0)) return null;
  const isElsewhere = list.back.some((one) => one.kind !== 'return' && isOpen(one));
  if (list.state !== 800 || list.ending !== null || list.byHand === 'open' || isElsewhere)
    return refusedAtOnce(list, 626, '100');
  if (isLate(list, model.nowMs, model.nowMs)) return refusedAtOnce(list, 626, '100');
  const asked = list.lines.map((_, index) => BigInt(pieces[index] ?? 0));
  const taken = list.lines.map((_, index) =>
    sumOf(
      list.back.filter((one) => isOpen(one) || one.state === 399),
      index,
    ),
  );
  const fits = list.lines.every((line, index) => (asked[index] ?? 0n) + (taken[index] ?? 0n) <= line.pieces);
  if (!fits) return refusedAtOnce(list, 626, '100');
  begin(model, list, { copNo, kind: 'return', sent: null, pieces: asked }, 300);
  list.tell(626, 120);
  list.tell(626, 300);
  return { company: 'any' };
}

/** An officer decides a cancellation after release. */
export function decideCancellation(model: Model, order: Order, copNo: string, approve: boolean): Expected | null {
  const found = find(order, copNo, 'cancellation');
  if (found === null) return null;
  const { list, back } = found;
  if (!isOpen(back)) return { company: 'alone', outcome: '90043' };
  if (!approve) end(model, list, back, 100, 624);
  return approve ? giveBack(model, order, list, back) : { company: 'any', outcome: '' };
}

/** An officer decides an application for a return; too late it is refused whatever the officer says. */
export function decideReturn(model: Model, order: Order, copNo: string, approve: boolean): Expected | null {
  const found = find(order, copNo, 'return');
  if (found === null) return null;
  const { list, back } = found;
  if (!isOpen(back) || back.granted) return { company: 'alone', outcome: '90043' };
  if (!approve || isLate(list, back.appliedMs, model.nowMs)) end(model, list, back, 100, 626);
  else {
    back.granted = true;
    list.tell(626, 300);
  }
  return { company: 'any', outcome: '' };
}

/** The site records what came back. */
export function recordArrival(model: Model, order: Order, copNo: string, found: Found): Expected | null {
  const known = find(order, copNo, 'return');
  if (known === null) return null;
  const { list, back } = known;
  if (!isOpen(back) || !back.granted) return { company: 'alone', outcome: '90043' };
  if (found === 'good' && !isLate(list, back.appliedMs, model.nowMs)) return giveBack(model, order, list, back);
  end(model, list, back, 100, 626);
  return { company: 'any', outcome: '' };
}

/**
 * Tax, quota, guarantee, stock (I-01, I-02, F-01, G-03). What q of Q pieces give back is the total × q ÷ Q, rounded
 * once, less what was given back before: so the parts add up to the whole, whatever was refused in between.
 */
function giveBack(model: Model, { purchase }: Order, list: List, back: Back): Expected {
  const { accounts } = model;
  const isCancellation = back.kind === 'cancellation';
  const ended = list.back.filter((one) => one.kind === 'return' && one.state === 399);
  let quotaFen = 0n;
  list.lines.forEach((line, index) => {
    const before = sumOf(ended, index);
    const count = isCancellation ? line.pieces : (back.pieces[index] ?? 0n);
    const share = (total: bigint): bigint =>
      roundHalfUp(total * (before + count), line.pieces) - roundHalfUp(total * before, line.pieces);
    back.taxFen += share(line.tax[0]) + share(line.tax[1]) + share(line.tax[2]);
    quotaFen += share(line.quota);
    accounts.take(line.item, -count);
  });
  const quota = accounts.quota.get(`${purchase.buyer}/${shanghaiYear(list.acceptedMs)}`);
  if (quota) quota.used -= quotaFen;
  const isWhole = isCancellation || list.lines.every((line, index) => sumOf([...ended, back], index) === line.pieces);
  end(model, list, back, 399, isCancellation ? 624 : 626);
  if (isWhole) list.ending = isCancellation ? 'cancelled' : 'returned';
  if (list.bill === null) throw new Error('what was released has a bill');
  if (list.bill.status === 2) {
    // G-03: billed tax stays owed and is claimed back.
    if (back.taxFen > 0n) model.claims.push({ copNo: back.copNo, taxFen: back.taxFen });
    return { company: 'any', outcome: '' };
  }
  accounts.hold(purchase.guarantor, -back.taxFen);
  if (isWhole) {
    list.bill.status = 3;
    list.tell(818, 3);
  } else list.tell(816, 1);
  const company = isAwaited(model, purchase.guarantor) ? 'alone' : 'any';
  wake(model, purchase.guarantor);
  return { company, outcome: '' };
}

/** Last days of the law in force (I-02). */
function isLate({ releasedMs }: List, appliedMs: number, atMs: number): boolean {
  const { applyByDay, arriveByDay } = returnDeadlines(releasedMs, appliedMs);
  return (applyByDay !== null && dayOf(appliedMs) > applyByDay) || dayOf(atMs) > arriveByDay;
}

export function begin(
  model: Model,
  list: List,
  asked: Pick<Back, 'copNo' | 'kind' | 'sent' | 'pieces'>,
  state: Back['state'],
): void {
  const endedMs = state === 300 ? null : model.nowMs;
  list.back.push({ ...asked, state, granted: false, appliedMs: model.nowMs, endedMs, taxFen: 0n });
}

/** `kind` null: what is told is said elsewhere. */
export function end(model: Model, list: List, back: Back, state: 100 | 399, kind: number | null): void {
  back.state = state;
  back.endedMs = model.nowMs;
  if (kind !== null) list.tell(kind, state);
}

function refusedAtOnce(list: List, kind: number, status: string): Expected {
  list.tell(kind, status);
  return { company: 'any' };
}

function find(order: Order, copNo: string, kind: Back['kind']): { list: List; back: Back } | null {
  for (const list of order.lists) {
    const back = list.back.find((one) => one.copNo === copNo && one.kind === kind);
    if (back) return { list, back };
  }
  return null;
}

export function isOpen({ state }: Back): boolean {
  return state === 300;
}

function sumOf(backs: readonly Back[], line: number): bigint {
  return backs.reduce((total, { pieces }) => total + (pieces[line] ?? 0n), 0n);
}
