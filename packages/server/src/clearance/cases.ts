import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import { countedAppTime } from '@tongguan/matching';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import { isHeldInReview } from './inspection/heldInReview.ts';
import { decideArrival, decideList } from './decide/arrival.ts';
import type { BatchState } from './state.ts';
import { LIST_STATES } from './states.ts';
import type { LaterDocument } from './aftercare/types.ts';
import type { CaseDocument, Declaration } from './types.ts';

export const OUTCOMES = { refused: 2, superseded: 3, deleted: 4 } as const;

/** The four documents of a list, as far as they are there. */
export type CompleteCase = {
  readonly order: CaseDocument;
  readonly payment: CaseDocument;
  readonly waybill: CaseDocument;
  readonly list: CaseDocument;
};

/** The documents and declarations of one order number in one partition. */
export type OrderCase = {
  readonly part: number;
  readonly orderNo: string;
  readonly arriving: readonly CaseDocument[];
  /** Current versions by kind and key. */
  readonly current: Map<string, CaseDocument>;
  /** Content of the list of each declaration, by message and item. */
  readonly lists: Map<string, CaseDocument>;
  declarations: Declaration[];
  /** What was said about its lists afterwards, and has not been looked at. */
  readonly later: readonly LaterDocument[];
  /** Lists that ask to amend a released one: decided after the batch's releases, like what was said afterwards. */
  readonly amending: CaseDocument[];
  /** What came after something was said about the order's lists: looked at once that has been dealt with. */
  postponed: readonly CaseDocument[];
  /** Documents of this order arrived that this batch does not look at. */
  readonly moreWaits: boolean;
};

export const refKey = (ref: { readonly messageId: string; readonly item: number }): string =>
  `${ref.messageId}/${ref.item}`;

/** The order in which documents passed the door; several doors may have counted the same microsecond. */
export function compareArrivals(a: CaseDocument, b: CaseDocument): number {
  if (a.arrivedUs !== b.arrivedUs) return a.arrivedUs < b.arrivedUs ? -1 : 1;
  if (a.messageId !== b.messageId) return a.messageId < b.messageId ? -1 : 1;
  return a.item - b.item;
}

const currentKey = (kind: number, docKey: string): string => `${kind}/${docKey}`;

/** Looks at one document that arrived and answers it (B-06). */
export function takeIn(state: BatchState, found: OrderCase, document: CaseDocument): void {
  found.declarations = found.declarations.map((declaration) => state.latest(declaration));
  if (document.kind === DOCUMENT_KINDS.list) takeInList(state, found, document);
  else takeInDocument(state, found, document, document.kind);
}

