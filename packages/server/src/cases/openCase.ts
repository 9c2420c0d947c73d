import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { CasesContext } from './context.ts';
import type { Dossier } from './types.ts';

/** What people write about a case, characters. */
export const TEXT_MAX = 1000;

/** The dossier of the act, not concluded; or why not. */
export async function openCase(
  act: Pick<Act, 'part' | 'subject'>,
  context: CasesContext,
): Promise<{ readonly dossier: Dossier } | { readonly result: RefusedAct }> {
  const dossier = await context.store.dossier(act.part, act.subject);
  if (dossier === null) return { result: unknownCase(act) };
  if (dossier.outcome !== null)
    return { result: refusedAct('90043', `已结案 ${dossier.outcome}`, '未结案 an open case') };
  return { dossier };
}

export function unknownCase({ subject }: Pick<Act, 'subject'>): RefusedAct {
  return refusedAct('90042', subject, '案件编号 a case');
}
