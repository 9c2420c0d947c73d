import { done, type EpochMs, type Outcome, type Refusal, refused, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { addDays, dayOf, isDay, startOfDay } from '@tongguan/policy';
import { REGISTRY_CODES } from '../errors.ts';
import { participantAt, standsOf } from '../participants.ts';
import type { RegistryRows } from '../records.ts';
import type { Participant } from '../types.ts';
import type { ChangeBody, ChangeFacts } from './types.ts';

/** Reading what a change asks for. The door's schema has looked at types and lengths before. */
export function textOf(body: ChangeBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

export type Period = { readonly fromMs: EpochMs; readonly untilMs: EpochMs | null };

/** `from` and `until` of a paper: days of Shanghai, both included, or instants. Without `from` it begins now. */
export function periodOf(body: ChangeBody, nowMs: EpochMs): Outcome<Period> {
  const fromMs = momentOf(textOf(body, 'from'), 'from') ?? nowMs;
  const untilMs = momentOf(textOf(body, 'until'), 'until');
  const wrong = ['from', 'until'].find(
    (name) => textOf(body, name) !== '' && momentOf(textOf(body, name), name) === null,
  );
  if (wrong !== undefined) return refused(badDate(wrong, textOf(body, wrong), DATE_SHAPE));
  if (untilMs !== null && untilMs <= fromMs) {
    return refused(badDate('until', textOf(body, 'until'), `晚于 after ${shanghaiIso(fromMs)}`));
  }
  return done({ fromMs, untilMs });
}

/** When something that takes rights away begins: now, or later, never before; today is now. */
export function notBefore(body: ChangeBody, nowMs: EpochMs): Outcome<EpochMs> {
  const text = textOf(body, 'from');
  if (text === '' || text === dayOf(nowMs)) return done(nowMs);
  const atMs = momentOf(text, 'from');
  if (atMs === null) return refused(badDate('from', text, DATE_SHAPE));
  if (atMs < nowMs) return refused(badDate('from', text, `不早于 not before ${shanghaiIso(nowMs)}`));
  return done(atMs);
}

/** A day counts from its beginning, or to its end. `null`: neither day nor instant. */
export function momentOf(text: string, name: string): EpochMs | null {
  if (!isDay(text)) return parseInstant(text);
  return startOfDay(name === 'until' ? addDays(text, 1) : text);
}

/** The firm with its events and changes, as it is on record; 90208 when there is none. */
export function participantIn(rows: RegistryRows, code: string, path = 'number'): Outcome<Participant> {
  const participant = standsOf(rows, code)[0];
  if (!participant) {
    const allowed = '已登记的海关编码 the customs code of an enrolled participant';
    return refused({ code: REGISTRY_CODES.unknownParticipant, path, found: code, allowed });
  }
  return done(participant);
}

/** The firm a change is about, as it is at a moment. */
export function subjectAt({ rows, code }: ChangeFacts, atMs: EpochMs): Outcome<Participant> {
  const found = participantIn(rows, code);
  return found.ok ? done(participantAt(found.value, atMs)) : found;
}

export function notPossible(path: string, found: string, allowed: string): Refusal {
  return { code: REGISTRY_CODES.notPossibleNow, path, found, allowed };
}

export function conflict(path: string, found: string, allowed: string): Refusal {
  return { code: REGISTRY_CODES.conflict, path, found, allowed };
}

const DATE_SHAPE = '2019-01-31 | 2019-01-31T10:00:00+08:00';

function badDate(path: string, found: string, allowed: string): Refusal {
  return { code: REGISTRY_CODES.invalidDate, path, found, allowed };
}