function takeInDocument(
  state: BatchState,
  found: OrderCase,
  document: CaseDocument,
  kind: Exclude<CaseDocument['kind'], 4>,
): void {
  const key = currentKey(kind, document.docKey);
  const current = found.current.get(key);
  const outcome = decideArrival({
    kind,
    appType: document.appType,
    appTime: document.appTime,
    currentAppTime: current ? countedAppTime(current.appTime, current.acceptedMs) : null,
    numberTaken: state.claims.isTaken(document),
    locked: found.declarations.some((declaration) => isActive(declaration) && concerns(declaration, document)),
  });
  if (outcome.kind === 'refused') {
    state.outcome(document, OUTCOMES.refused, outcome.code);
    state.answerDocument(document, outcome.code);
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
  state.answerDocument(document, null);
}

function takeInList(state: BatchState, found: OrderCase, document: CaseDocument): void {
  const head = (document.content as Inventory).InventoryHead;
  const own = found.declarations.filter(
    (declaration) => declaration.agentCode === head.agentCode && declaration.copNo === head.copNo,
  );
  const latest = own.at(-1) ?? null;
  const currentList = latest ? found.lists.get(refKey(latest.list)) : undefined;
  const outcome = decideList({
    appType: document.appType,
    appTime: document.appTime,
    state: latest?.state ?? null,
    currentAppTime: currentList ? countedAppTime(currentList.appTime, currentList.acceptedMs) : null,
    held: latest !== null && isHeldInReview(latest),
    numberTaken: state.claims.isTaken(document),
    declares: head.appStatus !== String(LIST_STATES.stored),
    orderDeclared: found.declarations.some(
      (declaration) => declaration !== latest && isActive(declaration) && declaration.ebpCode === head.ebpCode,
    ),
  });
  found.lists.set(refKey(document), document);
  switch (outcome.kind) {
    case 'refused':
      state.outcome(document, OUTCOMES.refused, outcome.code);
      state.refuseList(document, latest, outcome.code);
      return;
    case 'application':
      found.amending.push(document);
      return;
    case 'withdrawn':
      state.claims.giveBack(document);
      if (latest) replace(found, latest, state.withdraw(latest, document));
      return;
    case 'amended':
      if (!latest) return;
      if (currentList) state.outcome(currentList, OUTCOMES.superseded, '');
      replace(found, latest, state.declare(document, latest));
      return;
    case 'new':
      state.claims.take(document);
      found.declarations.push(state.declare(document, null));
  }
}

function replace(found: OrderCase, old: Declaration, fresh: Declaration): void {
  found.declarations = found.declarations.map((declaration) => (declaration === old ? fresh : declaration));
}

/** D-01: list ↔ order by ebpCode + orderNo, list ↔ waybill by logisticsCode + logisticsNo, order ↔ payment. */
export function gather(found: OrderCase, declaration: Declaration): CompleteCase | readonly string[] {
  const list = found.lists.get(refKey(declaration.list));
  const order = found.current.get(currentKey(DOCUMENT_KINDS.order, `${declaration.ebpCode}|${declaration.orderNo}`));
  const waybill = found.current.get(
    currentKey(DOCUMENT_KINDS.waybill, `${declaration.logisticsCode}|${declaration.logisticsNo}`),
  );
  const payment = paymentOf(found, declaration, order);
  if (list && order && waybill && payment) return { list, order, waybill, payment };
  const missing: string[] = [];
  if (!order) missing.push(`订单 ebpCode=${declaration.ebpCode} orderNo=${declaration.orderNo}`);
  if (!payment) missing.push(`支付单 ebpCode=${declaration.ebpCode} orderNo=${declaration.orderNo}`);
  if (!waybill) missing.push(`运单 logisticsCode=${declaration.logisticsCode} logisticsNo=${declaration.logisticsNo}`);
  return missing;
}

function paymentOf(
  found: OrderCase,
  declaration: Declaration,
  order: CaseDocument | undefined,
): CaseDocument | undefined {
  const head = order === undefined ? undefined : (order.content as Order).OrderHead;
  if (head?.payCode && head.payTransactionId) {
    const named = found.current.get(currentKey(DOCUMENT_KINDS.payment, `${head.payCode}|${head.payTransactionId}`));
    if (named) return named;
  }
  // The order names no payment, or not this one: then matching compares what came first for the order.
  return [...found.current.values()]
    .filter((document) => document.kind === DOCUMENT_KINDS.payment)
    .filter((document) => (document.content as Payment).PaymentHead.ebpCode === declaration.ebpCode)
    .sort(compareArrivals)[0];
}

function isActive(declaration: Declaration): boolean {
  return declaration.state !== LIST_STATES.rejected && declaration.state !== LIST_STATES.stored;
}

/** Whether a declared list refers to this document. */
function concerns(declaration: Declaration, document: CaseDocument): boolean {
  switch (document.kind) {
    case DOCUMENT_KINDS.order:
      return (document.content as Order).OrderHead.ebpCode === declaration.ebpCode;
    case DOCUMENT_KINDS.payment:
      return (document.content as Payment).PaymentHead.ebpCode === declaration.ebpCode;
    case DOCUMENT_KINDS.waybill: {
      const head = (document.content as Logistics).LogisticsHead;
      return head.logisticsCode === declaration.logisticsCode && head.logisticsNo === declaration.logisticsNo;
    }
    case DOCUMENT_KINDS.list:
      return false;
  }
}
