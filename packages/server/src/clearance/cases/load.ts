import { assert } from '@tongguan/kernel';
import {
  bodySeal,
  DOCUMENT_KINDS,
  type DocumentKind,
  isLater,
  isOfImport,
  type LaterKind,
} from '../../intake/types.ts';
import type { Act } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import type { LaterDocument } from '../later/types.ts';
import { compareArrivals, currentKey, type OrderCase, postponeFrom, refKey } from './cases.ts';
import { postponeBehindWork } from './underWay.ts';
import type { BatchStore } from '../store.ts';
import type { CaseDocument } from '../types.ts';
import type { ArrivalRow, OrderRef } from '../../lane/types.ts';
import type { StoredDocument } from '../rows.ts';

type Loading = OrderCase & { arriving: CaseDocument[]; later: LaterDocument[]; moreWaits: boolean };

/**
 * The cases that this batch touches: everything that counts for their order numbers, opened. Documents that belong to no
 * order – delivery (513), inbound detail (711) – are read alone, without the earlier ones.
 */
export async function loadCases(
  store: BatchStore,
  vault: Vault,
  arrivals: readonly ArrivalRow[],
  orders: readonly (OrderRef & { readonly acts?: readonly Act[] })[],
): Promise<OrderCase[]> {
  const cases = new Map<string, Loading>();
  const taken = new Set<string>();
  const takenUs = new Map<number, bigint>();
  for (const arrival of arrivals) {
    if (arrival.item < 0) continue;
    taken.add(refKey(arrival));
    const before = takenUs.get(arrival.part) ?? -1n;
    takenUs.set(arrival.part, arrival.arrivedUs > before ? arrival.arrivedUs : before);
    cases.set(idOf(arrival), emptyCase(arrival));
  }
  for (const order of orders) cases.set(idOf(order), { ...emptyCase(order), acts: order.acts ?? [] });
  if (cases.size === 0) return [];
  const numbered = [...cases.values()].filter(({ orderNo }) => orderNo !== '');
  const wanted = numbered.map(({ part, orderNo }) => ({ part, orderNo, takenUs: takenUs.get(part) ?? -1n }));
  const loose = arrivals.filter(({ item, orderNo }) => item >= 0 && orderNo === '');
  const [documents, others, declarations] = await Promise.all([
    wanted.length > 0 ? store.documentsOf(wanted) : [],
    loose.length > 0 ? store.documentsByRef(loose) : [],
    wanted.length > 0 ? store.declarationsOf(wanted) : [],
  ]);
  for (const declaration of declarations) cases.get(idOf(declaration))?.declarations.push(declaration);
  for (const row of [...documents, ...others]) {
    if (cases.has(idOf(row))) addDocument(vault, caseOf(cases, row), row, taken);
  }
  for (const found of cases.values()) {
    found.arriving.sort(compareArrivals);
    postpone(found);
  }
  await postponeBehindWork(store, [...cases.values()]);
  return [...cases.values()];
}

const idOf = (order: OrderRef): string => `${order.part}/${order.orderNo}`;

/**
 * Documents wait behind each other in the case of their order. An export may have the number of an import, which is another
 * order of other firms: it has a case of its own. An arrival does not say what it is, so every number has one of import.
 */
function caseOf(cases: Map<string, Loading>, row: StoredDocument): Loading {
  const id = isOfImport(row.kind) ? idOf(row) : `${idOf(row)}/export`;
  const found = cases.get(id) ?? emptyCase(row);
  cases.set(id, found);
  return found;
}

function emptyCase({ part, orderNo }: OrderRef): Loading {
  return {
    part,
    orderNo,
    arriving: [],
    later: [],
    acts: [],
    amending: [],
    postponed: [],
    current: new Map(),
    declarationDocuments: new Map(),
    declarations: [],
    moreWaits: false,
  };
}

function addDocument(vault: Vault, found: Loading, row: StoredDocument, taken: ReadonlySet<string>): void {
  // A document that waits but was not taken in this batch is not there yet, whoever looks.
  if (row.waiting && !taken.has(refKey(row))) {
    found.moreWaits = true;
    return;
  }
  if (isLater(row.kind)) {
    if (row.waiting) found.later.push(openLater(vault, row));
    return;
  }
  const document = openDocument(vault, row);
  if (document.arriving) found.arriving.push(document);
  else if (document.kind === DOCUMENT_KINDS.declaration) found.declarationDocuments.set(refKey(document), document);
  else found.current.set(currentKey(document), document);
}

/**
 * Documents, later documents (623 …) and acts stay in order of arrival, so that the outcome does not depend on who shares a
 * batch: behind the first of these no other document is looked at, and behind that document nothing else.
 */
function postpone(found: OrderCase & { arriving: CaseDocument[]; moreWaits: boolean }): void {
  const first = [...found.later, ...found.acts].reduce<bigint | null>(
    (least, { arrivedUs }) => (least === null || arrivedUs < least ? arrivedUs : least),
    null,
  );
  if (first === null) return;
  const behind = found.arriving.find(({ arrivedUs }) => arrivedUs > first);
  if (behind !== undefined) postponeFrom(found, behind);
}

function contentOf<T>(vault: Vault, row: StoredDocument): T {
  assert(row.body !== null, 'what is looked at was read with its body');
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
