import { type CebMessage, type HolesOf, REQUESTS, WIRE_CODES } from '@tongguan/ceb';
import { assertNever, type EpochMs, type Refusal } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import { DECLARANT_ROLES, judgeNamed, ROLES, SELLER_ROLES } from './named.ts';
import { judgeQualified } from './qualified.ts';
import { roleWords } from './roleWords.ts';
import { type Subject, subjectOf } from './subject.ts';
import type { Participant, Registry, Role } from './types.ts';
import { judgeMerchant, judgeTransmission } from './undertakings.ts';

/**
 * The official code for an import declaration whose declarant is not the signing enterprise (specification 202205, table
 * 7-2).
 */
const DECLARATION_NOT_OF_THIS_CARD = '-621015';

/** One way of being entitled: the firm this field of the document names, in one of these roles. */
type Entitled = { readonly field: string; readonly roles: readonly Role[] };

/** Permitted signers by message, from the table of messages. */
const ENTITLED: ReadonlyMap<string, readonly Entitled[]> = new Map(
  REQUESTS.map(({ type, signers, firms, former }) => {
    const capacities = { ...firms, ...former };
    const ways = signers.flatMap((field) => {
      const capacity = capacities[field];
      return capacity === undefined ? [] : { field, roles: ROLES[capacity] };
    });
    return [type, ways];
  }),
);

/**
 * Whether a document counts at the moment its message is accepted: who signs it, every firm it names,
 * and the papers its business asks for, in this order. The first failed check is returned; a valid signature
 * of the wrong signer has a code of its own. `null` when allowed.
 */
export function judgeAuthority(
  registry: Registry,
  message: CebMessage,
  index: number,
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  const subject = subjectOf(message, index);
  if (subject === null) return notSent(message);
  return (
    exportOnly(subject, signer) ??
    judgeSignatory(registry, subject, signer, atMs) ??
    judgeNamed(registry, subject, atMs) ??
    judgePapers(registry, subject, atMs)
  );
}

/**
 * GAC notice 2018 No. 56, table 1: an order is signed by platform or e-commerce enterprise, a payment by the payment
 * firm – both also by an operator that has undertaken it –, a waybill by the logistics firm, a declaration and its later
 * applications by the e-commerce enterprise or its agent, inbound detail by the operator of the site.
 */
function judgeSignatory(registry: Registry, subject: Subject, signer: Participant, atMs: EpochMs): Refusal | null {
  const { signing, type } = subject.row;
  switch (signing) {
    case 'commission':
      return judgeTransmitted(registry, subject, ENTITLED.get(type) ?? [], signer, atMs);
    case 'named':
      return judge(subject, ENTITLED.get(type) ?? [], signer);
    case 'declarant':
      return judgeDeclaration(registry, subject, signer, atMs);
    default:
      return assertNever(signing, 'way of signing');
  }
}

/** Papers that the document's business requires: licences, agreements. */
function judgePapers(registry: Registry, subject: Subject, atMs: EpochMs): Refusal | null {
  const { path, document, code, row } = subject;
  switch (row.papers) {
    case 'agreement': {
      const parties = { platform: code('ebpCode'), seller: code('ebcCode') };
      return judgeMerchant(registry, parties, { path: `${path}/ebcCode`, document }, atMs);
    }
    case 'payment': {
      const place = { path: `${path}/payCode`, firm: code('payCode'), document };
      return judgeQualified(registry, 'payment', place, atMs);
    }
    case 'waybill':
      return judgeQualified(registry, 'waybill', carrier(subject), atMs);
    // in direct purchase the carrier is a postal enterprise or a registered express operator; the declaration names
    // the mode.
    case 'directPurchase':
      if (code('tradeMode') !== DIRECT_PURCHASE) return null;
      return judgeQualified(registry, 'directPurchase', carrier(subject), atMs);
    case undefined:
      return null;
    default:
      return assertNever(row.papers, 'paper');
  }
}

const DIRECT_PURCHASE = '9610';

function carrier({ path, document, code }: Subject): Parameters<typeof judgeQualified>[2] {
  return { path: `${path}/logisticsCode`, firm: code('logisticsCode'), document };
}

