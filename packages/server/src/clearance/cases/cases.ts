import type { Order, Payment } from '@tongguan/ceb';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { isAccepted } from '../decide/standing.ts';
import { ACT_ITEM, type Act } from '../../office/types.ts';
import type { BatchState } from '../state.ts';
import type { LaterDocument } from '../later/types.ts';
import type { CaseDocument, Declaration } from '../types.ts';
import type { DocumentRef } from '../../lane/types.ts';
import { comparedKey } from '../../lane/index.ts';

/** The four documents of a declaration, as far as they are there. */
export type CompleteCase = {
  readonly order: CaseDocument;
  readonly payment: CaseDocument;
  readonly waybill: CaseDocument;
  readonly declaration: CaseDocument;
};

/** The documents and declarations of one order number in one partition, of import or of export. */
export type OrderCase = {
  readonly part: number;
  readonly orderNo: string;
  arriving: readonly CaseDocument[];
  /** Current versions by kind and key. */
  readonly current: Map<string, CaseDocument>;
  /** The document of each declaration, by message and item. */
  readonly declarationDocuments: Map<string, CaseDocument>;
  declarations: Declaration[];
  /** Later documents about its declarations (623, 625 …) that no batch has processed. */
  later: readonly LaterDocument[];
  /** Acts of officers about its declarations that no batch has carried out. */
  acts: readonly Act[];
  /** Amendments of released declarations: decided after the batch's releases, like other later documents. */
  readonly amending: CaseDocument[];
  /**
   * Documents that arrived after a later document of the same order, or while a declaration was in progress: left for the
   * next batch.
   */
  postponed: readonly DocumentRef[];
  /** Documents of this order arrived that this batch does not look at. */
  moreWaits: boolean;
};

/** Leaves what this batch would still look at, from here on, to the next one. */
export function postponeFrom(found: OrderCase, document: CaseDocument): void {
  const at = found.arriving.indexOf(document);
  const rest = found.arriving.slice(at);
  found.arriving = found.arriving.slice(0, at);
  const isBehind = (one: { readonly arrivedUs: bigint }): boolean => one.arrivedUs > document.arrivedUs;
  const acts = found.acts.filter(isBehind).map(refOfAct);
  found.postponed = [...found.postponed, ...rest, ...found.later.filter(isBehind), ...acts];
  found.later = found.later.filter((one) => !isBehind(one));
  found.acts = found.acts.filter((one) => !isBehind(one));
  found.moreWaits = true;
}

/** As its arrival has it. */
export const refOfAct = ({ actId }: Act): DocumentRef => ({ messageId: actId, item: ACT_ITEM });

export const refKey = (ref: { readonly messageId: string; readonly item: number }): string =>
  `${ref.messageId}/${ref.item}`;

type Arrived = Pick<CaseDocument, 'arrivedUs' | 'messageId' | 'item'>;

/** The order in which documents passed the door; several doors may have counted the same microsecond. */
export function compareArrivals(a: Arrived, b: Arrived): number {
  if (a.arrivedUs !== b.arrivedUs) return a.arrivedUs < b.arrivedUs ? -1 : 1;
  if (a.messageId !== b.messageId) return a.messageId < b.messageId ? -1 : 1;
  return a.item - b.item;
}

/** Among the current documents of a case: kind, and company and number as they were written. */
export const currentKey = ({ kind, docKey }: Pick<CaseDocument, 'kind' | 'docKey'>): string => `${kind}/${docKey}`;

/** D-01: an order is its platform's: another platform may use the same number. */
export function comparedOrder({ ebpCode, orderNo }: { readonly ebpCode: string; readonly orderNo: string }): string {
  return comparedKey(`${ebpCode}|${orderNo}`);
}

export function comparedWaybill(one: { readonly logisticsCode: string; readonly logisticsNo: string }): string {
  return comparedKey(`${one.logisticsCode}|${one.logisticsNo}`);
}

