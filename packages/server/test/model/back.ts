import { roundHalfUp, shanghaiYear } from '@tongguan/kernel';
import { dayOf, returnDeadlines } from '@tongguan/policy';
import { isAwaited, stopWaiting, wake } from './wait.ts';
import type { Model } from './model.ts';
import type { Back, Declaration, Order } from './orders.ts';
import type { Expected, Found } from './types.ts';

/** 623 (I-01): before release at once, after release an officer decides. */
export function askCancellation(model: Model, order: Order, copNo: string): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  const { state, back } = declaration;
  if (back.some(isOpen) || declaration.ending === 'cancelled') return refusedAtOnce(declaration, 624, '-623009');
  if (state === 3 || (state === 300 && declaration.held === null) || declaration.waiting !== null) {
    stopWaiting(declaration);
    begin(model, declaration, { copNo, kind: 'cancellation', sent: null, pieces: [] }, 399);
    declaration.tell(624, 120);
    declaration.step(100);
    declaration.tell(624, 399);
    declaration.ending = 'cancelled';
    return { company: 'any' };
  }
  if (
    state !== 800 ||
    declaration.byHand === 'open' ||
    back.some(({ kind, state: its }) => kind === 'return' && its === 399)
  )
    return refusedAtOnce(declaration, 624, '-623005');
  begin(model, declaration, { copNo, kind: 'cancellation', sent: null, pieces: [] }, 300);
  declaration.tell(624, 120);
  declaration.tell(624, 300);
  return { company: 'any' };
}

/** 625 (I-02): in time, of what is still with the consumer. */
export function askReturn(model: Model, order: Order, copNo: string, pieces: readonly number[]): Expected | null {
  const declaration = order.declarations.at(-1);
  // What was not accepted has no number to be named by.
  if (declaration === undefined || declaration.acceptedMs === 0 || pieces.every((count) => count === 0)) return null;
  const isElsewhere = declaration.back.some((one) => one.kind !== 'return' && isOpen(one));
  if (declaration.state !== 800 || declaration.ending !== null || declaration.byHand === 'open' || isElsewhere)
    return refusedAtOnce(declaration, 626, '100');
  if (isLate(declaration, model.nowMs, model.nowMs)) return refusedAtOnce(declaration, 626, '100');
  const asked = declaration.lines.map((_, index) => BigInt(pieces[index] ?? 0));
  const taken = declaration.lines.map((_, index) =>
    sumOf(
      declaration.back.filter((one) => isOpen(one) || one.state === 399),
      index,
    ),
  );
  const fits = declaration.lines.every((line, index) => (asked[index] ?? 0n) + (taken[index] ?? 0n) <= line.pieces);
  if (!fits) return refusedAtOnce(declaration, 626, '100');
  begin(model, declaration, { copNo, kind: 'return', sent: null, pieces: asked }, 300);
  declaration.tell(626, 120);
  declaration.tell(626, 300);
  return { company: 'any' };
}

/** An officer decides a cancellation after release. */
export function decideCancellation(model: Model, order: Order, copNo: string, approve: boolean): Expected | null {
  const found = find(order, copNo, 'cancellation');
  if (found === null) return null;
  const { declaration, back } = found;
  if (!isOpen(back)) return { company: 'alone', outcome: '90043' };
  if (!approve) end(model, declaration, back, 100, 624);
  return approve ? giveBack(model, order, declaration, back) : { company: 'any', outcome: '' };
}

/** An officer decides an application for a return; too late it is refused whatever the officer says. */
export function decideReturn(model: Model, order: Order, copNo: string, approve: boolean): Expected | null {
  const found = find(order, copNo, 'return');
  if (found === null) return null;
  const { declaration, back } = found;
  if (!isOpen(back) || back.granted) return { company: 'alone', outcome: '90043' };
  if (!approve || isLate(declaration, back.appliedMs, model.nowMs)) end(model, declaration, back, 100, 626);
  else {
    back.granted = true;
    declaration.tell(626, 300);
  }
  return { company: 'any', outcome: '' };
}

