import { type CebMessage, WIRE_CODES } from '@tongguan/ceb';
import type { EpochMs, Refusal } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import { judgeNamed, type NamedFirm } from './named.ts';
import { judgeQualified } from './qualified.ts';
import type { Participant, Registry, Role } from './types.ts';
import { judgeMerchant, judgeTransmission } from './undertakings.ts';

/** The official code for a list whose declarant is not the signing enterprise (specification 202205, table 7-2). */
const LIST_NOT_OF_THIS_CARD = '-621015';

/** One way of being entitled: the firm this field of the document names, in one of these roles. */
type Entitled = { readonly field: string; readonly code: string; readonly roles: readonly Role[] };

const SELLER_ROLES: readonly Role[] = ['seller', 'domesticAgent'];
const DECLARANT_ROLES: readonly Role[] = ['seller', 'domesticAgent', 'broker'];

/**
 * GAC notice 2018 No. 56, table 1: an order is signed by platform or e-commerce enterprise, a payment by the
 * payment firm – both also by an operator that has undertaken it –, a waybill by the logistics firm, a list by the
 * e-commerce enterprise or its agent. Refused with a code of its own when the signature is good and the signer is the
 * wrong one, or lacks what its role asks for. `null` when allowed.
 */
export function judgeAuthority(
  registry: Registry,
  message: CebMessage,
  index: number,
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  return exportOnly(message, signer) ?? judgeDocument(registry, message, index, signer, atMs);
}

function judgeDocument(
  registry: Registry,
  message: CebMessage,
  index: number,
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  switch (message.type) {
    case 'CEB311Message': {
      const head = message.documents[index]?.OrderHead;
      if (!head) return null;
      const ways: readonly Entitled[] = [
        { field: 'ebpCode', code: head.ebpCode, roles: ['platform'] },
        { field: 'ebcCode', code: head.ebcCode, roles: SELLER_ROLES },
      ];
      const path = `Order[${index + 1}]/OrderHead`;
      const { ebpCode, ebcCode, orderNo: document } = head;
      const direct = judge(signer, ways, path, document);
      const place = { path: `${path}/ebpCode`, document };
      return (
        (direct && judgeTransmission(registry, direct, [ebpCode, ebcCode], signer, place, atMs)) ??
        judgeNamed(registry, namedIn(ways, path), signer, document, atMs) ??
        judgeMerchant(registry, { platform: ebpCode, seller: ebcCode }, { path: `${path}/ebcCode`, document }, atMs)
      );
    }
    case 'CEB411Message': {
      const head = message.documents[index]?.PaymentHead;
      if (!head) return null;
      const ways: readonly Entitled[] = [{ field: 'payCode', code: head.payCode, roles: ['paymentFirm'] }];
      const path = `Payment[${index + 1}]/PaymentHead`;
      const { payCode: firm, payTransactionId: document } = head;
      const direct = judge(signer, ways, path, document);
      const place = { path: `${path}/payCode`, document };
      // The licence is the payment firm's, whoever transmits.
      return (
        (direct && judgeTransmission(registry, direct, [firm], signer, place, atMs)) ??
        judgeNamed(registry, namedIn(ways, path), signer, document, atMs) ??
        judgeQualified(registry, 'payment', { ...place, firm }, atMs)
      );
    }
    case 'CEB511Message': {
      const head = message.documents[index]?.LogisticsHead;
      if (!head) return null;
      const ways: readonly Entitled[] = [
        { field: 'logisticsCode', code: head.logisticsCode, roles: ['logisticsFirm'] },
      ];
      const path = `Logistics[${index + 1}]/LogisticsHead`;
      const place = { path: `${path}/logisticsCode`, firm: head.logisticsCode, document: head.logisticsNo };
      return judge(signer, ways, path, head.logisticsNo) ?? judgeQualified(registry, 'waybill', place, atMs);
    }
    default:
      return judgeListOrLater(registry, message, index, signer, atMs);
  }
}

