import { assert } from '@tongguan/kernel';
import { assess } from '@tongguan/policy';
import { Type } from 'typebox';
import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  oneOf,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import {
  assessFactsOf,
  beginWork,
  GIVEN_TAXES,
  type Life,
  limitedGoods,
  STATES,
  inventoryOf,
  refuseDeclaration,
  withTaxes,
} from '../../clearance/index.ts';
import type { InspectionContext } from '../store.ts';
import { resolve } from '../resolve.ts';
import { drawInspection } from '../select.ts';

/**
 * An officer decides a declaration in manual review (300). Released, it is assessed by the law of its acceptance and goes through
 * quota, guarantee and stock like any other; where no rate is known the officer says the taxes of the line. Refused, it ends
 * with the officer’s reason (E-09, H-01, K-01).
 */
export const reviewDeclaration: PublicAct<InspectionContext> = defineAct({
  name: 'declaration.review',
  subject: 'declaration',
  path: 'declarations/:number/review',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '人工审核：放行、退单或布控查验；税率未定的项由关员给出税额',
  en: 'decide a declaration in manual review, or have it inspected; where a rate is unknown the officer says the taxes of the line',
  rules: ['E-05', 'E-09', 'H-01', 'K-03'],
  body: closed({ decision: oneOf('approve', 'refuse', 'inspect'), taxes: Type.Optional(GIVEN_TAXES) }),
  async run(act, context) {
    const life = context.lifeByPreNo(act.subject);
    if (life === null || life.declaration.preNo !== act.subject) {
      return refusedAct('90042', act.subject, '清单编号 a list');
    }
    const { declaration } = life;
    if (declaration.state !== STATES.manual) return refusedAct('90043', String(declaration.state), '300 人工审核');
    const { decision, taxes = [] } = act.body;
    if (life.parked?.step === 'inspection') {
      if (taxes.length > 0) return refusedAct('90101', 'taxes', '税额已定，不得另给 the taxes are known');
      return reviewHeld(act, decision, context, life);
    }
    if (decision === 'refuse') {
      const reason = { code: '1300', text: `人工退单，${act.reason}`, path: '', found: '', allowed: '' };
      refuseDeclaration(context.state, declaration, [...declaration.reasons, reason]);
      return doneAct({ preNo: declaration.preNo, state: '100' });
    }
    assert(declaration.acceptedMs !== null && declaration.personKey !== null, 'what is in review was accepted');
    const inventory = inventoryOf(life);
    const facts = assessFactsOf(inventory, declaration.acceptedMs);
    const gnums = inventory.InventoryList.map(({ gnum }) => gnum);
    const completed = withTaxes(assess(facts, context.deps.tariffs.at(declaration.acceptedMs)), gnums, taxes);
    if ('missing' in completed) {
      return refusedAct(
        '90101',
        completed.missing.join(', '),
        'taxes: gnum, customsDuty, consumptionTax, valueAddedTax',
      );
    }
    const personKey = declaration.personKey.toString('hex');
    const admission = await context.admissionOf([inventory]);
    const limited = limitedGoods(context.deps, admission, inventory, declaration.acceptedMs, personKey);
    const work = beginWork(declaration, inventory, personKey, facts, completed, declaration.reasons, limited);
    work.askedMs = act.atMs;
    const isOrdered = decision === 'inspect';
    work.inspect = isOrdered
      ? { by: 'officer', code: act.actor.code }
      : drawInspection(context.deps, declaration, inventory, declaration.acceptedMs);
    // The examination is over: while the declaration waits for quota, guarantee or another lane the enterprise may not
    // amend it.
    context.begin(work, context.state.transition(declaration, STATES.concluded));
    return doneAct({ preNo: declaration.preNo });
  },
});

const HELD_DECISIONS = { approve: 'approve', refuse: 'reject', inspect: 'inspect' } as const;

/** An inspection left it in review with everything held and its taxes known: it goes on from there (K-01). */
async function reviewHeld(
  act: Act,
  decision: keyof typeof HELD_DECISIONS,
  context: InspectionContext,
  life: Life,
): Promise<ActResult> {
  const all = context.state.inspections.latest(await context.store.inspectionsOf(life.declaration), life.declaration);
  return resolve(life, HELD_DECISIONS[decision], act, context, all);
}
