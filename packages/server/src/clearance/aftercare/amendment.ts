import { type Inventory, say } from '@tongguan/ceb';
import { assert, type Refusal } from '@tongguan/kernel';
import {
  assess,
  type AssessFacts,
  type Assessment,
  type ChangeFacts,
  judgeAmendedFields,
  judgeAmendment,
  lawAt,
  type ListHead,
} from '@tongguan/policy';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import type { Admission } from '../admission.ts';
import { isUnreconciled } from '../contingency/types.ts';
import { decideSafely } from '../decide/safely.ts';
import { ENDINGS } from '../decide/standing.ts';
import { LIST_STATES } from '../states.ts';
import { listHoles, missingDocuments, noted, reasonOf, reasonsInfo, reasonsOf } from '../texts.ts';
import { type CaseDocument, OUTCOMES, type Reason } from '../types.ts';
import { beginWork } from '../work.ts';
import { refusedAct } from './actBody.ts';
import { infoOf } from './book.ts';
import { replaceBill, sumOf, totalOf } from './amendmentBill.ts';
import { answerAmendment } from './amendmentReceipts.ts';
import { firstAmendmentStage } from './amendmentStages.ts';
import { listOf, releasedStock } from './released.ts';
import { BILL_STATES, beginReversal, missingDocumentsOf } from './reversal.ts';
import {
  AMENDMENT_STAGES,
  type AmendmentWork,
  type BillOfLife,
  type LaterDocument,
  REVERSAL_KINDS,
  REVERSAL_STATES,
  type Reversal,
} from './types.ts';
import type { ActHandler, AftercareContext, DocumentHandler, Life } from './context.ts';
import { comparedKey } from '../../lane/index.ts';

/** 621 with appType 2 about a released list: an application that an officer decides (I-01, 194号 (十一)). */
export const handleAmendment: DocumentHandler = async (document, context) => {
  const { InventoryHead: head } = document.content as Inventory;
  const key = comparedKey(document.docKey);
  const life = context
    .livesOfOrder(document.part, document.orderNo)
    .findLast(({ declaration }) => comparedKey(`${declaration.agentCode}|${declaration.copNo}`) === key);
  assert(life !== undefined, 'a released list is among the lists of its order');
  const refusals = judge(life, document);
  if (refusals.length > 0) {
    context.state.outcome(document, OUTCOMES.refused, '-621012');
    const info = reasonsInfo(reasonsOf(refusals, listHoles(document.content as Inventory)));
    answerAmendment(context, life.declaration, '-621012', info, document);
    return 'done';
  }
  const begun = beginReversal(context, document, REVERSAL_KINDS.amendment, { ...head, invtNo: '' }, life);
  context.book.open({ ...begun, state: REVERSAL_STATES.manual });
  answerAmendment(context, life.declaration, String(LIST_STATES.released), infoOf('90280', begun.preNo), document);
  return 'done';
};

/** Act `amendment.decide`: granted, the new content is judged by the law of the acceptance and its effects replace the old ones. */
export const decideAmendment: ActHandler = async (act, context) => {
  const life = context.lifeByPreNo(act.subject);
  const application = life?.reversals.find(isOpenAmendment);
  if (!life || !application) return refusedAct('90042', act.subject, '有改单申请的清单 a list with an open amendment');
  const document = life.lists.get(`${application.document.messageId}/${application.document.item}`);
  assert(document !== undefined, 'what was applied for is stored');
  if (act.body['decision'] === 'refuse') {
    endApplication(context, life, application, [noted('90041', act.reason)], act.atMs);
    return { done: true, code: '', facts: { preNo: life.declaration.preNo } };
  }
  const admission = await context.deps.admission(context.store, undefined, [document.content as Inventory]);
  const failures = grant(context, admission, life, { ...application, approvedMs: act.atMs }, document);
  if (failures.length > 0) endApplication(context, life, application, failures, act.atMs);
  else context.book.note(application, { approvedMs: act.atMs });
  const facts = { preNo: life.declaration.preNo, ...(failures[0] ? { refused: failures[0].code } : {}) };
  return { done: true, code: '', facts };
};

/** The end of an amendment's way through the stages: the list has its new content, or stands as it was. */
export function endAmendment(context: AftercareContext, work: AmendmentWork): void {
  const life = context.life(work);
  const application = life?.reversals.find((one) => one.serial === work.applicationSerial);
  assert(life !== null && life.bill !== null && application !== undefined, 'an amendment belongs to its list');
  const { state, book, nowMs } = context;
  if (work.failures.length > 0) return endApplication(context, life, application, work.failures, nowMs);
  const old = life.documents.find((one) => one.kind === DOCUMENT_KINDS.list);
  if (old) state.outcome(old, OUTCOMES.superseded, '');
  const { route, quotaFen, dutiableFen, lines } = work;
  const taxes = totalOf(lines);
  const concluded = state.transition(life.declaration, LIST_STATES.concluded, { list: work.list });
  const changes = { route, quotaFen, dutiableFen, ...taxes };
  const amended = state.transition(concluded, LIST_STATES.released, changes, infoOf('90281', application.preNo));
  state.answerNow(amended);
  book.note(application, { state: REVERSAL_STATES.concluded, endedMs: nowMs });
  replaceBill(context, life.bill, amended, work, taxes);
}