/** a firm whose information alone is registered takes part in export. */
function exportOnly({ row }: Subject, signer: Participant): Refusal | null {
  if (signer.registration !== 'information' || row.family === 'export') return null;
  return {
    code: REGISTRY_CODES.exportOnly,
    path: 'ds:Signature/ds:KeyInfo/ds:KeyName',
    found: `${signer.code}: ${row.type}`,
    allowed: '已办理海关注册登记的企业 an enterprise registered with customs',
  };
}

/** Receipts and bills come from customs. */
function notSent({ type: found }: CebMessage): Refusal {
  const allowed = '企业发送的报文 a message that enterprises send';
  return { code: WIRE_CODES.signerNotEntitled.code, path: '/', found, allowed };
}

function judge({ path, document, code }: Subject, ways: readonly Entitled[], signer: Participant): Refusal | null {
  if (ways.some(({ field, roles }) => code(field) === signer.code && hasRole(signer, roles))) return null;
  const named = ways.find(({ field }) => code(field) === signer.code);
  return {
    code: WIRE_CODES.signerNotEntitled.code,
    path: `${path}/${(named ?? ways[0])?.field ?? ''}`,
    found: `${signer.code} (${roleWords(signer.roles)})`,
    allowed: ways.map(({ field, roles }) => `${field} ${code(field)} (${roleWords(roles)})`).join(' | '),
    document,
  };
}

/** One of the firms named, or an operator that has undertaken it for one of them. */
function judgeTransmitted(
  registry: Registry,
  subject: Subject,
  ways: readonly Entitled[],
  signer: Participant,
  atMs: EpochMs,
): Refusal | null {
  const direct = judge(subject, ways, signer);
  if (direct === null) return null;
  const place = { path: `${subject.path}/${ways[0]?.field ?? ''}`, document: subject.document };
  const principals = ways.map(({ field }) => subject.code(field));
  return judgeTransmission(registry, direct, principals, signer, place, atMs);
}

/**
 * A declaration binds the declarant it names: agentCode is the e-commerce enterprise itself or holds its delegation,
 * whoever signs, so that strangers cannot name a firm as declarant. The signer is one of the two, or another broker the
 * e-commerce enterprise has entrusted. Whoever may submit a declaration may also ask for its cancellation or return (I-01,
 * I-02).
 */
function judgeDeclaration(registry: Registry, subject: Subject, signer: Participant, atMs: EpochMs): Refusal | null {
  const { code: codeOf, document, row } = subject;
  const isImport = row.family === 'import';
  const wrong = isImport ? DECLARATION_NOT_OF_THIS_CARD : WIRE_CODES.signerNotEntitled.code;
  const holes = isImport ? { holes: notOfThisCard(subject, signer) } : {};
  const [ebcCode, agentCode, path] = [codeOf('ebcCode'), codeOf('agentCode'), `${subject.path}/agentCode`];
  const entrusted = (firm: string): boolean => firm === ebcCode || registry.delegation(ebcCode, firm, atMs) !== null;
  if (!entrusted(agentCode)) {
    const allowed = `ebcCode ${ebcCode} 或其在册委托的报关企业 (or a broker it has entrusted on record)`;
    return { code: wrong, path, found: agentCode, allowed, document, ...holes };
  }
  const roles = signer.code === ebcCode ? SELLER_ROLES : DECLARANT_ROLES;
  if ((signer.code === agentCode || entrusted(signer.code)) && hasRole(signer, roles)) return null;
  return {
    code: wrong,
    path,
    found: `${signer.code} (${roleWords(signer.roles)})`,
    allowed: `agentCode ${agentCode} | ebcCode ${ebcCode} (${roleWords(roles)})`,
    document,
    ...holes,
  };
}

/** The values of −621015: the declarant the declaration names, and whose card signed. */
function notOfThisCard({ code }: Subject, signer: Participant): HolesOf<typeof DECLARATION_NOT_OF_THIS_CARD> {
  return { what: '申报企业', named: code('agentCode') || '空', card: signer.code };
}

function hasRole(participant: Participant, roles: readonly Role[]): boolean {
  return roles.some((role) => participant.roles.includes(role));
}
