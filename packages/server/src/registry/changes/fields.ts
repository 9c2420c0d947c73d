import { done, type EpochMs, type Outcome, type Refusal, refused, parseInstant, shanghaiIso } from '@tongguan/kernel';
import { addDays, dayOf, isDay, startOfDay } from '@tongguan/policy';
import { REGISTRY_CODES } from '../errors.ts';
import { participantAt, standsOf } from '../participants.ts';
import type { RegistryRows } from '../records/records.ts';
import type { Participant } from '../types.ts';
import type { ChangeFacts } from './types.ts';

/** A text as it is kept, without blanks around it; '' when it is not there. */
export function plain(text: string | undefined): string {
  return text?.trim() ?? '';
}

/** When something begins, and ends; as texts. */
type Dates = { readonly from?: string; readonly until?: string };

export type Period = { readonly fromMs: EpochMs; readonly untilMs: EpochMs | null };

/** `from` and `until` of a paper: days of Shanghai, both included, or instants. Without `from` it begins now. */
export function periodOf(body: Dates, nowMs: EpochMs): Outcome<Period> {
  const [from, until] = [plain(body.from), plain(body.until)];
  const fromMs = momentOf(from, 'from') ?? nowMs;
  const untilMs = momentOf(until, 'until');
  if (from !== '' && momentOf(from, 'from') === null) return refused(badDate('from', from, DATE_SHAPE));
  if (until !== '' && untilMs === null) return refused(badDate('until', until, DATE_SHAPE));
  if (untilMs !== null && untilMs <= fromMs) {
    return refused(badDate('until', until, `晚于 after ${shanghaiIso(fromMs)}`));
  }
  return done({ fromMs, untilMs });
}

/** When something that takes rights away begins: now, or later, never before; today is now. */
export function notBefore(body: Pick<Dates, 'from'>, nowMs: EpochMs): Outcome<EpochMs> {
  const text = plain(body.from);
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
export function subjectAt({ rows, code }: Pick<ChangeFacts, 'rows' | 'code'>, atMs: EpochMs): Outcome<Participant> {
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
