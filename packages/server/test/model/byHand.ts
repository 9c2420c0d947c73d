import { shanghaiYear } from '@tongguan/kernel';
import { type Assessment, lawAt, nextState } from '@tongguan/policy';
import { assessed, fitsStock, isBookable, taxedLines } from './clear.ts';
import { asState, resolve } from './inspect.ts';
import type { Model } from './model.ts';
import type { List, Order } from './orders.ts';
import type { ActStep, Expected } from './types.ts';

/**
 * K-03: the site lets the goods go by hand. Nothing is judged, taxed or moved now; what was held for an inspection goes
 * with all it holds, and nothing is left to reconcile.
 */
export function releaseByHand(model: Model, order: Order): Expected | null {
  const list = order.lists.at(-1);
  if (list === undefined) return null;
  const refused: Expected = { company: 'alone', outcome: '90043' };
  // What waits for guarantee is no incident of the site.
  if (list.waiting !== null || list.byHand === 'open') return refused;
  if (nextState(asState(list), 'releaseUnderContingency') === null) return refused;
  if (list.held !== null) {
    resolve(model, list, 'release');
    list.attempts.push(true);
  } else {
    // A list whose documents had not come was never accepted; it is, now.
    if (list.acceptedMs === 0) list.acceptedMs = model.nowMs;
    list.releasedMs = model.nowMs;
    list.byHand = 'open';
    list.step(800);
  }
  return { company: 'alone', outcome: '' };
}

/**
 * K-03: judged by the law of its acceptance. The goods are gone, so that nothing is refused: what exceeds the year takes
 * no quota, who is frozen or overdue pays all the same; only what guarantee and stock do not have is tried again later.
 */
export function reconcile(model: Model, order: Order, step: Extract<ActStep, { do: 'reconcile' }>): Expected | null {
  const list = order.lists.at(-1);
  if (list === undefined) return null;
  if (list.byHand !== 'open') return { company: 'alone', outcome: '90043' };
  const isComplete = Object.values(order.documents).every((document) => document !== null);
  const unrated = unratedLines(order, list);
  const isSaid = unrated.length === step.gnums.length && unrated.every((gnum) => step.gnums.includes(gnum));
  const isWhole = isComplete || step.withoutDocuments;
  // Numbers that are in no book are the officer's to say; this officer never does.
  if (!isWhole || !isBookable(order, list) || !isSaid) return { company: 'alone', outcome: '90305' };
  list.attempts.push(book(model, order, list, step.taxFen));
  return { company: 'alone', outcome: '' };
}

/** Lines whose taxes only the officer can say: of goods without a rate, and all of them where this channel refuses them. */
export function unratedLines(order: Order, list: List): readonly number[] {
  const { route, lines } = assessed(order, list, list.acceptedMs, 0n);
  return lines.flatMap(({ rated }, index) => (rated && route !== 'refused' ? [] : [index + 1]));
}

/** All of it, or nothing; true when it is over. */
function book(model: Model, order: Order, list: List, officersFen: bigint): boolean {
  const { accounts } = model;
  const { buyer, guarantor } = order.purchase;
  const law = lawAt(list.acceptedMs);
  const quota = accounts.quotaOf(buyer, shanghaiYear(list.acceptedMs), law.annualLimit.value);
  const usedFen = quota.used + quota.kept;
  const first = assessed(order, list, list.acceptedMs, 0n);
  const isOver = usedFen + first.quotaFen > quota.limit;
  // E-04, until 2018: taxed in full and not counted.
  const isTaxedInFull = isOver && law.overAnnualTreatment.value !== 'refuse';
  const again = isTaxedInFull ? assessed(order, list, list.acceptedMs, usedFen) : officersWhereRefused(first);
  const quotaFen = isOver ? 0n : first.quotaFen;
  const lines = taxedLines(order, list, again, quotaFen, officersFen);
  const taxFen = lines.flatMap(({ tax }) => tax).reduce((total, one) => total + one, 0n);
  const free = accounts.freeGuarantee(guarantor);
  if (taxFen > 0n && (free === null || taxFen > free)) return false;
  if (!fitsStock(model, lines)) return false;
  quota.used += quotaFen;
  accounts.hold(guarantor, taxFen);
  for (const { item, pieces } of lines) accounts.take(item, pieces);
  list.lines = lines;
  list.byHand = 'reconciled';
  // Billed from now on: nobody is late with a tax that customs had not said yet.
  list.billedFromMs = model.nowMs;
  list.bill = { status: 1, dutyNo: null };
  list.tell(816, 1);
  return true;
}

/** Goods that this channel refuses have no tax of this channel. */
function officersWhereRefused(assessment: Assessment): Assessment {
  if (assessment.route !== 'refused') return assessment;
  return { ...assessment, lines: assessment.lines.map((line) => ({ ...line, rated: false })) };
}
