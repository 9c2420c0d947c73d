import {
  type CebMessage,
  documentKey,
  type Holes,
  type Inventory,
  type Logistics,
  type Order,
  type Payment,
} from '@tongguan/ceb';
import { type Difference, matchDocuments } from '@tongguan/matching';
import type { RuleContext } from './rules.ts';
import type { Remark, Source } from './types.ts';
import { comparisonKey } from '@tongguan/kernel';
import { nearestNumber, partingPoints } from './unseen.ts';

/** A remark about one of several files. */
export type Across = {
  readonly source: Source;
  readonly remark: Remark;
  /** The file it is compared with, when it tells of its values. */
  readonly other?: Source;
};

type Found = { readonly source: Source; readonly index: number; readonly key: string; readonly document: unknown };

/** Findings across files: numbers used twice, and documents of one order that differ. */
export function remarksAcross(sources: readonly Source[], context: RuleContext): Across[] {
  return [
    ...repeatedGuids(sources),
    ...repeatedNumbers(sources),
    ...partnerless(sources),
    ...matched(sources, context),
  ];
}

function repeatedGuids(sources: readonly Source[]): Across[] {
  const seen = new Map<string, string>();
  return sources.flatMap((source): Across[] => {
    if (source.message === null) return [];
    const guid = source.message.guid.toUpperCase();
    const before = seen.get(guid);
    seen.set(guid, before ?? source.file);
    if (before === undefined) return [];
    const allowed = `不重复，${before} 已用 / unique, used by ${before}`;
    return [{ source, remark: { code: '-900206', path: '@guid', found: guid, allowed } }];
  });
}

/** Official codes for numbers that are there already. */
const REPEATED: Readonly<Record<string, string>> = {
  order: '-301010',
  payment: '-401007',
  waybill: '-504015',
  declaration: '-621004',
};

function repeatedNumbers(sources: readonly Source[]): Across[] {
  const seen = new Map<string, string>();
  return documentsOf(sources).flatMap(({ source, index, key }): Across[] => {
    const [kind = ''] = key.split('|');
    const code = REPEATED[kind];
    const place = `${source.file} 第 ${index + 1} 份`;
    // A number in another spelling is the same number.
    const before = seen.get(comparisonKey(key));
    seen.set(comparisonKey(key), before ?? place);
    if (code === undefined || before === undefined) return [];
    const found = key.slice(kind.length + 1);
    const holes: Holes = { declaration: found.slice(found.indexOf('|') + 1) };
    const remark = { code, path: `document[${index + 1}]`, found, allowed: `${before} 已用 / used there`, holes };
    return [{ source, remark }];
  });
}

/** Which number of a document names another one, and of which kind that is. */
const NAMES: readonly (readonly [kind: string, node: string, field: string, partner: string])[] = [
  ['payment', 'PaymentHead', 'orderNo', 'order'],
  ['declaration', 'InventoryHead', 'orderNo', 'order'],
  ['declaration', 'InventoryHead', 'logisticsNo', 'waybill'],
  ['order', 'OrderHead', 'payTransactionId', 'payment'],
];

const CALLED: Readonly<Record<string, string>> = {
  order: '订单 order',
  waybill: '运单 waybill',
  payment: '支付单 payment',
};

/** Nothing is near: the number may be wrong altogether, or its document lie elsewhere. */
function nobodyHas(partner: string, count: number): string {
  return `所查 ${count} 份${CALLED[partner] ?? partner}中没有此编号 none of the ${count} here has this number`;
}

/**
 * A document that names another which is not here, though others of its kind are: the nearest of these, where one has nearly the
 * number (D-01).
 */
function partnerless(sources: readonly Source[]): Across[] {
  const all = documentsOf(sources);
  const numbers = new Map<string, Map<string, Found>>();
  for (const found of all) {
    const [kind = '', , number = ''] = found.key.split('|');
    const known = numbers.get(kind) ?? new Map<string, Found>();
    numbers.set(kind, known.set(number, found));
  }
  return all.flatMap((found) =>
    NAMES.flatMap(([kind, node, field, partner]): Across[] => {
      if (!found.key.startsWith(`${kind}|`)) return [];
      const head = (found.document as Readonly<Record<string, Readonly<Record<string, string>>>>)[node];
      const number = head?.[field] ?? '';
      const known = numbers.get(partner);
      if (number === '' || known === undefined || known.has(number)) return [];
      const near = nearestNumber(number, known.keys());
      const there = near === null ? undefined : known.get(near.number);
      const allowed =
        near === null || there === undefined
          ? nobodyHas(partner, known.size)
          : `${there.source.file}: ${near.number}（${near.how}）`;
      const path = `document[${found.index + 1}]/${node}/${field}`;
      const remark = { code: '-900206', path, found: number, allowed, severity: 'warning' } as const;
      return [{ source: found.source, remark, ...(there === undefined ? {} : { other: there.source }) }];
    }),
  );
}

