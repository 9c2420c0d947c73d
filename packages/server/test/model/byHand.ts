import { shanghaiYear } from '@tongguan/kernel';
import { type Assessment, lawAt, nextState } from '@tongguan/policy';
import { assessed, fitsStock, isBookable, taxedLines } from './clear.ts';
import { asState, resolve } from './inspect.ts';
import type { Model } from './model.ts';
import type { Declaration, Order } from './orders.ts';
import type { ActStep, Expected } from './types.ts';

/**
 * K-03: the site lets the goods go by hand. Nothing is judged, taxed or moved now; what was held for an inspection goes
 * with all it holds, and nothing is left to reconcile.
 */
export function releaseByHand(model: Model, order: Order): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  const refused: Expected = { company: 'alone', outcome: '90043' };
  // What waits for guarantee is no incident of the site.
  if (declaration.waiting !== null || declaration.byHand === 'open') return refused;
  if (nextState(asState(declaration), 'releaseUnderContingency') === null) return refused;
  if (declaration.held !== null) {
    resolve(model, declaration, 'release');
    declaration.attempts.push(true);
  } else {
    // A declaration whose documents had not come was never accepted; it is, now.
    if (declaration.acceptedMs === 0) declaration.acceptedMs = model.nowMs;
    declaration.releasedMs = model.nowMs;
    declaration.byHand = 'open';
    declaration.step(800);
  }
  return { company: 'alone', outcome: '' };
}

/**
 * K-03: judged by the law of its acceptance. The goods are gone, so that nothing is refused: what exceeds the year takes
 * no quota, who is frozen or overdue pays all the same; only what guarantee and stock do not have is tried again later.
 */
export function reconcile(model: Model, order: Order, step: Extract<ActStep, { do: 'reconcile' }>): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  if (declaration.byHand !== 'open') return { company: 'alone', outcome: '90043' };
  const isComplete = Object.values(order.documents).every((document) => document !== null);
  const unrated = unratedLines(order, declaration);
  const isSaid = unrated.length === step.gnums.length && unrated.every((gnum) => step.gnums.includes(gnum));
  const isWhole = isComplete || step.withoutDocuments;
  // Numbers that are in no book are the officer's to say; this officer never does.
  if (!isWhole || !isBookable(order, declaration) || !isSaid) return { company: 'alone', outcome: '90305' };
  declaration.attempts.push(book(model, order, declaration, step.taxFen));
  return { company: 'alone', outcome: '' };
}

/** Lines whose taxes only the officer can say: of goods without a rate, and all of them where this channel refuses them. */
export function unratedLines(order: Order, declaration: Declaration): readonly number[] {
  const { route, lines } = assessed(order, declaration, declaration.acceptedMs, 0n);
  return lines.flatMap(({ rated }, index) => (rated && route !== 'refused' ? [] : [index + 1]));
}

/** All of it, or nothing; true when it is over. */
function book(model: Model, order: Order, declaration: Declaration, officersFen: bigint): boolean {
  const { accounts } = model;
  const { buyer, guarantor } = order.purchase;
  const law = lawAt(declaration.acceptedMs);
  const quota = accounts.quotaOf(buyer, shanghaiYear(declaration.acceptedMs), law.annualLimit.value);
  const usedFen = quota.used + quota.kept;
  const first = assessed(order, declaration, declaration.acceptedMs, 0n);
  const isOver = usedFen + first.quotaFen > quota.limit;
  // E-04, until 2018: taxed in full and not counted.
  const isTaxedInFull = isOver && law.overAnnualTreatment.value !== 'refuse';
  const again = isTaxedInFull
    ? assessed(order, declaration, declaration.acceptedMs, usedFen)
    : officersWhereRefused(first);
  const quotaFen = isOver ? 0n : first.quotaFen;
  const lines = taxedLines(order, declaration, again, quotaFen, officersFen);
  const taxFen = lines.flatMap(({ tax }) => tax).reduce((total, one) => total + one, 0n);
  const free = accounts.freeGuarantee(guarantor);
  if (taxFen > 0n && (free === null || taxFen > free)) return false;
  if (!fitsStock(model, lines)) return false;
  quota.used += quotaFen;
  accounts.hold(guarantor, taxFen);
  for (const { item, pieces } of lines) accounts.take(item, pieces);
  declaration.lines = lines;
  declaration.byHand = 'reconciled';
  // The billing period starts now, because the tax was unknown until now.
  declaration.billedFromMs = model.nowMs;
  declaration.bill = { status: 1, dutyNo: null };
  declaration.tell(816, 1);
  return true;
}

/** Goods that this channel refuses have no tax of this channel. */
function officersWhereRefused(assessment: Assessment): Assessment {
  if (assessment.route !== 'refused') return assessment;
  return { ...assessment, lines: assessment.lines.map((line) => ({ ...line, rated: false })) };
}
