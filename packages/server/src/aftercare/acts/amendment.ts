import type { Inventory } from '@tongguan/ceb';
import { assert } from '@tongguan/kernel';
import { type AssessFacts, assess, type Assessment, lawAt } from '@tongguan/policy';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { closed, DECISION, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import {
  type Admission,
  type AftercareContext,
  beginWork,
  BILL_STATES,
  decideSafely,
  type Life,
  limitedGoods,
  missingDocuments,
  noted,
  reasonOf,
  releasedLimits,
  releasedStock,
} from '../../clearance/index.ts';
import type { CaseDocument, Reason } from '../../clearance/types.ts';
import { billed, endApplication } from '../amendment.ts';
import { sumOf, totalOf } from '../amendmentBill.ts';
import { missingDocumentsOf } from '../reversal.ts';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../../clearance/later/types.ts';
import type { AmendmentWork } from '../types.ts';
import { AMENDMENT } from '../ways/amendment.ts';

/** Granted, the new content is judged by the law of the acceptance and its effects replace the old ones. */
export const decideAmendment: PublicAct<AftercareContext> = defineAct({
  name: 'amendment.decide',
  subject: 'declaration',
  path: 'declarations/:number/amendment',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '审核已放行清单的改单申请',
  en: 'decide the amendment of a released declaration',
  rules: ['I-01'],
  body: closed({ decision: DECISION }),
  async run(act, context) {
    const life = context.lifeByPreNo(act.subject);
    const application = life?.reversals.find(isOpenAmendment);
    if (!life || !application)
      return refusedAct('90042', act.subject, '有改单申请的清单 a list with an open amendment');
    const document = life.declarationDocuments.get(`${application.document.messageId}/${application.document.item}`);
    assert(document !== undefined, 'what was applied for is stored');
    if (act.body.decision === 'refuse') {
      endApplication(context, life, application, [noted('90041', act.reason)], act.atMs);
      return doneAct({ preNo: life.declaration.preNo });
    }
    const admission = await context.admissionOf([document.content as Inventory]);
    const failures = grant(context, admission, life, { ...application, approvedMs: act.atMs }, document);
    if (failures.length > 0) endApplication(context, life, application, failures, act.atMs);
    else context.book.note(application, { approvedMs: act.atMs });
    const facts = { preNo: life.declaration.preNo, ...(failures[0] ? { refused: failures[0].code } : {}) };
    return doneAct(facts);
  },
});

/** Begins the way through the stages; or says why the new content cannot be released. */
function grant(
  context: AftercareContext,
  admission: Admission,
  life: Life,
  application: Reversal,
  document: CaseDocument,
): readonly Reason[] {
  const { declaration, bill } = life;
  assert(
    bill !== null && declaration.personKey !== null && declaration.acceptedMs !== null,
    'a released declaration was decided',
  );
  if (bill.status === BILL_STATES.consolidated) return [reasonOf(billed(bill))];
  const inventory = document.content as Inventory;
  const missing = missingDocumentsOf(life);
  if (missing.length > 0) return [missingDocuments(missing)];
  const decision = decideAgain(context, admission, life, document, declaration.acceptedMs);
  if (decision.kind === 'refuse') return decision.reasons;
  // Unknown rates cannot be set in an amendment: the declaration is cancelled and submitted again.
  if (decision.kind === 'manual') return decision.reasons;
  const personKey = declaration.personKey.toString('hex');
  const { notes } = decision;
  const tariff = context.deps.tariffs.at(declaration.acceptedMs);
  const facts = factsBeyondTheYear(declaration, decision.facts, decision.assessment);
  const assessment = facts === decision.facts ? decision.assessment : assess(facts, tariff);
  const limited = limitedGoods(context.deps, admission, inventory, declaration.acceptedMs, personKey);
  const next = beginWork(declaration, inventory, personKey, facts, assessment, notes, limited);
  const work: AmendmentWork = {
    way: 'amendment',
    facts: wasBeyond(declaration, decision.assessment) && declaration.annualUsedFen === null ? null : facts,
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    applicationSerial: application.serial,
    applicationPreNo: application.preNo,
    grantedMs: application.approvedMs,
    step: 'quota',
    stepPart: 0,
    travelled: false,
    quota: next.quota,
    quotaDelta: next.quotaFen - (declaration.quotaFen ?? 0n),
    guarantee: next.guarantee,
    taxDelta: next.taxFen - sumOf(totalOf(bill.lines)),
    stock: deltasOf(releasedStock(life), next.stock),
    limited: deltasOf(releasedLimits(life), next.limited).map((delta) => ({
      ...delta,
      goods: limited.find(({ ref }) => ref.account === delta.ref.account) ?? null,
    })),
    list: { messageId: document.messageId, item: document.item },
    route: next.route,
    quotaFen: next.quotaFen,
    dutiableFen: next.dutiableFen,
    lines: next.lines,
    failures: [],
  };
  AMENDMENT.begin(work);
  context.start(work);
  return [];
}

/** The law and the documents of the acceptance: order, payment and waybill are locked since (B-06, C-03). */
function decideAgain(
  { deps }: AftercareContext,
  admission: Admission,
  life: Life,
  declaration: CaseDocument,
  acceptedMs: number,
) {
  const of = (kind: number): CaseDocument => {
    const document = life.documents.find((one) => one.kind === kind);
    assert(document !== undefined, 'a released declaration has its documents');
    return document;
  };
  const { order, payment, waybill } = DOCUMENT_KINDS;
  return decideSafely(
    deps,
    admission,
    { order: of(order), payment: of(payment), waybill: of(waybill), declaration },
    acceptedMs,
  );
}

const wasBeyond = ({ quotaFen }: Life['declaration'], assessment: Assessment): boolean =>
  quotaFen === 0n && assessment.quotaFen > 0n;

/**
 * Until 2018 what exceeded the annual limit was taxed in full and used no quota (E-04): amended, it still is, by what the year
 * held then. Where that was not kept it was beyond the limit all the same, and the amount is no fact that could be recorded.
 */
function factsBeyondTheYear(declaration: Life['declaration'], facts: AssessFacts, assessment: Assessment): AssessFacts {
  const law = lawAt(facts.acceptedAtMs);
  if (!wasBeyond(declaration, assessment) || law.overAnnualTreatment.value !== 'full') return facts;
  return { ...facts, annualUsedFen: declaration.annualUsedFen ?? law.annualLimit.value };
}

function deltasOf(
  before: readonly { readonly ref: AmendmentWork['quota']; readonly quantity5: bigint }[],
  after: readonly { readonly ref: AmendmentWork['quota']; readonly quantity5: bigint }[],
): AmendmentWork['stock'] {
  const deltas = new Map<string, { ref: AmendmentWork['quota']; delta5: bigint }>();
  const add = (ref: AmendmentWork['quota'], quantity5: bigint): void => {
    const known = deltas.get(ref.account);
    deltas.set(ref.account, { ref, delta5: (known?.delta5 ?? 0n) + quantity5 });
  };
  for (const { ref, quantity5 } of after) add(ref, quantity5);
  for (const { ref, quantity5 } of before) add(ref, -quantity5);
  return [...deltas.values()].filter(({ delta5 }) => delta5 !== 0n);
}

function isOpenAmendment({ kind, state }: Reversal): boolean {
  return kind === REVERSAL_KINDS.amendment && state === REVERSAL_STATES.manual;
}