/** D-01: declaration ↔ order by ebpCode + orderNo, declaration ↔ waybill by logisticsCode + logisticsNo, order ↔ payment. */
export function gather(
  state: BatchState,
  found: OrderCase,
  declaration: Declaration,
): CompleteCase | readonly string[] {
  const { declaration: declared, order, waybill, payment } = documentsFor(state, found, declaration);
  if (declared && order && waybill && payment) return { declaration: declared, order, waybill, payment };
  const missing: string[] = [];
  if (!order) missing.push(`订单 ebpCode=${declaration.ebpCode} orderNo=${declaration.orderNo}`);
  if (!payment) missing.push(`支付单 ebpCode=${declaration.ebpCode} orderNo=${declaration.orderNo}`);
  if (!waybill) missing.push(`运单 logisticsCode=${declaration.logisticsCode} logisticsNo=${declaration.logisticsNo}`);
  return missing;
}

/** The current documents that belong to the declaration, as far as they are there. */
export function documentsFor(
  state: BatchState,
  found: OrderCase,
  declaration: Declaration,
): { readonly [Kind in keyof CompleteCase]: CompleteCase[Kind] | undefined } {
  const declared = found.declarationDocuments.get(refKey(declaration.document));
  const carried = carrierOf(state, found, declaration) !== null;
  return { declaration: declared, ...belongingTo([...found.current.values()], declaration, carried) };
}

/** What of a document says to which declaration it belongs. */
type Candidate = Pick<CaseDocument, 'kind' | 'docKey' | 'arrivedUs' | 'messageId' | 'item' | 'content'>;

/**
 * Of the current documents of an order those that belong to the declaration, by the same rule wherever it is asked: when a
 * case is decided, when its time is over, and when its history is read. `carried`: its waybill belongs to another declaration.
 */
export function belongingTo<Document extends Candidate>(
  current: readonly Document[],
  {
    ebpCode,
    orderNo,
    logisticsCode,
    logisticsNo,
  }: Pick<Declaration, 'ebpCode' | 'orderNo' | 'logisticsCode' | 'logisticsNo'>,
  carried: boolean,
): { readonly [Kind in 'order' | 'payment' | 'waybill']: Document | undefined } {
  const of = (kind: CaseDocument['kind'], docKey: string) =>
    current.find((document) => document.kind === kind && document.docKey === docKey);
  const order = of(DOCUMENT_KINDS.order, `${ebpCode}|${orderNo}`);
  const waybill = carried ? undefined : of(DOCUMENT_KINDS.waybill, `${logisticsCode}|${logisticsNo}`);
  return { order, waybill, payment: paymentOf(current, ebpCode, order) };
}

/** Another declaration with this order number, on any platform, to which the waybill belongs already (D-01). */
export function carrierOf(
  state: BatchState,
  found: Pick<OrderCase, 'declarations'>,
  declaration: Declaration,
): Declaration | null {
  const others = found.declarations.map((one) => state.latest(one));
  return carrierAmong(others, declaration, (one) => state.isStanding(one));
}

/** The same among declarations as they are read. */
export function carrierAmong(
  declarations: readonly Declaration[],
  declaration: Declaration,
  stands: (one: Declaration) => boolean,
): Declaration | null {
  const carried = comparedWaybill(declaration);
  const others = declarations.filter(({ serial }) => serial !== declaration.serial);
  return others.find((one) => stands(one) && isAccepted(one) && comparedWaybill(one) === carried) ?? null;
}

function paymentOf<Document extends Candidate>(
  current: readonly Document[],
  ebpCode: string,
  order: Document | undefined,
): Document | undefined {
  const payments = current.filter(({ kind }) => kind === DOCUMENT_KINDS.payment);
  const head = order === undefined ? undefined : (order.content as Order).OrderHead;
  if (head?.payCode && head.payTransactionId) {
    const docKey = `${head.payCode}|${head.payTransactionId}`;
    const named = payments.find((document) => document.docKey === docKey);
    if (named) return named;
  }
  // The order names no payment, or not this one: then matching compares what came first for the order.
  return payments
    .filter((document) => (document.content as Payment).PaymentHead.ebpCode === ebpCode)
    .sort(compareArrivals)[0];
}
