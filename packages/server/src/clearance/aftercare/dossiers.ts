import { assert, formatFen } from '@tongguan/kernel';
import { declarationState } from '@tongguan/policy';
import type { Dossier, DossierKind } from '../../cases/types.ts';
import { BOOKS, type LedgerSession } from '../../ledgers/index.ts';
import type { AccountRef } from '../../ledgers/types.ts';
import type { Act } from '../../office/types.ts';
import { dossierNoOf, placesOfPreNo } from '../numbers.ts';
import type { Declaration } from '../types.ts';
import { isParked } from '../work.ts';
import { refusedAct, textIn } from './actBody.ts';
import type { ActHandler, ActResult, AftercareContext } from './types.ts';

export type DossierOpening = {
  readonly act: Act;
  readonly kind: DossierKind;
  readonly subject: string;
  readonly preNo: string | null;
  /** The participant that has to answer; '' when there is none. */
  readonly against: string;
  /** Of the list; null when there is none. */
  readonly customsCode: string | null;
  readonly personKey: Buffer | null;
};

/** Opens a dossier in the partition of the act that gives rise to it, and returns its number. For every kind there is. */
export async function openDossier(context: AftercareContext, opening: DossierOpening): Promise<string> {
  const { act, ...about } = opening;
  const serial = context.state.out.nextSerial(act.part);
  const dossierNo = dossierNoOf(act.part, serial, act.atMs);
  await context.store.insertDossier({
    ...about,
    part: act.part,
    serial,
    dossierNo,
    openedMs: act.atMs,
    openedAct: act.actId,
    openedBy: act.actor,
    assignedTo: null,
    outcome: null,
    restoredFen: null,
    concludedMs: null,
    concludedBy: null,
  });
  return dossierNo;
}

/** Act `case.assign`: an open dossier is given to an officer. */
export const assignDossier: ActHandler = async (act, context) => {
  const found = await openOne(act, context);
  if ('result' in found) return found.result;
  const to = textIn(act, 'to');
  if (!(await context.store.isOfficer(to, found.dossier.customsCode))) {
    return refusedAct('90042', to, '本关区在职关员或科长 an officer or supervisor of its district');
  }
  await context.store.updateDossier({ ...found.dossier, assignedTo: to });
  return done({ caseNo: act.subject, assignedTo: to });
};

/** Act `case.note`: the act itself is the note; it lies sealed in the file. Also after the conclusion. */
export const noteDossier: ActHandler = async (act, context) => {
  const dossier = await context.store.dossier(act.part, act.subject);
  return dossier === null ? unknown(act) : done({ caseNo: act.subject });
};

/** Act `case.conclude`: upheld or dismissed, once. A dispute that is upheld gives the quota back (F-03). */
export const concludeDossier: ActHandler = async (act, context) => {
  const found = await openOne(act, context);
  if ('result' in found) return found.result;
  const { dossier } = found;
  const outcome = textIn(act, 'outcome') === 'upheld' ? 'upheld' : 'dismissed';
  const givesBack =
    outcome === 'upheld' && dossier.kind === 'quota-dispute' && context.deps.parameters.disputeGivesQuotaBack;
  const restored = givesBack ? await restoreQuota(dossier, context) : null;
  if (restored === 'later') return 'later';
  if (restored !== null && 'result' in restored) return restored.result;
  const restoredFen = restored?.fen ?? null;
  await context.store.updateDossier({
    ...dossier,
    outcome,
    restoredFen,
    concludedMs: act.atMs,
    concludedBy: act.actor.code,
  });
  const given = restoredFen === null ? {} : { restored: formatFen(restoredFen) };
  return done({ caseNo: dossier.dossierNo, outcome, ...given });
};

/**
 * Whether a dispute has given back what a list used of a quota. A cancellation or return of the same list that comes
 * later must not give it back again.
 */
export function isRestored(session: LedgerSession, account: AccountRef, preNo: string): boolean {
  return session.knows(account, restoredKey(preNo));
}

export const restoredKey = (preNo: string): string => `${preNo}/disputed`;

/** All the list still uses of the person's quota, once. A list on its way first comes to where it is going. */
async function restoreQuota(
  dossier: Dossier,
  context: AftercareContext,
): Promise<'later' | { readonly fen: bigint } | { readonly result: ActResult }> {
  const { preNo, personKey, part } = dossier;
  assert(preNo !== null && personKey !== null, 'a dispute is about a list and by a person');
  const list = await listOf(context, preNo);
  if (list !== null) {
    const works = await context.store.workOf([list]);
    if (works.some((work) => !isParked(work)) || context.state.latest(list) !== list) return 'later';
    if (!isSettled(list)) {
      return {
        result: refusedAct('90043', String(list.state), '清单已放行或已结束 a list that is released or has ended'),
      };
    }
  }
  const uses = await context.store.quotaUsed(part, personKey.toString('hex'), preNo);
  const accounts = uses.map(({ account }): AccountRef => ({ part, book: BOOKS.quota, account }));
  await context.session.load(accounts);
  let fen = 0n;
  for (const { account, postedFen } of uses) {
    if (postedFen === 0n) continue;
    const ref = { part, book: BOOKS.quota, account };
    context.session.reverse(ref, postedFen, restoredKey(preNo), preNo, context.nowMs);
    fen += postedFen;
  }
  context.fence(part);
  return { fen };
}

/** What a list uses of a quota is sure once it is released or has ended. */
function isSettled({ state }: Declaration): boolean {
  return ['released', 'ended'].includes(declarationState(state)?.phase ?? '');
}

/** The list a person speaks of, wherever it lies. */
export async function listOf(context: AftercareContext, preNo: string): Promise<Declaration | null> {
  const found = await context.store.declarationsBySerial(placesOfPreNo(preNo));
  return found.find((list) => list.preNo === preNo) ?? null;
}

async function openOne(
  act: Act,
  context: AftercareContext,
): Promise<{ readonly dossier: Dossier } | { readonly result: ActResult }> {
  const dossier = await context.store.dossier(act.part, act.subject);
  if (dossier === null) return { result: unknown(act) };
  if (dossier.outcome !== null)
    return { result: refusedAct('90043', `已结案 ${dossier.outcome}`, '未结案 an open case') };
  return { dossier };
}

function unknown(act: Act): Exclude<ActResult, 'later'> {
  return refusedAct('90042', act.subject, '案件编号 a case');
}

function done(facts: Readonly<Record<string, string>>): ActResult {
  return { done: true, code: '', facts };
}
