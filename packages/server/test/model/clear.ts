import { allocate, shanghaiYear } from '@tongguan/kernel';
import { assess, type Assessment, dayOf, lawAt } from '@tongguan/policy';
import { FIRMS } from '../support/purchase.ts';
import type { Model } from './model.ts';
import type { Declaration, Order } from './orders.ts';
import type { Quota } from './accounts.ts';
import type { Expected } from './types.ts';

/** Goods the tariff of this product has no rate for: an officer decides (E-09, H-01). */
export const UNRATED = '9706100000';

/** A million million yuan: more is in no book (D-03, J-01). */
export const AMOUNT_MAX = 100_000_000_000_000n;

/** A little more than any sum of the moves of a story's clock, so that milliseconds between steps do not matter. */
export const WAIT_MS = 2 * 3_600_000 + 30_000;

/** A complete case: refused for what it says, put before an officer, or taken through the accounts. */
export function clearDeclaration(model: Model, order: Order, declaration: Declaration): Expected {
  const { order: first, payment, waybill } = order.documents;
  if (first === null || payment === null || waybill === null) throw new Error('a case is complete');
  const variants = new Set([first.variant, payment.variant, declaration.sent.variant]);
  // Who may stand for the taxes: platform, logistics firm, declarant (E-07).
  const { platform, guarantor } = order.purchase;
  const mayAssure = [platform, FIRMS.logistics, FIRMS.seller].includes(guarantor);
  if (variants.size > 1 || payment.wrongPayer || !mayAssure || !isBookable(order, declaration))
    return rejected(declaration);
  // A waybill that comes later moves neither law nor year.
  const acceptedMs = Math.max(first.atMs, payment.atMs, declaration.sent.atMs);
  const assessment = assessed(order, declaration, acceptedMs, 0n);
  if (assessment.route === 'refused') return rejected(declaration);
  declaration.acceptedMs = acceptedMs;
  declaration.step(120);
  if (assessment.route === 'manual') {
    declaration.step(300);
    return { company: 'any' };
  }
  return throughAccounts(model, order, declaration, assessment) ? { company: 'any' } : { company: 'alone' };
}

/** Amounts beyond these are in no book (D-03). */
export function isBookable({ purchase }: Order, { sent }: Declaration): boolean {
  return purchase.lines.every(
    ({ priceFen, pieces }) => (priceFen + BigInt(sent.variant)) * BigInt(pieces) <= AMOUNT_MAX,
  );
}

function rejected(declaration: Declaration): Expected {
  declaration.step(100);
  return { company: 'any' };
}

/** What the release of a declaration holds and books. */
export type Due = {
  readonly order: Order;
  readonly quota: Quota;
  readonly quotaFen: bigint;
  readonly taxFen: bigint;
  readonly lines: Declaration['lines'];
  /** When credit was asked for: at acceptance, or when an officer let the declaration go on, however late a lane looks (G-02). */
  readonly askedMs: number;
};

/** Person first; then guarantor and book. True where the order of purchases cannot matter. */
export function throughAccounts(
  model: Model,
  order: Order,
  declaration: Declaration,
  first: Assessment,
  officersTaxFen: bigint | null = null,
): boolean {
  const { purchase } = order;
  if (model.accounts.frozen.has(purchase.buyer)) {
    declaration.step(100);
    return false;
  }
  const law = lawAt(declaration.acceptedMs);
  const quota = model.accounts.quotaOf(purchase.buyer, shanghaiYear(declaration.acceptedMs), law.annualLimit.value);
  const usedFen = quota.used + quota.kept;
  const isOver = usedFen + first.quotaFen > quota.limit;
  // E-05 refuses what exceeds the year; E-04, until 2018, taxed it in full and did not count it.
  if (isOver && law.overAnnualTreatment.value === 'refuse') {
    declaration.step(100);
    return false;
  }
  const assessment = isOver ? assessed(order, declaration, declaration.acceptedMs, usedFen) : first;
  const quotaFen = isOver ? 0n : first.quotaFen;
  const lines = taxedLines(order, declaration, assessment, quotaFen, officersTaxFen ?? 0n);
  const taxFen = lines.flatMap(({ tax }) => tax).reduce((total, one) => total + one, 0n);
  const askedMs = declaration.wasReviewed ? model.nowMs : declaration.acceptedMs;
  return release(model, declaration, { order, quota, quotaFen, taxFen, lines, askedMs }, true) && !isOver;
}

