import { randomUUID } from 'node:crypto';
import { done, type Outcome } from '@tongguan/kernel';
import { purchaseAmounts } from './amounts.ts';
import { declarationOf, orderOf, paymentOf, waybillOf } from './documents.ts';
import type { Purchase, PurchaseSpec } from './types.ts';

/**
 * Builds the four documents of one purchase so that they agree: 订单 311, 支付单 411, 运单 511, 清单 621.
 *
 * Sums follow D-03 exactly, and the tax withheld is what `assess` of `@tongguan/policy` computes for the same
 * facts, so a purchase built here matches (D-01 … D-04) and its declared tax is the assessed tax (E-08).
 * The builder does not refuse what the law refuses: look at `purchase.assessment.route` before sending.
 *
 * Put one or up to a hundred purchases into messages with `messagesOf`, then sign and send them.
 */
export function buildPurchase(spec: PurchaseSpec): Outcome<Purchase> {
  const amounts = purchaseAmounts(spec);
  if (!amounts.ok) return amounts;
  const newGuid = spec.newGuid ?? upperCaseGuid;
  return done({
    spec,
    order: orderOf(spec, amounts.value, newGuid()),
    payment: paymentOf(spec, amounts.value, newGuid()),
    waybill: waybillOf(spec, amounts.value, newGuid()),
    declaration: declarationOf(spec, amounts.value, newGuid()),
    assessment: amounts.value.assessment,
  });
}

/** The wire wants guids in upper case (B-01). */
export function upperCaseGuid(): string {
  return randomUUID().toUpperCase();
}
