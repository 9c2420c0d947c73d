import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import { participantAt } from './participants.ts';
import type { Subject, TakenType } from './subject.ts';
import { roleWords } from './roleWords.ts';
import type { Participant, Registry, Role } from './types.ts';

export const SELLER_ROLES: readonly Role[] = ['seller', 'domesticAgent'];
export const DECLARANT_ROLES: readonly Role[] = ['seller', 'domesticAgent', 'broker'];
/** G-01, E-07: declarant, seller, logistics firm, and the platform that withholds the tax. */
const GUARANTOR_ROLES: readonly Role[] = [...DECLARANT_ROLES, 'logisticsFirm', 'platform'];

/**
 * What a document says of a firm. `acts`: it takes part now, and stands now. `acted`: it took part in what the document
 * is about, and whether it still may is not asked.
 */
type Part = 'acts' | 'acted';

type Field = { readonly field: string; readonly roles: readonly Role[]; readonly part: Part };

const acts = (field: string, roles: readonly Role[]): Field => ({ field, roles, part: 'acts' });
const acted = (field: string, roles: readonly Role[]): Field => ({ field, roles, part: 'acted' });

/**
 * 623 and 625 undo a trade that was declared, for the sake of the buyer: goods sold by a firm that has been revoked since
 * come back all the same (I-01, I-02). Who applies acts today, and stands.
 */
const AFTER_RELEASE: readonly Field[] = [
  acts('agentCode', DECLARANT_ROLES),
  acted('ebpCode', ['platform']),
  acted('ebcCode', SELLER_ROLES),
  acted('logisticsCode', ['logisticsFirm']),
];

/** Every element that names a firm, by message (specification 202205). */
const FIELDS: Readonly<Record<TakenType, readonly Field[]>> = {
  CEB311Message: [acts('ebpCode', ['platform']), acts('ebcCode', SELLER_ROLES), acts('payCode', ['paymentFirm'])],
  CEB411Message: [acts('payCode', ['paymentFirm']), acts('ebpCode', ['platform'])],
  CEB511Message: [acts('logisticsCode', ['logisticsFirm'])],
  CEB513Message: [acts('logisticsCode', ['logisticsFirm'])],
  CEB621Message: [
    acts('ebpCode', ['platform']),
    acts('ebcCode', SELLER_ROLES),
    acts('agentCode', DECLARANT_ROLES),
    acts('logisticsCode', ['logisticsFirm']),
    acts('assureCode', GUARANTOR_ROLES),
    acts('areaCode', ['warehouse']),
  ],
  CEB623Message: AFTER_RELEASE,
  CEB625Message: AFTER_RELEASE,
  // Parcels that lie at the site are told of, whatever has become of the firm that brought them.
  CEB711Message: [acts('operatorCode', ['warehouse']), acted('logisticsCode', ['logisticsFirm'])],
};

/**
 * whoever takes part in import is registered with customs in its role and stands at the moment the message is
 * accepted, whoever signs: a broker's list names its seller, a seller's order its platform, an operator transmits for a
 * payment firm. Official codes for a firm or a role that is not on record; the first that does not fit is told. `null`
 * when all do.
 */
export function judgeNamed(registry: Registry, subject: Subject, atMs: EpochMs): Refusal | null {
  const { type, path, document } = subject;
  for (const { field, roles, part } of FIELDS[type]) {
    const code = subject.code(field);
    if (code === '') continue;
    const participant = registry.participant(code);
    const problem = part === 'acts' ? problemNow(participant, roles, atMs) : problemEver(participant, roles, atMs);
    if (problem !== null) return { path: `${path}/${field}`, document, ...problem, found: `${code}${problem.found}` };
  }
  return null;
}

type Problem = Pick<Refusal, 'code' | 'found' | 'allowed'>;

function problemNow(participant: Participant | null, roles: readonly Role[], atMs: EpochMs): Problem | null {
  if (participant === null || atMs < participant.registeredMs) return UNKNOWN;
  const then = participantAt(participant, atMs);
  if (!then.roles.some((role) => roles.includes(role))) return wrongKind(then.roles, roles);
  if (then.registration === 'information') {
    const allowed = '已办理海关注册登记的企业 an enterprise registered with customs';
    return { code: REGISTRY_CODES.exportOnly, found: '', allowed };
  }
  // Why it is suspended is between that firm and customs.
  const sinceMs = notStandingSince(participant, atMs);
  if (sinceMs === null) return null;
  const allowed = '状态正常的企业 an enterprise in good standing';
  return { code: REGISTRY_CODES.namedNotStanding, found: `: ${shanghaiIso(sinceMs)}`, allowed };
}

/** On record by then, and of the kind at some time: it may have changed since. */
function problemEver(participant: Participant | null, roles: readonly Role[], atMs: EpochMs): Problem | null {
  if (participant === null || atMs < participant.registeredMs) return UNKNOWN;
  const changes = (participant.changes ?? []).filter(({ fromMs }) => fromMs <= atMs);
  const ever = [...new Set([participant, ...changes].flatMap((one) => one.roles))];
  return ever.some((role) => roles.includes(role)) ? null : wrongKind(ever, roles);
}

const UNKNOWN: Problem = {
  code: REGISTRY_CODES.invalidCode,
  found: '',
  allowed: '已登记的海关编码 an enrolled customs code',
};

function wrongKind(has: readonly Role[], asked: readonly Role[]): Problem {
  return { code: REGISTRY_CODES.invalidRole, found: ` (${roleWords(has)})`, allowed: roleWords(asked) };
}

function notStandingSince({ revokedMs, suspensions }: Participant, atMs: EpochMs): EpochMs | null {
  if (revokedMs !== undefined && atMs >= revokedMs) return revokedMs;
  const suspension = suspensions.find(({ fromMs, untilMs }) => atMs >= fromMs && (untilMs === null || atMs < untilMs));
  return suspension?.fromMs ?? null;
}
