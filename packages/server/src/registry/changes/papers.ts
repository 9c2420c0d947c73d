import { done, type Outcome, refused, type Refusal } from '@tongguan/kernel';
import { type Static, Type } from 'typebox';
import { closed, oneOf } from '../../office/defineAct.ts';
import { REGISTRY_CODES } from '../errors.ts';
import { qualifiedAt } from '../qualified.ts';
import type { Participant, Role, UndertakingKind } from '../types.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, participantIn, periodOf, plain, subjectAt } from './fields.ts';
import { FIRM, FROM, NAME, UNTIL } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

const LICENCE_KIND = oneOf(
  'financialLicence',
  'paymentLicence',
  'courierLicence',
  'expressOperator',
  'postalEnterprise',
);
const UNDERTAKING_KIND = oneOf('transmission', 'merchant');
const LICENCE = closed({
  kind: LICENCE_KIND,
  document: NAME,
  issuer: NAME,
  scope: Type.Optional(NAME),
  from: FROM,
  until: Type.Optional(UNTIL),
});
const LICENCE_END = closed({ kind: LICENCE_KIND, document: NAME, from: Type.Optional(FROM) });
const DELEGATION = closed({ agent: FIRM, from: Type.Optional(FROM), until: Type.Optional(UNTIL) });
const DELEGATION_END = closed({ agent: FIRM, from: Type.Optional(FROM) });
const UNDERTAKING = closed({
  kind: UNDERTAKING_KIND,
  principal: FIRM,
  document: NAME,
  from: Type.Optional(FROM),
  until: Type.Optional(UNTIL),
});
const UNDERTAKING_END = closed({ kind: UNDERTAKING_KIND, principal: FIRM, document: NAME, from: Type.Optional(FROM) });
type Writes = Outcome<readonly RegistryWrite[]>;

/** papers are put on record and ended; each has a number and dates. */
export const PAPER_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'qualification.add',
    path: 'qualifications',
    zh: '登记资质：种类、编号、发证机关、范围、有效期',
    en: 'record a licence: kind, number, issuer, scope, validity',
    body: LICENCE,
    rules: ['A-03'],
    decide: addQualification,
  }),
  defineChange({
    name: 'qualification.end',
    path: 'qualification-ends',
    zh: '资质提前终止',
    en: 'a licence is withdrawn before its time',
    body: LICENCE_END,
    rules: ['A-03'],
    decide: endQualification,
  }),
  defineChange({
    name: 'delegation.add',
    path: 'delegations',
    zh: '登记委托：本企业委托报关企业申报',
    en: 'record that this firm entrusts a broker with its declarations',
    body: DELEGATION,
    rules: ['A-05'],
    decide: addDelegation,
  }),
  defineChange({
    name: 'delegation.end',
    path: 'delegation-ends',
    zh: '终止委托',
    en: 'end a delegation',
    body: DELEGATION_END,
    rules: ['A-05'],
    decide: endDelegation,
  }),
  defineChange({
    name: 'undertaking.add',
    path: 'undertakings',
    zh: '登记承诺或协议：运营人代传（transmission）、商家与平台协议（merchant）',
    en: 'record what this firm undertakes: to transmit for another (operator), or a seller’s agreement with a platform',
    body: UNDERTAKING,
    rules: ['A-05', 'A-07', 'D-05'],
    decide: addUndertaking,
  }),
  defineChange({
    name: 'undertaking.end',
    path: 'undertaking-ends',
    zh: '终止承诺或协议',
    en: 'end an undertaking or agreement',
    body: UNDERTAKING_END,
    rules: ['A-05', 'A-07', 'D-05'],
    decide: endUndertaking,
  }),
];

function addQualification(facts: ChangeFacts<Static<typeof LICENCE>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  const kind = body.kind;
  const number = plain(body.document);
  const stands = rows.qualifications.some(
    (one) =>
      one.participantCode === code && one.kind === kind && one.number === number && one.fromMs === period.value.fromMs,
  );
  // A renewal keeps the number and begins on a day of its own.
  if (stands) return refused(conflict('document', number, '另一编号或另一起始日 another number or first day'));
  const paper = { kind, number, issuer: plain(body.issuer), scope: plain(body.scope) };
  return done([{ write: 'qualification', row: { participantCode: code, ...paper, ...period.value, endedMs: null } }]);
}

function endQualification({ rows, body, code, nowMs }: ChangeFacts<Static<typeof LICENCE_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const kind = body.kind;
  const number = plain(body.document);
  const terms = rows.qualifications.filter(
    (one) => one.participantCode === code && one.kind === kind && one.number === number && qualifiedAt(one, at.value),
  );
  if (terms.length === 0) return refused(notInForce('document', `${kind} ${number}`));
  return done(
    terms.map(({ fromMs }) => ({
      ...{ write: 'qualificationEnd', participantCode: code, kind, number, fromMs, atMs: at.value },
    })),
  );
}

