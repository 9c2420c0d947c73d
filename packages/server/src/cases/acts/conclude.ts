import { assert, formatFen } from '@tongguan/kernel';
import { declarationState } from '@tongguan/policy';
import { type AccountRef, BOOKS, restoredKey } from '../../ledgers/index.ts';
import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  type Impossible,
  oneOf,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { CasesContext } from '../context.ts';
import { openCase } from '../openCase.ts';
import type { ConcernedDeclaration, Dossier } from '../types.ts';

/** Upheld or dismissed, once. A dispute that is upheld gives the quota back (F-03). */
export const concludeDossier: PublicAct<CasesContext> = defineAct({
  name: 'case.conclude',
  subject: 'dossier',
  path: 'cases/:number/conclusion',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '结案：成立或不成立；额度异议成立的，退还所用额度',
  en: 'conclude a dossier; a dispute that is upheld gives the quota back',
  rules: ['L-02', 'F-03', 'O-05'],
  body: closed({ outcome: oneOf('upheld', 'dismissed') }),
  secondPerson: {
    rule: 'upheld',
    leaving: async ({ body }) => (body.outcome === 'upheld' ? null : []),
  },
  async judge(act, context) {
    const found = await openCase(act, context);
    if ('result' in found) return found.result;
    const { dossier } = found;
    const { outcome } = act.body;
    const givesBack =
      outcome === 'upheld' && dossier.kind === 'quota-dispute' && context.deps.parameters.disputeGivesQuotaBack;
    const used = givesBack ? await usedQuota(dossier, context) : null;
    if (used === 'later' || (used !== null && 'code' in used)) return used;
    const carryOut = async (): Promise<ActResult> => {
      const restoredFen = used === null ? null : restoreQuota(used, dossier, context);
      const concluded = { outcome, restoredFen, concludedMs: act.atMs, concludedBy: act.actor.code } as const;
      await context.store.updateDossier({ ...dossier, ...concluded });
      const given = restoredFen === null ? {} : { restored: formatFen(restoredFen) };
      return doneAct({ caseNo: dossier.dossierNo, outcome, ...given });
    };
    return { carryOut };
  },
});

type UsedQuota = {
  readonly preNo: string;
  readonly uses: readonly { readonly ref: AccountRef; readonly postedFen: bigint }[];
  /** Of yearly quantities, which a purchase that was not the person's did not use either (H-01). */
  readonly limited: readonly { readonly ref: AccountRef; readonly posted5: bigint }[];
};

/** Gives back all quota the declaration still uses. A declaration in progress is finished first. */
async function usedQuota(dossier: Dossier, context: CasesContext): Promise<Impossible | UsedQuota> {
  const { preNo, personKey, part } = dossier;
  assert(preNo !== null && personKey !== null, 'a dispute is about a declaration and by a person');
  const declaration = await context.declarationByPreNo(preNo);
  if (declaration !== null) {
    if (await context.isUnderWay(declaration)) return 'later';
    if (!isSettled(declaration)) {
      return refusedAct('90043', String(declaration.state), '清单已放行或已结束 a list that is released or has ended');
    }
  }
  const uses = await context.store.quotaUsed(part, personKey.toString('hex'), preNo);
  const own = uses.map(({ account, postedFen }) => ({ ref: { part, book: BOOKS.quota, account }, postedFen }));
  const quantities = await context.store.quantitiesUsed(part, personKey.toString('hex'), preNo);
  const limited = quantities.map(({ account, posted5 }) => ({ ref: { part, book: BOOKS.quantity, account }, posted5 }));
  await context.session.load([...own, ...limited].map(({ ref }) => ref));
  return {
    preNo,
    uses: own.filter(({ postedFen }) => postedFen !== 0n),
    limited: limited.filter(({ posted5 }) => posted5 !== 0n),
  };
}

/** Gives it back, once; returns how much that was. */
function restoreQuota({ preNo, uses, limited }: UsedQuota, { part }: Dossier, context: CasesContext): bigint {
  for (const { ref, postedFen } of uses) {
    context.session.reverse(ref, postedFen, restoredKey(preNo), preNo, context.nowMs);
  }
  for (const { ref, posted5 } of limited) {
    context.session.reverse(ref, posted5, restoredKey(preNo), preNo, context.nowMs);
  }
  context.fence(part);
  return uses.reduce((sum, { postedFen }) => sum + postedFen, 0n);
}

/** A declaration's use of quota is final once it is released or has ended. */
function isSettled({ state }: ConcernedDeclaration): boolean {
  return ['released', 'ended'].includes(declarationState(state)?.phase ?? '');
}
