import { bodySeal, DOCUMENT_KINDS, type DocumentKind, type LaterKind } from '../intake/types.ts';
import type { Vault } from '../vault/types.ts';
import type { LaterDocument } from './aftercare/types.ts';
import { compareArrivals, type OrderCase, refKey } from './cases.ts';
import type { ArrivalRow, BatchStore, OrderRef, StoredDocument } from './store.ts';
import type { CaseDocument } from './types.ts';

/** The cases that this batch touches: everything stored for their order numbers, opened. */
export async function loadCases(
  store: BatchStore,
  vault: Vault,
  arrivals: readonly ArrivalRow[],
  overdue: readonly OrderRef[],
): Promise<OrderCase[]> {
  const orders = new Map<string, OrderRef>();
  const taken = new Set<string>();
  for (const arrival of arrivals) {
    if (arrival.item < 0) continue;
    taken.add(refKey(arrival));
    orders.set(`${arrival.part}/${arrival.orderNo}`, { part: arrival.part, orderNo: arrival.orderNo });
  }
  for (const order of overdue) orders.set(`${order.part}/${order.orderNo}`, order);
  if (orders.size === 0) return [];
  const wanted = [...orders.values()];
  const [documents, declarations] = await Promise.all([store.documentsOf(wanted), store.declarationsOf(wanted)]);
  const cases = new Map<string, OrderCase & { arriving: CaseDocument[]; later: LaterDocument[]; moreWaits: boolean }>();
  for (const [key, order] of orders) {
    const lists = { current: new Map(), lists: new Map() };
    const empty = {
      arriving: [],
      later: [],
      amending: [],
      postponed: [],
      ...lists,
      declarations: [],
      moreWaits: false,
    };
    cases.set(key, { ...order, ...empty });
  }
  for (const declaration of declarations)
    cases.get(`${declaration.part}/${declaration.orderNo}`)?.declarations.push(declaration);
  for (const row of documents) {
    const found = cases.get(`${row.part}/${row.orderNo}`);
    if (!found) continue;
    // A document that waits but was not taken in this batch is not there yet, whoever looks.
    if (row.waiting && !taken.has(refKey(row))) {
      found.moreWaits = true;
      continue;
    }
    if (row.kind > DOCUMENT_KINDS.list) {
      if (row.waiting) found.later.push(openLater(vault, row));
      continue;
    }
    const document = openDocument(vault, row);
    if (document.arriving) found.arriving.push(document);
    else if (document.kind === 4) found.lists.set(refKey(document), document);
    else found.current.set(`${document.kind}/${document.docKey}`, document);
  }
  for (const found of cases.values()) {
    found.arriving.sort(compareArrivals);
    postpone(found);
  }
  return [...cases.values()];
}

/** In order of arrival also across what is said later (623 …), so that the outcome does not depend on who shares a batch. */
function postpone(found: OrderCase & { arriving: CaseDocument[]; moreWaits: boolean }): void {
  const first = found.later.reduce<bigint | null>(
    (least, { arrivedUs }) => (least === null || arrivedUs < least ? arrivedUs : least),
    null,
  );
  if (first === null) return;
  found.postponed = found.arriving.filter(({ arrivedUs }) => arrivedUs > first);
  if (found.postponed.length === 0) return;
  found.arriving = found.arriving.filter(({ arrivedUs }) => arrivedUs <= first);
  found.moreWaits = true;
}

function contentOf<T>(vault: Vault, row: StoredDocument): T {
  const body = vault.open(row.body, bodySeal(row.part, row.messageId, row.item));
  return JSON.parse(body.toString('utf8')) as T;
}

function openLater(vault: Vault, row: StoredDocument): LaterDocument {
  const { waiting: _, signerCode: __, ...rest } = row;
  return { ...rest, kind: row.kind as LaterKind, content: contentOf<LaterDocument['content']>(vault, row) };
}

function openDocument(vault: Vault, row: StoredDocument): CaseDocument {
  return {
    part: row.part,
    messageId: row.messageId,
    item: row.item,
    kind: row.kind as DocumentKind,
    orderNo: row.orderNo,
    docKey: row.docKey,
    appType: row.appType,
    appTime: row.appTime,
    signerCode: row.signerCode,
    callerCode: row.callerCode,
    acceptedMs: row.acceptedMs,
    arrivedUs: row.arrivedUs,
    arriving: row.waiting,
    content: contentOf<CaseDocument['content']>(vault, row),
  };
}
