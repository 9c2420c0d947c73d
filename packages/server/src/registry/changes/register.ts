import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { type TArray, type TUnsafe, Type, type TObject } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { participantProblems, sameParticipant } from '../enrol/enrol.ts';
import { REGISTRY_CODES } from '../errors.ts';
import type { ParticipantRow } from '../records/records.ts';
import type { Registration, Role } from '../types.ts';
import { defineChange } from './defineChange.ts';
import { momentOf } from './fields.ts';
import { FROM, NAME, REGISTRATION, ROLES } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

/** A firm to be registered, as the door and the CSV file say it. */
export type Registrant = {
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly registration?: Registration;
  readonly from?: string;
};

const REGISTRANTS_MAX = 5_000;

const REGISTRANT: TObject = closed({
  code: Type.String({ minLength: 1, maxLength: 20 }),
  creditCode: Type.String({ minLength: 1, maxLength: 30 }),
  name: NAME,
  roles: ROLES,
  registration: Type.Optional(REGISTRATION),
  from: Type.Optional(FROM),
});

/** The firms of one request. */
export const REGISTRANTS: TArray<TUnsafe<Registrant>> = Type.Array(Type.Unsafe<Registrant>(REGISTRANT), {
  minItems: 1,
  maxItems: REGISTRANTS_MAX,
});

/** It is about no single firm, so that its route has no number and is written by hand (`../api/routes.ts`). */
export const REGISTER: ChangeKind = defineChange({
  name: 'participant.register',
  ownDoor: true,
  zh: '登记企业，全部或全不',
  en: 'register firms, all or none',
  body: closed({ participants: REGISTRANTS }),
  rules: ['A-02'],
  decide: registerAll,
});

/**
 * all of them or none; all mistakes are reported at once, with their place in the list. A firm on record with the
 * same data is skipped, so that a file may be sent again.
 */
function registerAll(
  facts: ChangeFacts<{ readonly participants: readonly Registrant[] }>,
): Outcome<readonly RegistryWrite[]> {
  const registrants = facts.body.participants;
  const problems: Refusal[] = [];
  const writes: RegistryWrite[] = [];
  const codes = new Map(facts.rows.participants.map((row) => [row.code, row]));
  const credits = new Map(facts.rows.participants.map((row) => [row.creditCode, row]));
  registrants.forEach((registrant, index) => {
    const place = `participants[${index + 1}]`;
    const fromMs = momentFrom(registrant.from, facts.nowMs);
    const found = problemsOf(registrant, fromMs);
    const row = rowOf(registrant, facts.sandbox);
    const stands = codes.get(row.code) ?? credits.get(row.creditCode);
    if (stands && !sameParticipant(stands, row)) {
      const allowed = `${stands.code} ${stands.creditCode} ${stands.name} (${stands.roles.join(', ')})`;
      found.push({ code: REGISTRY_CODES.conflict, path: 'code', found: row.code, allowed });
    }
    problems.push(...found.map((problem) => ({ ...problem, path: `${place}.${problem.path}` })));
    if (stands || found.length > 0 || fromMs === null) return;
    codes.set(row.code, row);
    credits.set(row.creditCode, row);
    writes.push({ write: 'participant', row, registeredMs: fromMs });
  });
  return problems.length > 0 ? refused(...problems) : done(writes);
}

function problemsOf(registrant: Registrant, fromMs: EpochMs | null): Refusal[] {
  const problems = participantProblems(registrant);
  if (fromMs !== null) return problems;
  const allowed = '2019-01-31 | 2019-01-31T10:00:00+08:00';
  return [...problems, { code: REGISTRY_CODES.invalidDate, path: 'from', found: registrant.from ?? '', allowed }];
}

function momentFrom(text: string | undefined, nowMs: EpochMs): EpochMs | null {
  return text === undefined ? nowMs : momentOf(text, 'from');
}

function rowOf(registrant: Registrant, sandbox: boolean): ParticipantRow {
  const { code, creditCode, name, roles, registration = 'customs' } = registrant;
  return { code, creditCode, name: name.trim(), roles: [...new Set(roles)].sort(), registration, sandbox };
}