function addDelegation(facts: ChangeFacts<Static<typeof DELEGATION>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const agentCode = plain(body.agent);
  const parties = pair(facts, { code: agentCode, path: 'agent', roles: ['broker'] }, ['seller', 'domesticAgent']);
  if (!parties.ok) return parties;
  const { fromMs } = period.value;
  const stands = rows.delegations.some(
    (one) => one.principalCode === code && one.agentCode === agentCode && one.fromMs === fromMs,
  );
  if (stands) return refused(conflict('from', plain(body.from), '该日起的委托已登记 one from that day is on record'));
  return done([{ write: 'delegation', row: { principalCode: code, agentCode, ...period.value } }]);
}

function endDelegation({ rows, body, code, nowMs }: ChangeFacts<Static<typeof DELEGATION_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const agentCode = plain(body.agent);
  const stands = rows.delegations.some(
    (one) =>
      one.principalCode === code &&
      one.agentCode === agentCode &&
      one.fromMs < at.value &&
      qualifiedAt({ ...one, endedMs: null }, at.value),
  );
  if (!stands) return refused(notInForce('agent', agentCode));
  return done([{ write: 'delegationEnd', principalCode: code, agentCode, atMs: at.value }]);
}

/** Permitted undertakings: by which role, for which role. */
const PARTIES: Readonly<
  Record<UndertakingKind, { readonly giver: readonly Role[]; readonly principal: readonly Role[] }>
> = {
  transmission: { giver: ['logisticsFirm'], principal: ['platform', 'seller', 'domesticAgent', 'paymentFirm'] },
  merchant: { giver: ['seller', 'domesticAgent'], principal: ['platform'] },
};

function addUndertaking(facts: ChangeFacts<Static<typeof UNDERTAKING>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const kind = body.kind;
  const principalCode = plain(body.principal);
  const { giver, principal } = PARTIES[kind];
  const parties = pair(facts, { code: principalCode, path: 'principal', roles: principal }, giver);
  if (!parties.ok) return parties;
  const number = plain(body.document);
  const key = { kind, principalCode, giverCode: code, number };
  if (rows.undertakings.some((one) => samePaper(one, key))) {
    return refused(conflict('document', number, '未登记的编号 a number that is not on record'));
  }
  return done([{ write: 'undertaking', row: { ...key, ...period.value, endedMs: null } }]);
}

function endUndertaking({ rows, body, code, nowMs }: ChangeFacts<Static<typeof UNDERTAKING_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const key = {
    kind: body.kind,
    principalCode: plain(body.principal),
    giverCode: code,
    number: plain(body.document),
  };
  if (!rows.undertakings.some((one) => samePaper(one, key) && qualifiedAt(one, at.value))) {
    return refused(notInForce('document', `${key.kind} ${key.principalCode} ${key.number}`));
  }
  return done([{ write: 'undertakingEnd', ...key, atMs: at.value }]);
}

type PaperKey = {
  readonly kind: string;
  readonly principalCode: string;
  readonly giverCode: string;
  readonly number: string;
};

function samePaper(a: PaperKey, b: PaperKey): boolean {
  return (
    a.kind === b.kind && a.principalCode === b.principalCode && a.giverCode === b.giverCode && a.number === b.number
  );
}

/** Two different firms, each in a role that fits the paper. */
function pair(
  facts: ChangeFacts<unknown>,
  other: { readonly code: string; readonly path: string; readonly roles: readonly Role[] },
  own: readonly Role[],
): Outcome<readonly [Participant, Participant]> {
  const subject = subjectAt(facts, facts.nowMs);
  if (!subject.ok) return subject;
  const found = participantIn(facts.rows, other.code, other.path);
  if (!found.ok) return found;
  if (subject.value.code === found.value.code) {
    return refused(conflict(other.path, other.code, '另一家企业 another firm'));
  }
  const wrong = [...wrongRole('number', subject.value, own), ...wrongRole(other.path, found.value, other.roles)];
  return wrong.length > 0 ? refused(...wrong) : done([subject.value, found.value]);
}

function wrongRole(path: string, { code, roles }: Participant, allowed: readonly Role[]): Refusal[] {
  if (roles.some((role) => allowed.includes(role))) return [];
  const found = `${code} (${roles.join(', ')})`;
  return [{ code: REGISTRY_CODES.invalidRole, path, found, allowed: allowed.join(' | ') }];
}

function notInForce(path: string, found: string): Refusal {
  return notPossible(path, found, '当时有效的证照、委托或承诺 a paper that is in force then');
}
