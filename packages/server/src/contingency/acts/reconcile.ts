import type { Inventory } from '@tongguan/ceb';
import { assert, parseDecimal5 } from '@tongguan/kernel';
import { assess, type Assessment } from '@tongguan/policy';
import { Type } from 'typebox';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { AMOUNT, closed, defineAct, doneAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import {
  assessFactsOf,
  beginWork,
  type CompleteCase,
  decideSafely,
  GIVEN_TAXES,
  isUnreconciled,
  type Life,
  limitedGoods,
  declarationHoles,
  inventoryOf,
  missingDocuments,
  reasonsOf,
  withTaxes,
} from '../../clearance/index.ts';
import type { ContingencyContext } from '../store.ts';
import type { Declaration, Reason, Work } from '../../clearance/types.ts';
import { correctedInventory, unusableNumbers } from '../corrected.ts';

/**
 * What was released under contingency is judged by the law of its acceptance, and tax, quota, guarantee and stock follow
 * (K-03). Findings are reported, since the goods are gone; where a rate is unknown, or the goods should not have come this
 * way at all, the officer says the taxes. Without its documents a declaration is reconciled only when the officer says so.
 */
export const reconcileDeclaration: PublicAct<ContingencyContext> = defineAct({
  name: 'declaration.reconcile',
  subject: 'declaration',
  path: 'declarations/:number/reconciliation',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '核对应急放行的清单：按受理日的法律补记税款、额度、担保与库存',
  en: 'reconcile a declaration released under contingency, by the law of its acceptance',
  rules: ['K-03', 'C-05', 'F-01', 'J-01'],
  body: closed({
    /** Reconciled although documents never came. */
    withoutDocuments: Type.Optional(Type.Boolean()),
    /** Where the declaration's own numbers cannot be used. */
    lines: Type.Optional(Type.Array(closed({ gnum: NAME, quantity: AMOUNT, totalPrice: AMOUNT }), { maxItems: 99 })),
    taxes: Type.Optional(GIVEN_TAXES),
  }),
  async run(act, context) {
    const life = context.lifeByPreNo(act.subject);
    if (life === null || life.declaration.preNo !== act.subject) {
      return refusedAct('90042', act.subject, '清单编号 a list');
    }
    const { declaration } = life;
    if (!isUnreconciled(declaration))
      return refusedAct('90043', String(declaration.state), '应急放行未核对 not reconciled');
    const released = await context.store.contingency(declaration);
    assert(released !== null, 'what is released without an assessment was released under contingency');
    assert(
      declaration.acceptedMs !== null && declaration.personKey !== null,
      'a contingency release accepts the declaration',
    );

    const complete = completeOf(life);
    if ('missing' in complete && act.body.withoutDocuments !== true) {
      return refusedAct('90305', complete.missing.join(', '), '单证齐全，或 or withoutDocuments=true');
    }
    const findings =
      'missing' in complete ? [missingDocuments(complete.missing)] : [...(await judge(context, complete, declaration))];
    const inventory = inventoryOf(life);
    // The fields of a contingency release were never checked: the officer must give the numbers that cannot be booked.
    const unusable = unusableNumbers(inventory, context.deps.registry);
    const booked = unusable.length === 0 ? inventory : correctedInventory(inventory, act.body.lines ?? []);
    if (booked === null) {
      const found = unusable.map(({ path, found: value }) => `${path}:${value}`).join(', ');
      return refusedAct('90305', found, 'lines: gnum, quantity, totalPrice; taxes');
    }
    const facts = assessFactsOf(booked, declaration.acceptedMs);
    const gnums = booked.InventoryList.map(({ gnum }) => gnum);
    const assessed = withTaxes(
      unratedIfRefused(assess(facts, context.deps.tariffs.at(declaration.acceptedMs))),
      gnums,
      act.body.taxes ?? [],
    );
    if ('missing' in assessed) {
      return refusedAct(
        '90305',
        assessed.missing.join(', '),
        'taxes: gnum, customsDuty, consumptionTax, valueAddedTax',
      );
    }
    findings.push(...reasonsOf(unusable, declarationHoles(inventory)));
    const noted = 'missing' in complete ? declaration : context.state.note(declaration, refsOf(complete));
    // An attempt that ended in this batch is not stored yet.
    const ended = context.state.reconciliations.filter(
      ({ part, serial }) => part === declaration.part && serial === declaration.serial,
    );
    const contingency = { attempt: released.attempts + ended.length + 1, actId: act.actId };
    const person = declaration.personKey.toString('hex');
    const admission = await context.admissionOf([booked]);
    const limited = limitedGoods(context.deps, admission, booked, declaration.acceptedMs, person);
    const work = beginWork(noted, booked, person, facts, assessed, findings, limited);
    const lines = unusable.length === 0 ? work.lines : bookedLines(work.lines, booked);
    context.begin({ ...work, lines, contingency }, noted);
    return doneAct({ preNo: declaration.preNo, findings: String(findings.length) });
  },
});

/** Later returns and amendments use the booked quantities, not the declared ones. */
function bookedLines(lines: Work['lines'], { InventoryList }: Inventory): Work['lines'] {
  return lines.map((line, index) => ({ ...line, booked5: parseDecimal5(InventoryList[index]?.qty ?? '') ?? 0n }));
}

async function judge(
  context: ContingencyContext,
  found: CompleteCase,
  declaration: Declaration,
): Promise<readonly Reason[]> {
  const { deps } = context;
  const admission = await context.admissionOf([found.declaration.content as Inventory]);
  assert(declaration.acceptedMs !== null, 'a contingency release accepts the declaration');
  const decision = decideSafely(deps, admission, found, declaration.acceptedMs);
  return decision.kind === 'clear' ? decision.notes : decision.reasons;
}

/** Goods that this channel refuses have no tax of this channel: the officer says what is owed. */
function unratedIfRefused(assessment: Assessment): Assessment {
  if (assessment.route !== 'refused') return assessment;
  return { ...assessment, lines: assessment.lines.map((line) => ({ ...line, rated: false })) };
}

function completeOf(life: Life): CompleteCase | { readonly missing: readonly string[] } {
  const of = (kind: number) => life.documents.find((document) => document.kind === kind);
  const [order, payment, waybill, declaration] = [
    of(DOCUMENT_KINDS.order),
    of(DOCUMENT_KINDS.payment),
    of(DOCUMENT_KINDS.waybill),
    of(DOCUMENT_KINDS.declaration),
  ];
  if (order && payment && waybill && declaration) return { order, payment, waybill, declaration };
  const names = Object.entries({ 订单: order, 支付单: payment, 运单: waybill });
  return { missing: names.flatMap(([name, there]) => (there ? [] : [name])) };
}

function refsOf({ order, payment, waybill }: CompleteCase): Pick<Declaration, 'order' | 'payment' | 'waybill'> {
  const ref = ({ messageId, item }: CompleteCase['order']) => ({ messageId, item });
  return { order: ref(order), payment: ref(payment), waybill: ref(waybill) };
}
