import { assert } from '@tongguan/kernel';
import { explainCode } from '../catalogue/explain.ts';
import {
  type Bilingual,
  type CatalogueEntry,
  SOURCE_DEVICE,
  SOURCE_DXP,
  SOURCE_OFFICIAL,
  SOURCE_OWN,
  SOURCE_PAYMENT_179,
  SOURCE_PRACTICE,
  SOURCE_STATES,
  SOURCE_TAX,
} from '../catalogue/types.ts';
import { DICTIONARY } from '../dictionary/dictionary.ts';

/** A page of codes in the reference; every code stands on exactly one. */
export type CodeGroup = {
  readonly id: string;
  readonly title: Bilingual;
  holds(entry: CatalogueEntry): boolean;
};

/** In the order of the reference's index. */
export const CODE_GROUPS: readonly CodeGroup[] = [
  group('states', '清单与单证状态', 'states of documents', SOURCE_STATES, /^/),
  group('tax', '税单状态（816、818）', 'status of a tax bill (816, 818)', SOURCE_TAX, /^/),
  group('practice', '回执中所见的业务代码', 'business codes seen in receipts', SOURCE_PRACTICE, /^/),
  group('enterprise', '企业（−101xx）', 'enterprise (−101xx)', SOURCE_OFFICIAL, /^-101/),
  group('order', '订单（−301xxx）', 'order (−301xxx)', SOURCE_OFFICIAL, /^-301/),
  group('payment', '支付单（−401xxx）', 'payment (−401xxx)', SOURCE_OFFICIAL, /^-401/),
  group(
    'waybill',
    '运单与运单状态（−504xxx、−505xxx）',
    'waybill and its status (−504xxx, −505xxx)',
    SOURCE_OFFICIAL,
    /^-50/,
  ),
  group('list', '进口清单（−621xxx）', 'import list (−621xxx)', SOURCE_OFFICIAL, /^-621/),
  group('cancellation', '撤销申请单（−623xxx）', 'cancellation (−623xxx)', SOURCE_OFFICIAL, /^-623/),
  group('return', '退货申请单（−625xxx）', 'return application (−625xxx)', SOURCE_OFFICIAL, /^-625/),
  group('inbound', '入库明细单（−800xxx）', 'inbound detail (−800xxx)', SOURCE_OFFICIAL, /^-800/),
  group('bytes', '本平台：字节（−9001xx）', 'this platform: bytes (−9001xx)', SOURCE_OWN, /^-9001/),
  group('message', '本平台：报文（−9002xx）', 'this platform: message (−9002xx)', SOURCE_OWN, /^-9002/),
  group(
    'signature',
    '本平台：签名与签名人（−9003xx）',
    'this platform: signature and signer (−9003xx)',
    SOURCE_OWN,
    /^-9003/,
  ),
  group('business', '本平台：业务（90001…90999）', 'this platform: business (90001…90999)', SOURCE_OWN, /^90/),
  group('payment179', '公告 179 接口的应答', 'answers of the interface of announcement 179', SOURCE_PAYMENT_179, /^/),
  group('dxp', '数据交换平台的应答', 'answers of the exchange platform', SOURCE_DXP, /^/),
  group('device', 'u-key 控件的错误码', 'errors of u-key controls', SOURCE_DEVICE, /^/),
  // Whatever comes later has a page too, so that no code is without one.
  group('other', '其它', 'other', '', /^/),
];

/** The page that holds a code. */
export function codeGroupOf(entry: CatalogueEntry): CodeGroup {
  const found = CODE_GROUPS.find((one) => one.holds(entry));
  assert(found !== undefined, 'the last group holds every code');
  return found;
}

/** `-621018` → `code-621018`, `1313` → `code1313`: no two codes of a page share an anchor. */
export function codeAnchor(code: string): string {
  return `code${code}`;
}

/** Where the reference explains a code, Chinese and English page; `null` for a code the catalogue does not know. */
export function codeReference(code: string): Bilingual | null {
  const entry = explainCode(code);
  return entry === null ? null : entryReference(entry);
}

export function entryReference(entry: CatalogueEntry): Bilingual {
  const page = `docs/reference/codes/${codeGroupOf(entry).id}`;
  const anchor = codeAnchor(entry.code);
  return { zh: `${page}.zh-CN.md#${anchor}`, en: `${page}.en.md#${anchor}` };
}

/**
 * Where the reference describes an element: the path of a refusal (`Order[2]/OrderHead/orderNo`, `@guid`) or its JSON
 * pointer (`/documents/1/OrderHead/orderNo`). `null` for a type the dictionary does not carry.
 */
export function elementReference(type: string, path: string): string | null {
  const spec = DICTIONARY.get(type);
  if (spec === undefined) return null;
  const page = messageReference(type);
  const steps = path
    .replace(/^\/documents\b/, `/${spec.document.name}`)
    .replace(/^\/(guid|version)$/, '/@$1')
    .split('/')
    .map((step) => step.replace(/\[\d+\]$/, ''))
    .filter((step) => step !== '' && !/^\d+$/.test(step));
  const [first] = steps;
  if (first === undefined) return page;
  if (first.startsWith('@')) return `${page}#attribute-${first.slice(1)}`;
  if (first === 'Signature' || first === 'ds:Signature') return `${page}#Signature`;
  const [parent, name] = steps.slice(-2);
  return name === undefined
    ? `${page}#${elementAnchor(null, capital(first))}`
    : `${page}#${elementAnchor(steps.length === 2 ? capital(parent ?? '') : (parent ?? ''), name)}`;
}

/** `CEB311Message` → `docs/reference/messages/CEB311.md`. */
export function messageReference(type: string): string {
  return `docs/reference/messages/${type.replace(/Message$/, '')}.md`;
}

/** An element by its parent, which is unique within a message. */
export function elementAnchor(parent: string | null, name: string): string {
  return parent === null ? name : `${parent}-${name}`;
}

/** `baseTransfer` of a record is `BaseTransfer` of the wire. */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function group(id: string, zh: string, en: string, source: string, pattern: RegExp): CodeGroup {
  return {
    id,
    title: { zh, en },
    holds: (entry) => (source === '' || entry.source === source) && pattern.test(entry.code),
  };
}
