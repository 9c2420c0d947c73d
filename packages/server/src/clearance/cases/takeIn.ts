import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import { countedAppTime } from '@tongguan/matching';
import { judgeAmendedFields, type DeclarationHead } from '@tongguan/policy';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import type { ReceiptStep } from '../../receipts/types.ts';
import { comparedOrder, comparedWaybill, currentKey, type OrderCase, refKey } from './cases.ts';
import { isHeldInReview } from '../decide/heldInReview.ts';
import { decideArrival, decideDeclaration, DOCUMENTS_PER_ORDER_MAX } from '../decide/arrival.ts';
import type { BatchState } from '../state.ts';
import { STATES } from '../states.ts';
import { subjectOf } from './subjects.ts';
import {
  ACCEPTED_INFO,
  bareReason,
  declarationHoles,
  olderThan,
  reasonsInfo,
  reasonsOf,
  refusedStatus,
  spelledOtherwise,
} from '../texts.ts';
import { type CaseDocument, type Declaration, OUTCOMES } from '../types.ts';
import { comparedKey } from '../../lane/index.ts';

const CHANGE = 2;

/** Looks at one document that arrived and answers it (B-06). */
export function takeIn(state: BatchState, found: OrderCase, document: CaseDocument): void {
  found.declarations = found.declarations.map((declaration) => state.latest(declaration));
  if (document.kind === DOCUMENT_KINDS.declaration) takeInDeclaration(state, found, document);
  else takeInDocument(state, found, document, document.kind);
}

function takeInDocument(
  state: BatchState,
  found: OrderCase,
  document: CaseDocument,
  kind: Exclude<CaseDocument['kind'], 4>,
): void {
  const key = currentKey(document);
  const current = found.current.get(key);
  const spelled = spelledElse(state, found, document);
  const lockers = [document, ...(current ? [current] : [])];
  const outcome = decideArrival({
    kind,
    appType: document.appType,
    appTime: document.appTime,
    currentAppTime: current ? countedAppTime(current.appTime, document.acceptedMs) : null,
    numberTaken: spelled !== null || state.claims.isTaken(document),
    locked: found.declarations.some((one) => state.isStanding(one) && lockers.some((other) => concerns(one, other))),
    tooMany: countOf(found, document) >= DOCUMENTS_PER_ORDER_MAX,
  });
  if (outcome.kind === 'refused') {
    const { code, onFile } = outcome;
    state.outcome(document, OUTCOMES.refused, code);
    const why = onFile === undefined ? bareReason(code) : olderThan(code, document, onFile);
    const info = reasonsInfo(spelled === null ? [why] : [why, spelledOtherwise(spelled)]);
    answerDocument(state, document, { code, info });
    return;
  }
  if (current) state.outcome(current, outcome.kind === 'deleted' ? OUTCOMES.deleted : OUTCOMES.superseded, '');
  if (outcome.kind === 'deleted') {
    state.outcome(document, OUTCOMES.deleted, '');
    found.current.delete(key);
    state.claims.giveBack(document);
  } else {
    found.current.set(key, document);
    state.claims.take(document);
  }
  answerDocument(state, document, null);
}

/**
 * 312, 412 or 512: accepted (120), or refused with an official negative code; where the number is on record in another
 * spelling with that spelling, and where the message is older than what is on file with both times.
 */
function answerDocument(
  state: BatchState,
  document: CaseDocument,
  refused: { readonly code: string; readonly info: string } | null,
): void {
  const { nowMs: atMs } = state;
  const step: ReceiptStep =
    refused === null
      ? { status: String(STATES.accepted), info: ACCEPTED_INFO, atMs }
      : { status: refusedStatus(refused.code), info: refused.info, atMs };
  const { kind, subject } = subjectOf(document);
  state.answer(document.part, [document.callerCode], kind, { subject, steps: [step] }, null, document);
}

/** How the number of the document is written where it is on record in another spelling. */
function spelledElse(state: BatchState, found: OrderCase, document: CaseDocument): string | null {
  const key = comparedKey(document.docKey);
  const here = [...found.current.values()].find(
    (one) => one.kind === document.kind && one.docKey !== document.docKey && comparedKey(one.docKey) === key,
  );
  const spelled = here?.docKey ?? state.claims.spellingOf(document);
  return spelled === document.docKey ? null : spelled;
}

