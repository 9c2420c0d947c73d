import type { Order, Payment } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import type { CaseDocuments } from '@tongguan/matching';
import { REGISTRY_CODES } from '../../registry/index.ts';

/** Who signed, by customs code. */
export type Signers = { readonly order: string; readonly payment: string };

const DIRECT_PURCHASE = '9610';

/**
 * Transmission on commission is allowed in direct purchase only (D-05, GAC notice 2018 No. 194 (六)). It is checked here
 * because only the declaration has the mode. Whether the signer was entitled has been checked at intake.
 */
export function partyProblems({ declaration, order, payment }: CaseDocuments, signers: Signers): readonly Refusal[] {
  const { tradeMode, copNo } = declaration.InventoryHead;
  if (tradeMode === DIRECT_PURCHASE) return [];
  const commissioned = [
    ...(signedForAnother(order, signers.order) ? [`311 ${signers.order}`] : []),
    ...(paidForAnother(payment, signers.payment) ? [`411 ${signers.payment}`] : []),
  ];
  if (commissioned.length === 0) return [];
  const found = `${tradeMode}: ${commissioned.join(', ')}`;
  const { transmittedOutsideDirectPurchase: code } = REGISTRY_CODES;
  return [{ code, path: 'InventoryHead/tradeMode', found, allowed: DIRECT_PURCHASE, document: copNo ?? '' }];
}

function signedForAnother({ OrderHead: { ebpCode, ebcCode } }: Order, signer: string): boolean {
  return signer !== ebpCode && signer !== ebcCode;
}

function paidForAnother({ PaymentHead: { payCode } }: Payment, signer: string): boolean {
  return signer !== payCode;
}
