import { type ActResult, doneAct, refusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import { type Life, STATES } from '../clearance/index.ts';
import { heldLife } from './resolve.ts';
import type { InspectionContext } from './store.ts';
import type { Evidence, Inspection } from './types.ts';

/** Evidence of one inspection: an officer's day at a table, not a flood. */
export const EVIDENCE_MAX = 200;

type Open = { readonly life: Life; readonly inspection: Inspection; readonly all: readonly Inspection[] };

/** The inspection that is not concluded yet. */
export async function openOne(act: Act, context: InspectionContext): Promise<Open | { readonly result: ActResult }> {
  const life = heldLife(act, context);
  if ('result' in life) return life;
  const { state } = life.declaration;
  const all = await inspectionsOf(life, context);
  const inspection = all.at(-1);
  if (state !== STATES.inspection || inspection === undefined || inspection.concludedMs !== null) {
    return { result: refusedAct('90043', String(state), '500 查验') };
  }
  return { life, inspection, all };
}

/** Only who began an inspection, or a supervisor, goes on with it: evidence has one hand. */
export async function begunByActor(
  act: Act,
  context: InspectionContext,
): Promise<(Open & { readonly evidence: readonly Evidence[] }) | { readonly result: ActResult }> {
  const found = await openOne(act, context);
  if ('result' in found) return found;
  const { officer } = found.inspection;
  if (officer === null) return { result: refusedAct('90226', '', 'inspection.open') };
  if (officer !== act.actor.code && act.actor.role !== 'supervisor') {
    return { result: refusedAct('90220', officer, '由开始查验者或主管办理 who began it, or a supervisor') };
  }
  const stored = await context.store.evidenceOf(found.inspection);
  return { ...found, evidence: [...stored, ...context.state.inspections.evidenceOf(found.inspection)] };
}

/** The inspections of a declaration as this batch leaves them, oldest first. */
export async function inspectionsOf({ declaration }: Life, context: InspectionContext): Promise<readonly Inspection[]> {
  return context.state.inspections.latest(await context.store.inspectionsOf(declaration), declaration);
}

/** Evidence of this act, without what it is. */
export function evidenceOf(act: Act, { part, serial, no }: Inspection): Omit<Evidence, 'kind'> {
  const file = { number: '', mediaType: '', bytes: 0, sha256: '' };
  return { part, serial, no, actId: act.actId, ...file, byCode: act.actor.code, atMs: act.atMs };
}

/** More evidence than an inspection takes. */
export function tooMuch(found: number): ActResult {
  return refusedAct('90228', String(found), `≤ ${EVIDENCE_MAX}`);
}

/** The act was done, on this inspection. */
export function doneOn({ preNo, no }: Inspection, facts: Readonly<Record<string, string>>): ActResult {
  return doneAct({ preNo, inspection: String(no), ...facts });
}
