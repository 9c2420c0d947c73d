import { refusedAct, type RefusedAct } from '../../office/defineAct.ts';
import type { AftercareContext } from '../aftercare/context.ts';
import { ASIDE_STATES, type AsideRow, placeOfAside, type SetAsideStore } from './types.ts';

/** The row people name, waiting for them; or why it is none. */
export async function openRow(
  number: string,
  context: Pick<AftercareContext<SetAsideStore>, 'store'>,
): Promise<{ readonly row: AsideRow } | { readonly result: RefusedAct }> {
  const place = placeOfAside(number);
  const row = place === null ? null : await context.store.asideRow(place.part, place.asideId);
  if (row === null) return { result: refusedAct('90042', number, '队列编号 a number of the queue') };
  if (row.state !== ASIDE_STATES.aside) return { result: refusedAct('90043', String(row.state), '1') };
  return { row };
}
