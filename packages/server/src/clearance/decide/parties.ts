import type { Order, Payment } from '@tongguan/ceb';
import type { EpochMs, Refusal } from '@tongguan/kernel';
import type { CaseDocuments } from '@tongguan/matching';
import { judgeQualified, REGISTRY_CODES } from '../../registry/index.ts';
import type { Registry } from '../../registry/types.ts';

/** Who signed, by customs code. */
export type Signers = { readonly order: string; readonly payment: string };

const DIRECT_PURCHASE = '9610';

/**
 * What order, payment and waybill alone cannot tell, since only the list names the mode: documents transmitted on
 * commission belong to direct purchase (D-05), and its logistics firm is a postal enterprise or a registered express
 * operator. GAC notice 2018 No. 194 (二), (六).
 */
export function partyProblems(
  documents: CaseDocuments,
  signers: Signers,
  registry: Registry,
  acceptedMs: EpochMs,
): readonly Refusal[] {
  const { tradeMode, logisticsCode: firm, copNo } = documents.list.InventoryHead;
  const document = copNo ?? '';
  if (tradeMode === DIRECT_PURCHASE) {
    const place = { path: 'InventoryHead/logisticsCode', firm, document };
    const problem = judgeQualified(registry, 'directPurchase', place, acceptedMs);
    return problem === null ? [] : [problem];
  }
  const commissioned = [
    ...(signedForAnother(documents.order, signers.order) ? [`311 ${signers.order}`] : []),
    ...(paidForAnother(documents.payment, signers.payment) ? [`411 ${signers.payment}`] : []),
  ];
  if (commissioned.length === 0) return [];
  const found = `${tradeMode}: ${commissioned.join(', ')}`;
  const { transmittedOutsideDirectPurchase: code } = REGISTRY_CODES;
  return [{ code, path: 'InventoryHead/tradeMode', found, allowed: DIRECT_PURCHASE, document }];
}

function signedForAnother({ OrderHead: { ebpCode, ebcCode } }: Order, signer: string): boolean {
  return signer !== ebpCode && signer !== ebcCode;
}

function paidForAnother({ PaymentHead: { payCode } }: Payment, signer: string): boolean {
  return signer !== payCode;
}