/** Lines with what each is charged; what has no rate pays what the officer said, as VAT. */
export function taxedLines(
  { purchase }: Order,
  { sent }: Declaration,
  assessment: Assessment,
  quotaFen: bigint,
  officersTaxFen: bigint,
): Declaration['lines'] {
  const quotas = allocate(
    quotaFen,
    assessment.lines.map(({ dutiableFen }) => dutiableFen),
  );
  return assessment.lines.map((line, index): Declaration['lines'][number] => {
    const { item = '', pieces = 0 } = purchase.lines[index] ?? {};
    return {
      item: (index === 0 && sent.item) || item,
      pieces: BigInt(pieces),
      tax: line.rated ? [line.customsDutyFen, line.consumptionTaxFen, line.valueAddedTaxFen] : [0n, 0n, officersTaxFen],
      quota: quotas[index] ?? 0n,
    };
  });
}

/** All of it at once, or nothing: refused, or waiting for guarantee. */
export function release(model: Model, declaration: Declaration, due: Due, mayWait: boolean): boolean {
  const { accounts } = model;
  const { order, quota, quotaFen, taxFen, lines } = due;
  const { guarantor } = order.purchase;
  const free = accounts.freeGuarantee(guarantor);
  const isShort = free !== null && taxFen > free;
  // What has waited asks again whenever it is looked at.
  const isBlocked = accounts.isBlocked(guarantor, mayWait ? dayOf(due.askedMs) : model.today);
  if (taxFen > 0n && isShort && mayWait && !isBlocked) {
    quota.kept += quotaFen;
    declaration.waiting = { due, untilMs: model.nowMs + WAIT_MS };
    declaration.tell(622, declaration.state);
    return false;
  }
  const isCovered = taxFen === 0n || (free !== null && !isShort && !isBlocked);
  if (!isCovered || !fitsStock(model, lines)) {
    declaration.step(100);
    return false;
  }
  accounts.hold(guarantor, taxFen);
  if (declaration.state !== 399) declaration.step(399);
  if (model.inspects) {
    quota.kept += quotaFen;
    for (const { item, pieces } of lines) accounts.keep(item, pieces);
    declaration.held = { due, begun: false };
    declaration.step(500);
  } else letGo(model, declaration, due);
  return true;
}

/** Released: what was held is used, and one tax bill made. */
export function letGo(model: Model, declaration: Declaration, { quota, quotaFen, lines }: Due): void {
  quota.used += quotaFen;
  for (const { item, pieces } of lines) model.accounts.take(item, pieces);
  declaration.lines = [...lines];
  declaration.releasedMs = model.nowMs;
  declaration.billedFromMs = model.nowMs;
  declaration.step(800);
  declaration.bill = { status: 1, dutyNo: null };
  declaration.tell(816, 1);
}

export function fitsStock(model: Model, lines: Declaration['lines']): boolean {
  const wanted = new Map<string, bigint>();
  for (const { item, pieces } of lines) wanted.set(item, (wanted.get(item) ?? 0n) + pieces);
  return [...wanted].every(([item, pieces]) => pieces <= (model.accounts.freeStock(item) ?? -1n));
}

/** E-01 to E-06 by policy, with the declared values. */
export function assessed(
  { purchase }: Pick<Order, 'purchase'>,
  declaration: Declaration,
  acceptedAtMs: number,
  annualUsedFen: bigint,
): Assessment {
  return assess({
    acceptedAtMs,
    mode: '1210',
    annualUsedFen,
    freight5: 0n,
    insurance5: 0n,
    lines: purchase.lines.map(({ gcode, priceFen, pieces }) => ({
      gcode,
      quantity5: BigInt(pieces) * 100_000n,
      total5: (priceFen + BigInt(declaration.sent.variant)) * BigInt(pieces) * 1000n,
      measures: [
        { quantity5: BigInt(pieces) * 100_000n, unit: '011' },
        { quantity5: 50_000n, unit: '035' },
      ],
    })),
  });
}
