import { done, type EpochMs, type Outcome, refused, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { participantQualifications, startOfDay } from '@tongguan/policy';
import { type Static, Type } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { REGISTRY_CODES } from '../errors.ts';
import { qualifiedAt } from '../qualified.ts';
import { roleWords } from '../roleWords.ts';
import type { Role } from '../types.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, periodOf, plain, subjectAt } from './fields.ts';
import { FROM, NAME, UNTIL } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

/** The end is not left open: it is what makes it an exception. */
const TRANSITION = closed({ document: NAME, from: FROM, until: UNTIL });
const TRANSITION_END = closed({ document: NAME, from: Type.Optional(FROM) });
type Writes = Outcome<readonly RegistryWrite[]>;

/** Whose documents ask for a licence. */
const LICENSED: readonly Role[] = ['paymentFirm', 'logisticsFirm'];

/**
 * C-10, 商财发〔2018〕486号 六: a firm that was in the trade before and does not comply yet goes on until 2019-03-31. The registry knows
 * it of firms registered before 2019; of any other it is put on record that this firm's licence is not asked for, by a
 * paper and within those days.
 */
export const TRANSITION_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'transition.add',
    path: 'transitions',
    zh: '登记过渡期例外：文号、起止日；其间不要求支付、物流企业的许可，最迟至 2019-03-31',
    en: 'record an exception of the transition: paper and days, by 2019-03-31 at the latest, on which the licence of a payment or logistics firm is not asked for',
    body: TRANSITION,
    rules: ['C-10', 'A-03'],
    decide: addTransition,
  }),
  defineChange({
    name: 'transition.end',
    path: 'transition-ends',
    zh: '提前终止过渡期例外',
    en: 'end an exception of the transition before its time',
    body: TRANSITION_END,
    rules: ['C-10', 'A-03'],
    decide: endTransition,
  }),
];

function addTransition(facts: ChangeFacts<Static<typeof TRANSITION>>): Writes {
  const { rows, body, code, nowMs } = facts;
  const period = periodOf(body, nowMs);
  if (!period.ok) return period;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  if (!found.value.roles.some((role) => LICENSED.includes(role))) {
    const has = `${code} (${roleWords(found.value.roles)})`;
    return refused({ code: REGISTRY_CODES.invalidRole, path: 'number', found: has, allowed: roleWords(LICENSED) });
  }
  const { fromMs, untilMs } = period.value;
  if (untilMs === null) return refused(outside('until', ''));
  const wrong = [
    ...(inTransition(fromMs) ? [] : [outside('from', plain(body.from))]),
    ...(inTransition(untilMs - 1) ? [] : [outside('until', plain(body.until))]),
  ];
  const [first, ...more] = wrong;
  if (first !== undefined) return refused(first, ...more);
  const number = plain(body.document);
  const stands = rows.transitions.some(
    (one) => one.participantCode === code && one.number === number && one.fromMs === fromMs,
  );
  if (stands) return refused(conflict('document', number, '另一文号或另一起始日 another paper or first day'));
  return done([{ write: 'transition', row: { participantCode: code, number, fromMs, untilMs, endedMs: null } }]);
}

function endTransition({ rows, body, code, nowMs }: ChangeFacts<Static<typeof TRANSITION_END>>): Writes {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const number = plain(body.document);
  const terms = rows.transitions.filter(
    (one) => one.participantCode === code && one.number === number && qualifiedAt(one, at.value),
  );
  if (terms.length === 0) {
    return refused(
      notPossible('document', number, '本企业当时有效的例外 an exception of this firm that is in force then'),
    );
  }
  return done(
    terms.map(({ fromMs }) => ({ write: 'transitionEnd', participantCode: code, number, fromMs, atMs: at.value })),
  );
}

type Span = { readonly fromMs: EpochMs; readonly untilMs: EpochMs; readonly law: string };

/** The days of the transition, as the dated parameter has them. */
const SPANS: readonly Span[] = participantQualifications.values.flatMap(({ value, from, law }, index, all) => {
  if (value !== 'transition') return [];
  const next = all[index + 1];
  return [{ fromMs: startOfDay(from), untilMs: next === undefined ? Infinity : startOfDay(next.from), law }];
});

function inTransition(atMs: EpochMs): boolean {
  return SPANS.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs < untilMs);
}

function outside(path: string, found: string): Refusal {
  const days = SPANS.map(
    ({ fromMs, untilMs, law }) => `${shanghaiIso(fromMs)} … ${shanghaiIso(untilMs - 1000)} (${law})`,
  );
  return { code: REGISTRY_CODES.invalidDate, path, found, allowed: days.join(' | ') };
}
