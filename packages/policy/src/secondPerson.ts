import { SECOND_PERSON } from './generated/secondPerson.ts';
import type { SecondPersonRow } from './rows.ts';

/**
 * When one person is not enough. `given-back`: from an amount on that one person gives back to one guarantor on one day
 * (`four-eyes-withdrawal`). `stock-share`: from a share of an item on that leaves its account book on one day
 * (`four-eyes-stock-share`). `upheld`: where a case is decided for the person who opened it.
 */
export type SecondPersonRule = 'always' | 'never' | 'given-back' | 'stock-share' | 'upheld';

/**
 * Whether an act needs a second person on a day (K-03). The notices we read do not say which acts do; the table is the
 * installation's choice. An act missing from the table needs a second person.
 */
export function secondPersonFor(
  act: string,
  day: string,
  table: readonly SecondPersonRow[] = SECOND_PERSON,
): SecondPersonRule {
  const rows = table.filter((row) => row.act === act && row.from <= day);
  const last = rows.reduce<SecondPersonRow | null>((best, row) => (best && best.from > row.from ? best : row), null);
  return (last?.rule ?? 'always') as SecondPersonRule;
}
