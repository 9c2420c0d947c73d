import { assert, formatFen } from '@tongguan/kernel';
import { declarationState } from '@tongguan/policy';
import type { Dossier, DossierKind } from '../../cases/types.ts';
import { BOOKS, type LedgerSession } from '../../ledgers/index.ts';
import type { AccountRef } from '../../ledgers/types.ts';
import type { Act } from '../../office/types.ts';
import { dossierNoOf, placesOfPreNo } from '../numbers.ts';
import type { Declaration } from '../types.ts';
import { RELEASE } from '../ways/release.ts';
import { refusedAct, textIn } from './actBody.ts';
import type { ActHandler, ActJudge, ActResult, AftercareContext, Impossible } from './context.ts';

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
export const concludeDossier: ActJudge = async (act, context) => {
  const found = await openOne(act, context);
  if ('result' in found) return found.result;
  const { dossier } = found;
  const outcome = textIn(act, 'outcome') === 'upheld' ? 'upheld' : 'dismissed';
  const givesBack =
    outcome === 'upheld' && dossier.kind === 'quota-dispute' && context.deps.parameters.disputeGivesQuotaBack;
  const used = givesBack ? await usedQuota(dossier, context) : null;
  if (used === 'later' || (used !== null && 'code' in used)) return used;
  const carryOut = async (): Promise<ActResult> => {
    const restoredFen = used === null ? null : restoreQuota(used, dossier, context);
    const concluded = { outcome, restoredFen, concludedMs: act.atMs, concludedBy: act.actor.code } as const;
    await context.store.updateDossier({ ...dossier, ...concluded });
    const given = restoredFen === null ? {} : { restored: formatFen(restoredFen) };
    return done({ caseNo: dossier.dossierNo, outcome, ...given });
  };
  return { carryOut };
};

/**
 * Whether a dispute has given back what a list used of a quota. A cancellation or return of the same list that comes
 * later must not give it back again.
 */
export function isRestored(session: LedgerSession, account: AccountRef, preNo: string): boolean {
  return session.knows(account, restoredKey(preNo));
}

export const restoredKey = (preNo: string): string => `${preNo}/disputed`;

type UsedQuota = {
  readonly preNo: string;
  readonly uses: readonly { readonly ref: AccountRef; readonly postedFen: bigint }[];
};

/** All the list still uses of the person's quota. A list on its way first comes to where it is going. */
async function usedQuota(dossier: Dossier, context: AftercareContext): Promise<Impossible | UsedQuota> {
  const { preNo, personKey, part } = dossier;
  assert(preNo !== null && personKey !== null, 'a dispute is about a list and by a person');
  const list = await listOf(context, preNo);
  if (list !== null) {
    const works = await context.store.workOf([list]);
    if (works.some((work) => !RELEASE.isParked(work.step)) || context.state.latest(list) !== list) return 'later';
    if (!isSettled(list)) {
      return refusedAct('90043', String(list.state), '清单已放行或已结束 a list that is released or has ended');
    }
  }
  const uses = await context.store.quotaUsed(part, personKey.toString('hex'), preNo);
  const own = uses.map(({ account, postedFen }) => ({ ref: { part, book: BOOKS.quota, account }, postedFen }));
  await context.session.load(own.map(({ ref }) => ref));
  return { preNo, uses: own.filter(({ postedFen }) => postedFen !== 0n) };
}

/** Gives it back, once; returns how much that was. */
function restoreQuota({ preNo, uses }: UsedQuota, { part }: Dossier, context: AftercareContext): bigint {
  for (const { ref, postedFen } of uses) {
    context.session.reverse(ref, postedFen, restoredKey(preNo), preNo, context.nowMs);
  }
  context.fence(part);
  return uses.reduce((sum, { postedFen }) => sum + postedFen, 0n);
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
): Promise<{ readonly dossier: Dossier } | { readonly result: Exclude<Impossible, 'later'> }> {
  const dossier = await context.store.dossier(act.part, act.subject);
  if (dossier === null) return { result: unknown(act) };
  if (dossier.outcome !== null)
    return { result: refusedAct('90043', `已结案 ${dossier.outcome}`, '未结案 an open case') };
  return { dossier };
}

function unknown(act: Act): Exclude<Impossible, 'later'> {
  return refusedAct('90042', act.subject, '案件编号 a case');
}

function done(facts: Readonly<Record<string, string>>): ActResult {
  return { done: true, code: '', facts };
}