/** The site records what came back. */
export function recordArrival(model: Model, order: Order, copNo: string, found: Found): Expected | null {
  const known = find(order, copNo, 'return');
  if (known === null) return null;
  const { declaration, back } = known;
  if (!isOpen(back) || !back.granted) return { company: 'alone', outcome: '90043' };
  if (found === 'good' && !isLate(declaration, back.appliedMs, model.nowMs))
    return giveBack(model, order, declaration, back);
  end(model, declaration, back, 100, 626);
  return { company: 'any', outcome: '' };
}

/**
 * Tax, quota, guarantee, stock (I-01, I-02, F-01, G-03). What q of Q pieces give back is the total × q ÷ Q, rounded
 * once, less what was given back before: so the parts add up to the whole, whatever was refused in between.
 */
function giveBack(model: Model, { purchase }: Order, declaration: Declaration, back: Back): Expected {
  const { accounts } = model;
  const isCancellation = back.kind === 'cancellation';
  const ended = declaration.back.filter((one) => one.kind === 'return' && one.state === 399);
  let quotaFen = 0n;
  declaration.lines.forEach((line, index) => {
    const before = sumOf(ended, index);
    const count = isCancellation ? line.pieces : (back.pieces[index] ?? 0n);
    const share = (total: bigint): bigint =>
      roundHalfUp(total * (before + count), line.pieces) - roundHalfUp(total * before, line.pieces);
    back.taxFen += share(line.tax[0]) + share(line.tax[1]) + share(line.tax[2]);
    quotaFen += share(line.quota);
    accounts.take(line.item, -count);
  });
  const quota = accounts.quota.get(`${purchase.buyer}/${shanghaiYear(declaration.acceptedMs)}`);
  if (quota) quota.used -= quotaFen;
  const isWhole =
    isCancellation || declaration.lines.every((line, index) => sumOf([...ended, back], index) === line.pieces);
  end(model, declaration, back, 399, isCancellation ? 624 : 626);
  if (isWhole) declaration.ending = isCancellation ? 'cancelled' : 'returned';
  if (declaration.bill === null) throw new Error('what was released has a bill');
  if (declaration.bill.status === 2) {
    // G-03: billed tax stays owed and is claimed back.
    if (back.taxFen > 0n) model.claims.push({ copNo: back.copNo, taxFen: back.taxFen });
    return { company: 'any', outcome: '' };
  }
  accounts.hold(purchase.guarantor, -back.taxFen);
  if (isWhole) {
    declaration.bill.status = 3;
    declaration.tell(818, 3);
  } else declaration.tell(816, 1);
  const company = isAwaited(model, purchase.guarantor) ? 'alone' : 'any';
  wake(model, purchase.guarantor);
  return { company, outcome: '' };
}

/** Last days of the law in force (I-02). */
function isLate({ releasedMs }: Declaration, appliedMs: number, atMs: number): boolean {
  const { applyByDay, arriveByDay } = returnDeadlines(releasedMs, appliedMs);
  return (applyByDay !== null && dayOf(appliedMs) > applyByDay) || dayOf(atMs) > arriveByDay;
}

export function begin(
  model: Model,
  declaration: Declaration,
  asked: Pick<Back, 'copNo' | 'kind' | 'sent' | 'pieces'>,
  state: Back['state'],
): void {
  const endedMs = state === 300 ? null : model.nowMs;
  declaration.back.push({ ...asked, state, granted: false, appliedMs: model.nowMs, endedMs, taxFen: 0n });
}

/** `kind` null: what is told is said elsewhere. */
export function end(model: Model, declaration: Declaration, back: Back, state: 100 | 399, kind: number | null): void {
  back.state = state;
  back.endedMs = model.nowMs;
  if (kind !== null) declaration.tell(kind, state);
}

function refusedAtOnce(declaration: Declaration, kind: number, status: string): Expected {
  declaration.tell(kind, status);
  return { company: 'any' };
}

function find(order: Order, copNo: string, kind: Back['kind']): { declaration: Declaration; back: Back } | null {
  for (const declaration of order.declarations) {
    const back = declaration.back.find((one) => one.copNo === copNo && one.kind === kind);
    if (back) return { declaration, back };
  }
  return null;
}

export function isOpen({ state }: Back): boolean {
  return state === 300;
}

function sumOf(backs: readonly Back[], line: number): bigint {
  return backs.reduce((total, { pieces }) => total + (pieces[line] ?? 0n), 0n);
}