/** The list, what is asked for after it, and what is told about its goods. */
function judgeListOrLater(
  registry: Registry,
  message: CebMessage,
  index: number,
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  switch (message.type) {
    case 'CEB621Message': {
      const head = message.documents[index]?.InventoryHead;
      if (!head) return null;
      const path = `Inventory[${index + 1}]/InventoryHead/agentCode`;
      return judgeList(registry, head, path, signer, atMs) ?? judgeCarrier(registry, head, index, atMs);
    }
    // What follows a list is asked for by whoever may declare one (I-01, I-02).
    case 'CEB623Message': {
      const head = message.documents[index];
      return head ? judgeList(registry, head, `InvtCancel[${index + 1}]/agentCode`, signer, atMs) : null;
    }
    case 'CEB625Message': {
      const head = message.documents[index]?.InvtRefundHead;
      const path = `InvtRefund[${index + 1}]/InvtRefundHead/agentCode`;
      return head ? judgeList(registry, head, path, signer, atMs) : null;
    }
    case 'CEB513Message': {
      const head = message.documents[index];
      if (!head) return null;
      const ways: readonly Entitled[] = [
        { field: 'logisticsCode', code: head.logisticsCode, roles: ['logisticsFirm'] },
      ];
      const path = `LogisticsStatus[${index + 1}]`;
      const place = { path: `${path}/logisticsCode`, firm: head.logisticsCode, document: head.logisticsNo };
      return judge(signer, ways, path, head.logisticsNo) ?? judgeQualified(registry, 'waybill', place, atMs);
    }
    case 'CEB711Message': {
      const head = message.documents[index]?.DeliveryHead;
      if (!head) return null;
      const ways: readonly Entitled[] = [{ field: 'operatorCode', code: head.operatorCode, roles: ['warehouse'] }];
      return judge(signer, ways, `Delivery[${index + 1}]/DeliveryHead`, head.copNo ?? '');
    }
    default:
      return {
        code: WIRE_CODES.signerNotEntitled.code,
        path: '/',
        found: message.type,
        allowed: 'CEB311, 411, 511, 513, 621, 623, 625, 711',
      };
  }
}

/** a firm whose information alone is registered takes part in export. */
function exportOnly(message: CebMessage, signer: Participant): Refusal | null {
  if (signer.registration !== 'information') return null;
  return {
    code: REGISTRY_CODES.exportOnly,
    path: 'ds:Signature/ds:KeyInfo/ds:KeyName',
    found: `${signer.code}: ${message.type}`,
    allowed: '已办理海关注册登记的企业 an enterprise registered with customs',
  };
}

function judge(signer: Participant, ways: readonly Entitled[], head: string, number: string): Refusal | null {
  if (ways.some((way) => way.code === signer.code && hasRole(signer, way.roles))) return null;
  const named = ways.find((way) => way.code === signer.code);
  return {
    code: WIRE_CODES.signerNotEntitled.code,
    path: `${head}/${(named ?? ways[0])?.field ?? ''}`,
    found: `${signer.code} (${signer.roles.join(', ')})`,
    allowed: ways.map((way) => `${way.field} ${way.code} (${way.roles.join(', ')})`).join(' | '),
    document: number,
  };
}

function namedIn(ways: readonly Entitled[], head: string): readonly NamedFirm[] {
  return ways.map(({ field, code, roles }) => ({ path: `${head}/${field}`, code, roles }));
}

type ListHead = {
  readonly ebcCode: string;
  readonly agentCode: string;
  readonly copNo?: string;
  readonly orderNo: string;
};

/**
 * A list binds the declarant it names: agentCode is the e-commerce enterprise itself or holds its delegation,
 * whoever signs, so that nobody can be made a declarant by strangers. The signer is one of the two, or another broker
 * the e-commerce enterprise has entrusted.
 */
function judgeList(
  registry: Registry,
  head: ListHead,
  path: string,
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  const { ebcCode, agentCode } = head;
  const entrusted = (code: string): boolean => code === ebcCode || registry.delegation(ebcCode, code, atMs) !== null;
  const document = head.copNo || head.orderNo;
  if (!entrusted(agentCode)) {
    const allowed = `ebcCode ${ebcCode} 或其在册委托的报关企业 (or a broker it has entrusted on record)`;
    return { code: LIST_NOT_OF_THIS_CARD, path, found: agentCode, allowed, document };
  }
  const roles = signer.code === ebcCode ? SELLER_ROLES : DECLARANT_ROLES;
  if ((signer.code === agentCode || entrusted(signer.code)) && hasRole(signer, roles)) return null;
  return {
    code: LIST_NOT_OF_THIS_CARD,
    path,
    found: `${signer.code} (${signer.roles.join(', ')})`,
    allowed: `agentCode ${agentCode} | ebcCode ${ebcCode} (${roles.join(', ')})`,
    document,
  };
}

const DIRECT_PURCHASE = '9610';

/** in direct purchase the carrier is a postal enterprise or a registered express operator; the list names the mode. */
function judgeCarrier(
  registry: Registry,
  head: ListHead & { readonly tradeMode: string; readonly logisticsCode: string },
  index: number,
  atMs: EpochMs,
): Refusal | null {
  if (head.tradeMode !== DIRECT_PURCHASE) return null;
  const path = `Inventory[${index + 1}]/InventoryHead/logisticsCode`;
  const document = head.copNo || head.orderNo;
  return judgeQualified(registry, 'directPurchase', { path, firm: head.logisticsCode, document }, atMs);
}

function hasRole(participant: Participant, roles: readonly Role[]): boolean {
  return roles.some((role) => participant.roles.includes(role));
}
