import type { Act } from '../../office/types.ts';
import { LIST_STATES } from '../states.ts';
import { fileOf } from './file.ts';
import { heldLife, refused, resolve } from './resolve.ts';
import type { Evidence, HeldDecision, Inspection } from './types.ts';
import type { ActHandler, ActResult, AftercareContext, Life } from '../aftercare/context.ts';

/** Evidence of one inspection: an officer's day at a table, not a flood. */
const EVIDENCE_MAX = 200;

/** Act `inspection.open`: an officer begins the inspection at a site. One does; who comes second is told who has it. */
export const openInspection: ActHandler = async (act, context) => {
  const found = await openOne(act, context);
  if ('result' in found) return found.result;
  const { inspection } = found;
  if (inspection.officer !== null) {
    return refused('90220', `${inspection.officer} ${inspection.site ?? ''}`.trim(), '尚未开始的查验 not begun yet');
  }
  const changes = { officer: act.actor.code, site: textIn(act, 'site'), begunMs: act.atMs };
  context.state.inspections.change(inspection, changes);
  return done(inspection, { site: changes.site });
};

/** Act `inspection.sample`: numbers of the samples that were taken (K-02). */
export const takeSamples: ActHandler = async (act, context) => {
  const found = await begunByActor(act, context);
  if ('result' in found) return found.result;
  const { inspection, evidence } = found;
  const numbers = (act.body['numbers'] ?? []) as readonly string[];
  const isTwice = numbers.some(
    (number, index) => numbers.indexOf(number) !== index || evidence.some((one) => one.number === number),
  );
  if (isTwice) return refused('90228', numbers.join(', '), '每个样品号一次 each number once');
  if (evidence.length + numbers.length > EVIDENCE_MAX) return tooMuch(evidence.length + numbers.length);
  const rows = numbers.map((number) => ({ ...evidenceOf(act, inspection), kind: 'sample' as const, number }));
  context.state.inspections.addEvidence(rows);
  return done(inspection, { samples: numbers.join(', ') });
};

/** Acts `inspection.photo` and `inspection.report`: a file. Its bytes stay in the sealed act; here is what they are (K-02). */
export const addFile: ActHandler = async (act, context) => {
  const found = await begunByActor(act, context);
  if ('result' in found) return found.result;
  const { inspection, evidence } = found;
  if (evidence.length >= EVIDENCE_MAX) return tooMuch(evidence.length + 1);
  const file = fileOf(act.body);
  if ('code' in file) return refused(file.code, file.found, file.allowed);
  const { mediaType, bytes, sha256 } = file;
  const kind = act.kind === 'inspection.report' ? 'report' : 'photo';
  context.state.inspections.addEvidence([
    { ...evidenceOf(act, inspection), kind, mediaType, bytes: bytes.length, sha256 },
  ]);
  return done(inspection, { sha256, mediaType, bytes: String(bytes.length), evidence: act.actId });
};

/** Act `inspection.conclude`: the officer says what was found, and with it what becomes of the goods (K-01). */
export const concludeInspection: ActHandler = async (act, context) => {
  const found = await begunByActor(act, context);
  if ('result' in found) return found.result;
  const { life, inspection, all } = found;
  const result = textIn(act, 'result') as HeldDecision | 'pass';
  const outcome = resolve(life, result === 'pass' ? 'release' : result, act, context, all);
  if (outcome === 'later' || !outcome.done) return outcome;
  const { code: concludedBy } = act.actor;
  const changes = { result, reason: act.reason, concludedBy, concludedMs: act.atMs };
  context.state.inspections.change(inspection, changes);
  return outcome;
};

/** Act `detention.decide`: goods that are detained, or in review after an inspection, go on (K-01, I-03). */
export const decideDetention: ActHandler = async (act, context) => {
  const life = heldLife(act, context);
  if ('result' in life) return life.result;
  const { state } = life.declaration;
  if (state === LIST_STATES.inspection) return refused('90043', String(state), '300 501 502 503 599');
  const all = await inspectionsOf(life, context);
  return resolve(life, textIn(act, 'decision') as HeldDecision, act, context, all);
};

type Open = { readonly life: Life; readonly inspection: Inspection; readonly all: readonly Inspection[] };

/** The inspection that is not concluded yet. */
async function openOne(act: Act, context: AftercareContext): Promise<Open | { readonly result: ActResult }> {
  const life = heldLife(act, context);
  if ('result' in life) return life;
  const { state } = life.declaration;
  const all = await inspectionsOf(life, context);
  const inspection = all.at(-1);
  if (state !== LIST_STATES.inspection || inspection === undefined || inspection.concludedMs !== null) {
    return { result: refused('90043', String(state), '500 查验') };
  }
  return { life, inspection, all };
}

/** Only who began an inspection, or a supervisor, goes on with it: evidence has one hand. */
async function begunByActor(
  act: Act,
  context: AftercareContext,
): Promise<(Open & { readonly evidence: readonly Evidence[] }) | { readonly result: ActResult }> {
  const found = await openOne(act, context);
  if ('result' in found) return found;
  const { officer } = found.inspection;
  if (officer === null) return { result: refused('90226', '', 'inspection.open') };
  if (officer !== act.actor.code && act.actor.role !== 'supervisor') {
    return { result: refused('90220', officer, '由开始查验者或主管办理 who began it, or a supervisor') };
  }
  const stored = await context.store.evidenceOf(found.inspection);
  return { ...found, evidence: [...stored, ...context.state.inspections.evidenceOf(found.inspection)] };
}

async function inspectionsOf({ declaration }: Life, context: AftercareContext): Promise<readonly Inspection[]> {
  return context.state.inspections.latest(await context.store.inspectionsOf(declaration), declaration);
}

function evidenceOf(act: Act, { part, serial, no }: Inspection): Omit<Evidence, 'kind'> {
  const file = { number: '', mediaType: '', bytes: 0, sha256: '' };
  return { part, serial, no, actId: act.actId, ...file, byCode: act.actor.code, atMs: act.atMs };
}

function tooMuch(found: number): ActResult {
  return refused('90228', String(found), `≤ ${EVIDENCE_MAX}`);
}

function done({ preNo, no }: Inspection, facts: Readonly<Record<string, string>>): ActResult {
  return { done: true, code: '', facts: { preNo, inspection: String(no), ...facts } };
}

function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}