/** Current documents of this kind that the document's own firm has sent for the order. */
function countOf({ current }: OrderCase, { kind, docKey }: CaseDocument): number {
  const firm = docKey.slice(0, docKey.indexOf('|') + 1);
  return [...current.values()].filter((one) => one.kind === kind && one.docKey.startsWith(firm)).length;
}

function takeInDeclaration(state: BatchState, found: OrderCase, document: CaseDocument): void {
  const head = (document.content as Inventory).InventoryHead;
  const key = comparedKey(document.docKey);
  const own = found.declarations.filter((one) => comparedKey(`${one.agentCode}|${one.copNo}`) === key);
  const latest = own.at(-1) ?? null;
  const currentDocument = latest ? found.declarationDocuments.get(refKey(latest.document)) : undefined;
  const known = currentDocument?.appTime ?? latest?.appTime ?? null;
  const drafts = found.declarations.filter(
    (one) => one.state === STATES.stored && one.agentCode === head.agentCode && one !== latest,
  );
  const over = latest !== null && latest.ending !== null && !state.isStanding(latest);
  const fixed = document.appType === CHANGE && currentDocument && !over ? fixedFields(currentDocument, document) : [];
  const outcome = decideDeclaration({
    appType: document.appType,
    appTime: document.appTime,
    state: latest?.state ?? null,
    over,
    isOther: fixed.length > 0,
    currentAppTime: known === null ? null : countedAppTime(known, document.acceptedMs),
    held: latest !== null && isHeldInReview(latest),
    numberTaken: state.claims.isTaken(document),
    declares: head.appStatus !== String(STATES.stored),
    orderDeclared: found.declarations.some(
      (one) => one !== latest && state.isStanding(one) && comparedOrder(one) === comparedOrder(head),
    ),
    tooMany: drafts.length >= DOCUMENTS_PER_ORDER_MAX,
  });
  const refuse = (code: string, reasons?: Declaration['reasons']): void => {
    state.outcome(document, OUTCOMES.refused, code);
    state.refuseArriving(document, latest, code, reasons);
  };
  switch (outcome.kind) {
    case 'refused': {
      const { code, onFile } = outcome;
      const holes = declarationHoles(document.content as Inventory);
      const older = onFile === undefined ? [] : [olderThan(code, document, onFile, holes)];
      const why = code === '-621012' ? [...older, ...fixed] : [];
      return refuse(code, why.length > 0 ? why : undefined);
    }
    case 'application':
      found.declarationDocuments.set(refKey(document), document);
      found.amending.push(document);
      return;
    case 'withdrawn':
      state.claims.giveBack(document);
      if (latest) replace(found, latest, state.withdraw(latest, document));
      return;
    case 'amended':
      if (!latest) return;
      found.declarationDocuments.set(refKey(document), document);
      if (currentDocument) state.outcome(currentDocument, OUTCOMES.superseded, '');
      replace(found, latest, state.declare(document, latest));
      return;
    case 'new':
      found.declarationDocuments.set(refKey(document), document);
      state.claims.take(document);
      found.declarations.push(state.declare(document, null));
  }
}

/** I-01: the fields that identify a declaration are never amended, neither before release nor while it is only stored. */
function fixedFields(before: CaseDocument, after: CaseDocument): Declaration['reasons'] {
  const headOf = ({ content }: CaseDocument) => (content as Inventory).InventoryHead as unknown as DeclarationHead;
  const judged = judgeAmendedFields(headOf(before), headOf(after), 'at once');
  return judged.ok ? [] : reasonsOf(judged.refusals, declarationHoles(after.content as Inventory));
}

function replace(found: OrderCase, old: Declaration, fresh: Declaration): void {
  found.declarations = found.declarations.map((declaration) => (declaration === old ? fresh : declaration));
}

/** Whether a submitted declaration refers to this document. */
function concerns(declaration: Declaration, document: CaseDocument): boolean {
  const isOf = (ebpCode: string): boolean => comparedOrder({ ...declaration, ebpCode }) === comparedOrder(declaration);
  switch (document.kind) {
    case DOCUMENT_KINDS.order:
      return isOf((document.content as Order).OrderHead.ebpCode);
    case DOCUMENT_KINDS.payment:
      return isOf((document.content as Payment).PaymentHead.ebpCode);
    case DOCUMENT_KINDS.waybill:
      return comparedWaybill((document.content as Logistics).LogisticsHead) === comparedWaybill(declaration);
    case DOCUMENT_KINDS.declaration:
      return false;
  }
}
