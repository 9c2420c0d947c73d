import { assert } from '@tongguan/kernel';
import { assess, type Assessment, type LineTax } from '@tongguan/policy';
import { assessFactsOf } from '../decide/case.ts';
import { refuseDeclaration } from '../settle.ts';
import { LIST_STATES } from '../states.ts';
import { beginWork } from '../work.ts';
import { listOf } from './released.ts';
import type { Act } from '../../office/types.ts';
import { resolve } from '../inspection/resolve.ts';
import { drawInspection } from '../inspection/select.ts';
import type { HeldDecision } from '../inspection/types.ts';
import { amountOf } from './actBody.ts';
import type { ActHandler, ActResult, AftercareContext, Life } from './context.ts';

export type GivenTax = {
  readonly gnum: string;
  readonly customsDuty: string;
  readonly consumptionTax: string;
  readonly valueAddedTax: string;
};

/**
 * Act `declaration.review`: an officer decides a list in manual review (300). Released, it is assessed by the law of its
 * acceptance and goes through quota, guarantee and stock like any other; where no rate is known the officer says the
 * taxes of the line. Refused, it ends with the officer's reason (E-09, H-01, K-01).
 */
export const reviewDeclaration: ActHandler = async (act, context) => {
  const life = context.lifeByPreNo(act.subject);
  if (life === null || life.declaration.preNo !== act.subject) {
    return refused('90042', act.subject, '清单编号 a list');
  }
  const { declaration } = life;
  if (declaration.state !== LIST_STATES.manual) return refused('90043', String(declaration.state), '300 人工审核');
  if (life.parked?.step === 'inspection') return reviewHeld(act, context, life);
  if (act.body['decision'] === 'refuse') {
    const reason = { code: '1300', text: `人工退单，${act.reason}`, path: '', found: '', allowed: '' };
    refuseDeclaration(context.state, declaration, [...declaration.reasons, reason]);
    return { done: true, code: '', facts: { preNo: declaration.preNo, state: '100' } };
  }
  assert(declaration.acceptedMs !== null && declaration.personKey !== null, 'what is in review was accepted');
  const list = listOf(life);
  const facts = assessFactsOf(list, declaration.acceptedMs);
  const gnums = list.InventoryList.map(({ gnum }) => gnum);
  const completed = withTaxes(assess(facts), gnums, (act.body['taxes'] ?? []) as readonly GivenTax[]);
  if ('missing' in completed) {
    return refused('90101', completed.missing.join(', '), 'taxes: gnum, customsDuty, consumptionTax, valueAddedTax');
  }
  const personKey = declaration.personKey.toString('hex');
  const work = beginWork(declaration, list, personKey, facts, completed, declaration.reasons);
  work.askedMs = act.atMs;
  const isOrdered = act.body['decision'] === 'inspect';
  work.inspect = isOrdered
    ? { by: 'officer', code: act.actor.code }
    : drawInspection(context.deps, declaration, list, declaration.acceptedMs);
  // The examination is over: while the list waits for quota, guarantee or another lane it is not the enterprise's to amend.
  context.begin(work, context.state.transition(declaration, LIST_STATES.concluded));
  return { done: true, code: '', facts: { preNo: declaration.preNo } };
};

const HELD_DECISIONS: Readonly<Record<string, HeldDecision>> = {
  approve: 'approve',
  refuse: 'reject',
  inspect: 'inspect',
};

/** An inspection left it in review with everything held and its taxes known: it goes on from there (K-01). */
async function reviewHeld(act: Act, context: AftercareContext, life: Life): Promise<ActResult> {
  const given = (act.body['taxes'] ?? []) as readonly GivenTax[];
  if (given.length > 0) return refused('90101', 'taxes', '税额已定，不得另给 the taxes are known');
  const all = context.state.inspections.latest(await context.store.inspectionsOf(life.declaration), life.declaration);
  return resolve(life, HELD_DECISIONS[String(act.body['decision'])] ?? 'reject', act, context, all);
}

/** The assessment with the officer's amounts for lines whose rate is unknown, and for these only. */
export function withTaxes(
  assessment: Assessment,
  gnums: readonly string[],
  given: readonly GivenTax[],
): Assessment | { readonly missing: readonly string[] } {
  const missing: string[] = [];
  const lines = assessment.lines.map((line, index): LineTax => {
    const gnum = gnums[index] ?? '';
    const own = given.find((one) => one.gnum === gnum);
    if (line.rated && own === undefined) return line;
    const amounts = own && [own.customsDuty, own.consumptionTax, own.valueAddedTax].map(amountOf);
    const [customsDutyFen = null, consumptionTaxFen = null, valueAddedTaxFen = null] = amounts ?? [];
    const isWhole = [customsDutyFen, consumptionTaxFen, valueAddedTaxFen].every((fen) => fen !== null && fen >= 0n);
    if (line.rated || !isWhole) {
      missing.push(`gnum ${gnum}`);
      return line;
    }
    return {
      ...line,
      rated: true,
      customsDutyFen: customsDutyFen ?? 0n,
      consumptionTaxFen: consumptionTaxFen ?? 0n,
      valueAddedTaxFen: valueAddedTaxFen ?? 0n,
    };
  });
  if (missing.length > 0) return { missing };
  const sum = (pick: (line: LineTax) => bigint): bigint => lines.reduce((total, line) => total + pick(line), 0n);
  const customsDutyFen = sum((line) => line.customsDutyFen);
  const consumptionTaxFen = sum((line) => line.consumptionTaxFen);
  const valueAddedTaxFen = sum((line) => line.valueAddedTaxFen);
  const taxFen = customsDutyFen + consumptionTaxFen + valueAddedTaxFen;
  return { ...assessment, lines, total: { customsDutyFen, consumptionTaxFen, valueAddedTaxFen, taxFen } };
}

function refused(code: string, found: string, allowed: string): ActResult {
  return { done: false, code, facts: { found, allowed } };
}
