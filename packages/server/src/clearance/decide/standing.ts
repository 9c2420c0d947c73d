import { STATES } from '../states.ts';
import type { Declaration } from '../types.ts';

/** How a declaration ends that was released: cancelled, or returned whole. Column `declaration.ending`. */
export const ENDINGS = { cancelled: 'cancelled', returned: 'returned' } as const;

const ENDING_WORDS: Readonly<Record<string, string>> = { cancelled: '已撤销 cancelled', returned: '已退货 returned' };

/** How a declaration ended, in words; empty where it has not. */
export function endingWords(ending: string | null): string {
  return ending === null ? '' : (ENDING_WORDS[ending] ?? ending);
}

/**
 * Whether it is the valid declaration of its order: submitted, and neither refused nor taken back. Meanwhile the order
 * cannot be declared again and its documents are locked (B-06, D-01). A declaration that was cancelled after its release
 * never took effect, and its order is free (I-01, 194号 十一); one that was returned whole keeps it, unless the installation
 * decides otherwise.
 */
export function isStanding(
  { state, ending }: Pick<Declaration, 'state' | 'ending'>,
  returnedMayBeDeclared: boolean,
): boolean {
  if (state === STATES.stored || state === STATES.rejected) return false;
  if (ending === ENDINGS.cancelled) return false;
  return ending !== ENDINGS.returned || !returnedMayBeDeclared;
}

/**
 * A declaration whose four documents were together, or which an officer let go without them: the parcel is its own from
 * then on.
 */
export function isAccepted({ acceptedMs }: Pick<Declaration, 'acceptedMs'>): boolean {
  return acceptedMs !== null;
}