/** What stands in the way of the application, everything at once. */
function judge(life: Life, document: LaterDocument): readonly Refusal[] {
  if (isUnreconciled(life.declaration)) {
    const found = `${life.declaration.state}, 应急放行未核对`;
    return [{ code: '-621012', path: 'appType', found, allowed: '核对之后 after its reconciliation' }];
  }
  const way = judgeAmendment(factsOf(life));
  if (!way.ok) return way.refusals;
  if (life.bill?.status === BILL_STATES.consolidated) return [billed(life.bill)];
  const after = (document.content as Inventory).InventoryHead as unknown as ListHead;
  const before = listOf(life).InventoryHead as unknown as ListHead;
  const fields = judgeAmendedFields(before, after, way.value === 'officer' ? 'officer' : 'at once');
  return fields.ok ? [] : fields.refusals;
}

function factsOf({ declaration, reversals }: Life): ChangeFacts {
  const concluded = reversals.filter(({ state }) => state === REVERSAL_STATES.concluded);
  return {
    state: declaration.state,
    openReversal: reversals.some(({ state }) => state === REVERSAL_STATES.accepted || state === REVERSAL_STATES.manual),
    returned: concluded.some(({ kind }) => kind === REVERSAL_KINDS.return),
    cancelled: declaration.ending === ENDINGS.cancelled,
  };
}

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
    'a released list was decided',
  );
  if (bill.status === BILL_STATES.consolidated) return [reasonOf(billed(bill))];
  const list = document.content as Inventory;
  const missing = missingDocumentsOf(life);
  if (missing.length > 0) return [missingDocuments(missing)];
  const decision = decideAgain(context, admission, life, document, declaration.acceptedMs);
  if (decision.kind === 'refuse') return decision.reasons;
  // Rates that nobody knows cannot be agreed upon here: the list is cancelled and declared anew.
  if (decision.kind === 'manual') return decision.reasons;
  const personKey = declaration.personKey.toString('hex');
  const { facts, notes } = decision;
  const assessment = beyondTheYear(declaration, facts, decision.assessment);
  const next = beginWork(declaration, list, personKey, facts, assessment, notes);
  const work: AmendmentWork = {
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    applicationSerial: application.serial,
    applicationPreNo: application.preNo,
    grantedMs: application.approvedMs,
    stage: AMENDMENT_STAGES.holdQuota,
    stagePart: 0,
    travelled: false,
    quota: next.quota,
    quotaDelta: next.quotaFen - (declaration.quotaFen ?? 0n),
    guarantee: next.guarantee,
    taxDelta: next.taxFen - sumOf(totalOf(bill.lines)),
    stock: deltasOf(releasedStock(life), next.stock),
    list: { messageId: document.messageId, item: document.item },
    route: next.route,
    quotaFen: next.quotaFen,
    dutiableFen: next.dutiableFen,
    lines: next.lines,
    failures: [],
  };
  firstAmendmentStage(work);
  context.amend(work);
  return [];
}

/** The law and the documents of the acceptance: order, payment and waybill are locked since (B-06, C-03). */
function decideAgain(
  { deps }: AftercareContext,
  admission: Admission,
  life: Life,
  list: CaseDocument,
  acceptedMs: number,
) {
  const of = (kind: number): CaseDocument => {
    const document = life.documents.find((one) => one.kind === kind);
    assert(document !== undefined, 'a released list has its documents');
    return document;
  };
  const { order, payment, waybill } = DOCUMENT_KINDS;
  return decideSafely(
    deps,
    admission,
    { order: of(order), payment: of(payment), waybill: of(waybill), list },
    acceptedMs,
  );
}

/** Until 2018 a list beyond the annual limit was taxed in full and used no quota (E-04): amended, it still is. */
function beyondTheYear(declaration: Life['declaration'], facts: AssessFacts, assessment: Assessment): Assessment {
  const law = lawAt(facts.acceptedAtMs);
  const wasBeyond = declaration.quotaFen === 0n && assessment.quotaFen > 0n;
  if (!wasBeyond || law.overAnnualTreatment.value !== 'full') return assessment;
  return assess({ ...facts, annualUsedFen: law.annualLimit.value });
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

/** The application ends and changes nothing: the released list stands as it was. */
function endApplication(
  context: AftercareContext,
  { declaration }: Life,
  application: Reversal,
  reasons: readonly Reason[],
  endedMs: number,
): void {
  const { part, document } = application;
  context.state.outcome({ part, ...document }, OUTCOMES.refused, '90282');
  context.book.note(application, { state: REVERSAL_STATES.refused, reasons, endedMs });
  const info = reasonsInfo([say('90282', { found: application.preNo }), ...reasons]);
  answerAmendment(context, declaration, String(LIST_STATES.released), info, null);
}

function billed({ taxNo }: BillOfLife): Refusal {
  return { code: '90283', path: 'invtNo', found: taxNo, allowed: '税单未汇总 a tax bill not on a demand yet' };
}

function isOpenAmendment({ kind, state }: Reversal): boolean {
  return kind === REVERSAL_KINDS.amendment && state === REVERSAL_STATES.manual;
}
