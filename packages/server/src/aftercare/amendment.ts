import { type Inventory, say } from '@tongguan/ceb';
import { assert, type Refusal } from '@tongguan/kernel';
import { type ChangeFacts, judgeAmendedFields, judgeAmendment, type DeclarationHead } from '@tongguan/policy';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import { comparedKey } from '../lane/index.ts';
import {
  type AftercareContext,
  BILL_STATES,
  type DocumentHandler,
  ENDINGS,
  infoOf,
  isUnreconciled,
  type Life,
  STATES,
  declarationHoles,
  inventoryOf,
  recordDecision,
  reasonsInfo,
  reasonsOf,
} from '../clearance/index.ts';
import { OUTCOMES, type Reason } from '../clearance/types.ts';
import { replaceBill, totalOf } from './amendmentBill.ts';
import { answerAmendment } from './amendmentReceipts.ts';
import { beginReversal } from './reversal.ts';
import {
  type BillOfLife,
  type LaterDocument,
  REVERSAL_KINDS,
  REVERSAL_STATES,
  type Reversal,
} from '../clearance/later/types.ts';
import type { AmendmentWork } from './types.ts';

/** 621 with appType 2 about a released declaration: an application that an officer decides (I-01, 194号 (十一)). */
export const handleAmendment: DocumentHandler = async (document, context) => {
  const { InventoryHead: head } = document.content as Inventory;
  const key = comparedKey(document.docKey);
  const life = context
    .livesOfOrder(document.part, document.orderNo)
    .findLast(({ declaration }) => comparedKey(`${declaration.agentCode}|${declaration.copNo}`) === key);
  assert(life !== undefined, 'a released declaration is among those of its order');
  const refusals = judge(life, document);
  if (refusals.length > 0) {
    context.state.outcome(document, OUTCOMES.refused, '-621012');
    const info = reasonsInfo(reasonsOf(refusals, declarationHoles(document.content as Inventory)));
    answerAmendment(context, life.declaration, '-621012', info, document);
    return 'done';
  }
  const begun = beginReversal(context, document, REVERSAL_KINDS.amendment, { ...head, invtNo: '' }, life);
  context.book.open({ ...begun, state: REVERSAL_STATES.manual });
  answerAmendment(context, life.declaration, String(STATES.released), infoOf('90280', begun.preNo), document);
  return 'done';
};

/** The last step of an amendment: the declaration gets its new content, or stays unchanged. */
export function endAmendment(context: AftercareContext, work: AmendmentWork): void {
  const life = context.life(work);
  const application = life?.reversals.find((one) => one.serial === work.applicationSerial);
  assert(life !== null && life.bill !== null && application !== undefined, 'an amendment belongs to its declaration');
  const { state, book, nowMs } = context;
  if (work.failures.length > 0) return endApplication(context, life, application, work.failures, nowMs);
  const old = life.documents.find((one) => one.kind === DOCUMENT_KINDS.declaration);
  if (old) state.outcome(old, OUTCOMES.superseded, '');
  const { route, quotaFen, dutiableFen, lines } = work;
  const taxes = totalOf(lines);
  const concluded = state.transition(life.declaration, STATES.concluded, { document: work.list });
  const annualUsedFen = work.facts?.annualUsedFen ?? null;
  const changes = { annualUsedFen, route, quotaFen, dutiableFen, ...taxes };
  const amended = state.transition(concluded, STATES.released, changes, infoOf('90281', application.preNo));
  book.note(application, { state: REVERSAL_STATES.concluded, endedMs: nowMs });
  replaceBill(context, life.bill, amended, work, taxes);
  const { facts } = work;
  if (facts) recordDecision(state, amended, { kind: 'amendment', about: application.serial }, { facts }, lines);
}

/** All reasons against the application, at once. */
function judge(life: Life, document: LaterDocument): readonly Refusal[] {
  if (isUnreconciled(life.declaration)) {
    const found = `${life.declaration.state}, 应急放行未核对`;
    return [{ code: '-621012', path: 'appType', found, allowed: '核对之后 after its reconciliation' }];
  }
  const way = judgeAmendment(factsOf(life));
  if (!way.ok) return way.refusals;
  if (life.bill?.status === BILL_STATES.consolidated) return [billed(life.bill)];
  const after = (document.content as Inventory).InventoryHead as unknown as DeclarationHead;
  const before = inventoryOf(life).InventoryHead as unknown as DeclarationHead;
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

/** The application ends without effect: the released declaration stays unchanged. */
export function endApplication(
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
  answerAmendment(context, declaration, String(STATES.released), info, null);
}

/** The reason why the tax of this declaration can no longer change. */
export function billed({ taxNo }: BillOfLife): Refusal {
  return { code: '90283', path: 'invtNo', found: taxNo, allowed: '税单未汇总 a tax bill not on a demand yet' };
}
