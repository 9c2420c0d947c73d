import { type Capacity, REQUESTS, type Request } from '@tongguan/ceb';
import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import { participantAt } from './participants.ts';
import { roleWords } from './roleWords.ts';
import type { Subject } from './subject.ts';
import type { Participant, Registry, Role } from './types.ts';

export const SELLER_ROLES: readonly Role[] = ['seller', 'domesticAgent'];
export const DECLARANT_ROLES: readonly Role[] = ['seller', 'domesticAgent', 'broker'];

/** The kinds of firm that act in a capacity. */
export const ROLES: Readonly<Record<Capacity, readonly Role[]>> = {
  platform: ['platform'],
  seller: SELLER_ROLES,
  paymentFirm: ['paymentFirm'],
  logisticsFirm: ['logisticsFirm'],
  declarant: DECLARANT_ROLES,
  // G-01, E-07: declarant, seller, logistics firm, and the platform that withholds the tax.
  guarantor: [...DECLARANT_ROLES, 'logisticsFirm', 'platform'],
  site: ['warehouse'],
};

/**
 * How a document names a firm. `acts`: it takes part now and must be registered now. `acted`: it took part in an earlier
 * event, and its present registration is not checked.
 */
type Part = 'acts' | 'acted';

type Field = { readonly field: string; readonly roles: readonly Role[]; readonly part: Part };

/** Every element that names a firm, by message: what the table of messages says of them. */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map(
  REQUESTS.map(({ type, firms, former }) => [type, [...fieldsOf(firms, 'acts'), ...fieldsOf(former, 'acted')]]),
);

function fieldsOf(firms: Request['firms'], part: Part): readonly Field[] {
  return Object.entries(firms).map(([field, capacity]) => ({ field, roles: ROLES[capacity], part }));
}

/**
 * whoever takes part is registered with customs in its role and stands at the moment the message is
 * accepted, whoever signs: a broker's declaration names its seller, a seller's order its platform, an operator transmits for a
 * payment firm. Official codes for a firm or a role that is not on record; the first that does not fit is told. `null`
 * when all do.
 */
export function judgeNamed(registry: Registry, subject: Subject, atMs: EpochMs): Refusal | null {
  const { row, path, document } = subject;
  for (const { field, roles, part } of FIELDS.get(row.type) ?? []) {
    const code = subject.code(field);
    if (code === '' || code === row.nobody?.[field]) continue;
    const participant = registry.participant(code);
    const problem = part === 'acts' ? problemNow(participant, roles, atMs, row) : problemEver(participant, roles, atMs);
    if (problem !== null) return { path: `${path}/${field}`, document, ...problem, found: `${code}${problem.found}` };
  }
  return null;
}

type Problem = Pick<Refusal, 'code' | 'found' | 'allowed'>;

function problemNow(
  participant: Participant | null,
  roles: readonly Role[],
  atMs: EpochMs,
  { family }: Request,
): Problem | null {
  if (participant === null || atMs < participant.registeredMs) return UNKNOWN;
  const then = participantAt(participant, atMs);
  if (!then.roles.some((role) => roles.includes(role))) return wrongKind(then.roles, roles);
  if (then.registration === 'information' && family === 'import') {
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
