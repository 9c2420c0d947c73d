import type { EpochMs } from '@tongguan/kernel';
import { dayOf, entryCheck, entryOn } from '@tongguan/policy';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { BondedContext } from './context.ts';
import type { Inbound } from './types.ts';

/**
 * Whether goods of a bill may enter as far as their papers go (J-08): differences wait for an officer's word, and where the
 * installation asks for a check, so does a bill without one. `null`: they may.
 */
export async function papersHold(
  inbound: Inbound,
  { store }: Pick<BondedContext, 'store'>,
  atMs: EpochMs,
): Promise<RefusedAct | null> {
  const check = await store.inboundCheck(inbound);
  if (check === null) {
    if (entryOn(entryCheck, dayOf(atMs)).value === 'recorded') return null;
    return refusedAct('90374', inbound.billNo, 'inbound.check');
  }
  if (check.result === 'agrees' || check.result === 'accepted') return null;
  const found = check.differences.map((one) => `${one.field} ${one.found} ≠ ${one.beside} ${one.expected}`).join('; ');
  return refusedAct('90373', found, 'inbound.check-decide');
}