/** D-01 … D-04 with the platform's own rules, for every declaration whose order, payment and waybill are there too. */
function matched(sources: readonly Source[], { tolerances, showValues }: RuleContext): Across[] {
  const all = documentsOf(sources);
  // Of a number used twice the first counts, as on the platform.
  const by = new Map([...all].reverse().map((found) => [found.key, found]));
  return all.flatMap((found): Across[] => {
    if (!found.key.startsWith('declaration|')) return [];
    const head = (found.document as Inventory).InventoryHead;
    const order = by.get(`order|${head.ebpCode}|${head.orderNo}`);
    const waybill = by.get(`waybill|${head.logisticsCode}|${head.logisticsNo}`);
    const paid = (order?.document as Order | undefined)?.OrderHead;
    const payment = by.get(`payment|${paid?.payCode ?? ''}|${paid?.payTransactionId ?? ''}`);
    if (!order || !waybill || !payment) return [];
    const documents = {
      declaration: found.document as Inventory,
      order: order.document as Order,
      waybill: waybill.document as Logistics,
      payment: payment.document as Payment,
    };
    const places = { Inventory: found, Order: order, Logistics: waybill, Payment: payment };
    return matchDocuments(documents, tolerances)
      .filter(({ rightPath }) => !/^(OrderHead\/goodsValue \+|Σ|.*×)/.test(rightPath))
      .map((difference) => placed(showValues ? unmasked(difference, places) : difference, places));
  });
}

/** A difference of personal values with the values themselves, and the signs at which they part by their code points. */
function unmasked(difference: Difference, places: Readonly<Record<string, Found>>): Difference {
  if (difference.unlike === undefined) return difference;
  const [leftValue, rightValue] = [difference.leftPath, difference.rightPath].map((path) => valueAt(path, places));
  if (leftValue === undefined || rightValue === undefined) return difference;
  const { zh, en } = difference.unlike;
  const points = partingPoints(leftValue, rightValue);
  return { ...difference, leftValue, rightValue, unlike: { zh: `${zh}；${points}`, en } };
}

/** `OrderHead/buyerName`, in the document whose head that is. */
function valueAt(path: string, places: Readonly<Record<string, Found>>): string | undefined {
  const [head = '', field = ''] = path.split('/');
  const place = Object.keys(places).find((name) => head.startsWith(name));
  const document = place === undefined ? undefined : places[place]?.document;
  return (document as Readonly<Record<string, Readonly<Record<string, string>>>> | undefined)?.[head]?.[field];
}

function placed(difference: Difference, places: Readonly<Record<string, Found>>): Across {
  const { code, leftPath, leftValue, rightPath, rightValue, unlike } = difference;
  const node = Object.keys(places).find((name) => leftPath.startsWith(name)) ?? 'Inventory';
  const { source, index } = places[node] as Found;
  const path = `document[${index + 1}]/${leftPath.split(' +', 1)[0] ?? ''}`;
  const other = places[Object.keys(places).find((name) => rightPath.startsWith(name)) ?? ''];
  const where = other && other.source !== source ? `${other.source.file}: ` : '';
  const how = unlike === undefined ? '' : ` (${unlike.zh} / ${unlike.en})`;
  const remark = { code, path, found: leftValue, allowed: `${where}${rightPath} = ${rightValue}${how}` };
  return other ? { source, remark, other: other.source } : { source, remark };
}

function documentsOf(sources: readonly Source[]): Found[] {
  return sources.flatMap((source) => {
    const message: CebMessage | null = source.message;
    if (message === null) return [];
    return message.documents.flatMap((document, index): Found[] => {
      const key = documentKey(message, index);
      return key === null ? [] : [{ source, index, document, key: `${key.kind}|${key.company}|${key.number}` }];
    });
  });
}
