import { assert, type EpochMs } from '@tongguan/kernel';
import { addDays, type Day, dayOf } from '../calendar/days.ts';
import { firstDayNotOfRest } from '../calendar/restDays.ts';
import { supplementAnswerDays } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

/** What a question of a supplementary declaration may be about (194号 (十五)). */
export const SUPPLEMENT_KINDS = {
  classification: { zh: '归类', en: 'classification' },
  value: { zh: '价格', en: 'value' },
  origin: { zh: '原产地', en: 'origin' },
} as const;
export type SupplementKind = keyof typeof SUPPLEMENT_KINDS;

export type SupplementDue = {
  /** The last day on which an answer is in time, in Shanghai. */
  readonly dueDay: Day;
  readonly law: Cited<number>;
};

const DAYS_MAX = 60;

/**
 * E-09: by when a firm answers what customs has asked it, in working days; the day of the asking is not counted. Where the
 * notice of a year's days of rest is not known, weekends and the holidays of the Regulation are not counted.
 */
export function supplementDue(askedMs: EpochMs): SupplementDue {
  const asked = dayOf(askedMs);
  const law = entryOn(supplementAnswerDays, asked);
  assert(law.value > 0 && law.value <= DAYS_MAX, 'an answer has some days of time');
  let dueDay = asked;
  for (let left = law.value; left > 0; left--) dueDay = firstDayNotOfRest(addDays(dueDay, 1)).day;
  return { dueDay, law };
}
