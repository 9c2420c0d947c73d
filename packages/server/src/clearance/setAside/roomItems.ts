import type { Item } from '../../lane/index.ts';
import { groupKey } from '../../lane/index.ts';
import type { SerialRef } from '../../lane/types.ts';
import { ASIDE_KINDS } from './types.ts';

/** A declaration whose life is over. */
export function closingItem(ref: SerialRef): Item {
  return rowItem(['closing', ASIDE_KINDS.closing], ref);
}

/** A declaration whose waiting time for documents is over; what arrives for its order waits with it. */
export function overdueItem(part: number, orderNo: string): Item {
  const key = groupKey(part, orderNo);
  return { kind: ASIDE_KINDS.overdue, part, key, group: key, named: { group: orderNo, subject: '' } };
}

/** A guarantee instrument that begins or ends. */
export function instrumentItem(part: number, assureCode: string, number: string): Item {
  return namedItem(['instrument', ASIDE_KINDS.instrument], part, `${assureCode}/${number}`);
}

/** The word and the number of a kind of item. */
type Kind = readonly [word: string, kind: number];

/** An item of a room that is found by its own name. */
export function namedItem([word, kind]: Kind, part: number, subject: string): Item {
  return { kind, part, key: `${word}/${part}/${subject}`, group: null, named: { group: '', subject } };
}

/** An item of a room that is found by the declaration, or the reversal, it is about. */
export function rowItem([word, kind]: Kind, { part, serial }: SerialRef): Item {
  return { kind, part, key: `${word}/${part}/${serial}`, group: null, ref: { part, serial } };
}
