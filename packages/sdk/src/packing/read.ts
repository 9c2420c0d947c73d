import { documentKey, type Inventory, type Logistics, type Order } from '@tongguan/ceb';
import { comparisonKey, parseDecimal5 } from '@tongguan/kernel';
import { openedSources } from '../lint/lint.ts';
import type { LintInput, Source } from '../lint/types.ts';
import { articleKey, articleOf } from './article.ts';
import type { Packed, Packing, Parcel, ParcelConsignee, Trouble } from './types.ts';

/** One document of a file, and the version of it: who sends it again with a later time replaces it (B-06). */
type Found<Document> = {
  readonly file: string;
  readonly document: Document;
  readonly appType: string;
  readonly appTime: string;
};

type Kept = {
  readonly declarations: ReadonlyMap<string, Found<Inventory>>;
  readonly waybills: ReadonlyMap<string, Found<Logistics>>;
  readonly orders: ReadonlyMap<string, Found<Order>>;
};

/** 报送类型 3: the document is withdrawn. */
const WITHDRAWN = '3';

/**
 * The parcels of declarations, with orders and waybills where they lie beside them, out of files as `lint` reads them; other messages
 * are passed over. Signatures are not looked at: packing begins before anybody has signed. Of several versions of a
 * document the latest counts.
 */
export function readPacking(inputs: readonly LintInput[]): Packing {
  const { sources } = openedSources(inputs);
  const troubles: Trouble[] = [];
  for (const { file, message, remarks } of sources)
    if (message === null) troubles.push({ kind: 'unread', file, other: '', found: remarks[0]?.code ?? '' });
  const kept: Kept = {
    declarations: latestOf<Inventory>(sources, 'declaration', 'InventoryHead', troubles),
    waybills: latestOf<Logistics>(sources, 'waybill', 'LogisticsHead', troubles),
    orders: latestOf<Order>(sources, 'order', 'OrderHead', troubles),
  };
  const parcels = new Map<string, Parcel>();
  for (const found of kept.declarations.values()) {
    const parcel = parcelOf(found, kept, troubles);
    const key = keyOf(parcel.carrierCode, parcel.parcelNo);
    const before = parcels.get(key);
    if (before === undefined) parcels.set(key, parcel);
    else troubles.push({ kind: 'parcel', file: parcel.file, other: before.file, found: 'InventoryHead/logisticsNo' });
  }
  return { parcels: [...parcels.values()], troubles };
}

function latestOf<Document>(
  sources: readonly Source[],
  kind: string,
  head: string,
  troubles: Trouble[],
): ReadonlyMap<string, Found<Document>> {
  const latest = new Map<string, Found<Document>>();
  for (const { file, message } of sources) {
    if (message === null) continue;
    message.documents.forEach((document, index) => {
      const key = documentKey(message, index);
      if (key === null || key.kind !== kind) return;
      const { appType = '', appTime = '' } = headOf(document, head);
      // Before it has a number of its own a declaration is known by the order it is for.
      const number = key.number === '' ? `order ${key.orderNo}` : key.number;
      const found = { file, document: document as Document, appType, appTime };
      const name = keyOf(key.company, number);
      const before = latest.get(name);
      if (before === undefined || appTime > before.appTime) latest.set(name, found);
      else if (appTime === before.appTime && !isSame(before.document, document))
        troubles.push({ kind: 'versions', file, other: before.file, found: `${head}/appTime` });
    });
  }
  return new Map([...latest].filter(([, { appType }]) => appType !== WITHDRAWN));
}

function parcelOf({ file, document }: Found<Inventory>, kept: Kept, troubles: Trouble[]): Parcel {
  const { InventoryHead: head, InventoryList: lines } = document;
  const packed = new Map<string, Packed>();
  lines.forEach((line, index) => {
    const quantity = parseDecimal5(line.qty);
    if (quantity === null || quantity <= 0n) {
      troubles.push({ kind: 'quantity', file, other: '', found: `InventoryList[${index + 1}]/qty` });
      return;
    }
    const article = articleOf(head, line);
    const key = articleKey(article);
    const before = packed.get(key);
    packed.set(key, { article: before?.article ?? article, quantity: (before?.quantity ?? 0n) + quantity });
  });
  return {
    file,
    parcelNo: head.logisticsNo,
    carrierCode: head.logisticsCode,
    carrierName: head.logisticsName,
    orderNo: head.orderNo,
    declarationNo: head.copNo ?? '',
    packages: head.packNo,
    grossWeightKg: head.grossWeight,
    consignee: consigneeOf(document, kept),
    packed: [...packed.values()],
  };
}

function consigneeOf({ InventoryHead: head }: Inventory, { waybills, orders }: Kept): ParcelConsignee {
  const waybill = waybills.get(keyOf(head.logisticsCode, head.logisticsNo))?.document.LogisticsHead;
  const order = orders.get(keyOf(head.ebpCode, head.orderNo))?.document.OrderHead;
  const named = waybill ?? order;
  if (named === undefined) return { from: 'declaration', name: null, telephone: null, address: head.consigneeAddress };
  const { consignee: name, consigneeTelephone: telephone, consigneeAddress: address } = named;
  return { from: waybill === undefined ? 'order' : 'waybill', name, telephone, address };
}

/** The same bytes may lie in two files; a message that is sent again has a guid of its own. */
function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (name, part: unknown) => (name === 'guid' ? undefined : part));
  return text(one) === text(other);
}

function headOf(document: unknown, head: string): Readonly<Record<string, string>> {
  return (document as Readonly<Record<string, Readonly<Record<string, string>>>>)[head] ?? {};
}

function keyOf(company: string, number: string): string {
  return JSON.stringify([comparisonKey(company), comparisonKey(number)]);
}
