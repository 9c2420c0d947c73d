import { done, type EpochMs, type Outcome, refused, shanghaiIso } from '@tongguan/kernel';
import { type Static, Type } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { ROLE_NAMES } from '../enrol/enrol.ts';
import { REGISTRY_CODES } from '../errors.ts';
import type { EventKind } from '../records/records.ts';
import type { Participant } from '../types.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, periodOf, plain, subjectAt } from './fields.ts';
import { FROM, NAME, REGISTRATION, ROLES, UNTIL } from './schema.ts';
import type { ChangeFacts, ChangeKind, DecideChange, RegistryWrite } from './types.ts';

const SUSPENSION = closed({ from: Type.Optional(FROM), until: Type.Optional(UNTIL) });
const CHANGE = closed({
  from: Type.Optional(FROM),
  name: Type.Optional(NAME),
  roles: Type.Optional(ROLES),
  registration: Type.Optional(REGISTRATION),
});
const MOMENT = closed({ from: Type.Optional(FROM) });

/** suspension, resumption, revocation, new registration, and a firm's data. Dated, added, never changed. */
export const STANDING_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'participant.suspend',
    path: 'suspensions',
    zh: '暂停企业，可定止期',
    en: 'suspend a firm, if wished until a day',
    body: SUSPENSION,
    rules: ['A-04'],
    decide: suspend,
  }),
  standing(
    'participant.resume',
    'resumptions',
    'resumed',
    '恢复已暂停的企业',
    'end a suspension',
    isSuspended,
    '已暂停 suspended',
  ),
  standing(
    'participant.revoke',
    'revocations',
    'revoked',
    '注销企业',
    'revoke a registration',
    notRevoked,
    '未注销 not revoked',
  ),
  standing(
    'participant.reinstate',
    'registrations',
    'registered',
    '重新登记已注销的企业',
    'register a revoked firm anew',
    isRevoked,
    '已注销 revoked',
  ),
  defineChange({
    name: 'participant.change',
    path: 'changes',
    zh: '变更名称、角色或登记类型',
    en: 'change name, roles or kind of registration',
    body: CHANGE,
    rules: ['A-04'],
    decide: change,
  }),
];

function suspend(facts: ChangeFacts<Static<typeof SUSPENSION>>): Outcome<readonly RegistryWrite[]> {
  const { body, code, reason, nowMs } = facts;
  const from = notBefore(body, nowMs);
  if (!from.ok) return from;
  const period = periodOf({ ...body, from: shanghaiIso(from.value) }, nowMs);
  if (!period.ok) return period;
  const found = subjectAt(facts, from.value);
  if (!found.ok) return found;
  if (!notRevoked(found.value, from.value) || isSuspended(found.value, from.value)) {
    return refused(
      notPossible('number', said(found.value, from.value), '未暂停、未注销 neither suspended nor revoked'),
    );
  }
  const { untilMs } = period.value;
  return done([
    { write: 'event', row: { participantCode: code, kind: 'suspended', fromMs: from.value, untilMs, reason } },
  ]);
}

/** The three that only depend on the firm's state at that moment. */
function standing(
  name: string,
  path: string,
  kind: EventKind,
  zh: string,
  en: string,
  possible: (participant: Participant, atMs: EpochMs) => boolean,
  allowed: string,
): ChangeKind {
  const decide: DecideChange<Static<typeof MOMENT>> = (facts) => {
    const at = notBefore(facts.body, facts.nowMs);
    if (!at.ok) return at;
    const found = subjectAt(facts, at.value);
    if (!found.ok) return found;
    if (!possible(found.value, at.value)) return refused(notPossible('number', said(found.value, at.value), allowed));
    const row = { participantCode: facts.code, kind, fromMs: at.value, untilMs: null, reason: facts.reason };
    return done([{ write: 'event', row }]);
  };
  return defineChange({ name, path, zh, en, body: MOMENT, rules: ['A-04'], decide });
}

function change(facts: ChangeFacts<Static<typeof CHANGE>>): Outcome<readonly RegistryWrite[]> {
  const { body, code, reason, nowMs, rows } = facts;
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const found = subjectAt(facts, at.value);
  if (!found.ok) return found;
  const later = rows.changes.find((one) => one.participantCode === code && one.fromMs >= at.value);
  // A later entry was recorded without knowledge of this one and must not silently undo it.
  if (later) return refused(conflict('from', shanghaiIso(at.value), `晚于 after ${shanghaiIso(later.fromMs)}`));
  const roles = body.roles ?? found.value.roles;
  const unknown = roles.find((role) => !ROLE_NAMES.has(role));
  if (unknown !== undefined) {
    const allowed = [...ROLE_NAMES].join(', ');
    return refused({ code: REGISTRY_CODES.invalidRole, path: 'roles', found: unknown, allowed });
  }
  const name = plain(body.name) || found.value.name;
  const registration = body.registration ?? found.value.registration ?? 'customs';
  const row = {
    participantCode: code,
    fromMs: at.value,
    name,
    roles: [...new Set(roles)].sort(),
    registration,
    reason,
  };
  return done([{ write: 'change', row }]);
}

export function isSuspended({ suspensions }: Participant, atMs: EpochMs): boolean {
  return suspensions.some(({ fromMs, untilMs }) => atMs >= fromMs && (untilMs === null || atMs < untilMs));
}

function isRevoked({ revokedMs }: Participant, atMs: EpochMs): boolean {
  return revokedMs !== undefined && atMs >= revokedMs;
}

function notRevoked(participant: Participant, _atMs: EpochMs): boolean {
  return participant.revokedMs === undefined;
}

/** `suspended` … as the office reads it. */
export function standingAt(participant: Participant, atMs: EpochMs): 'registered' | 'suspended' | 'revoked' | 'future' {
  if (atMs < participant.registeredMs) return 'future';
  if (isRevoked(participant, atMs)) return 'revoked';
  return isSuspended(participant, atMs) ? 'suspended' : 'registered';
}

function said(participant: Participant, atMs: EpochMs): string {
  return `${participant.code}: ${standingAt(participant, atMs)}`;
}
