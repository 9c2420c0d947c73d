import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { MESSAGE_CODES } from '../message/codes.ts';
import { Problems } from '../message/problems.ts';
import { checkText } from './check.ts';
import { ORDER_FIELDS, type PaymentField, SERVICE_TIME_FIELD, SESSION_FIELD } from './fields.ts';
import { type JsonNode, parseRawJson } from './rawJson.ts';

/** Where customs takes uploads, by the announcement's interface document. */
export const PAYMENT_ENDPOINTS = {
  production: 'https://customs.chinaport.gov.cn/ceb2grab/grab/realTimeDataUpload',
  test: 'https://swapptest.singlewindow.cn/ceb2grab/grab/realTimeDataUpload',
} as const;

/** 10000 is success, 20000 failure, 20001 to 21000 name one (interface document 1.6.4). */
export const PAYMENT_REPLY = { accepted: '10000', failed: '20000' } as const;

/** What customs asks: the payment of this order, to be uploaded under this session. */
export type PaymentQuery = { readonly orderNo: string; readonly sessionID: string; readonly serviceTime: EpochMs };

/** How each side answers the other at once. */
export type PaymentReply = {
  readonly code: string;
  readonly message: string;
  readonly serviceTime: EpochMs;
  /** Only customs sends it. */
  readonly total?: number;
};

/** `application/x-www-form-urlencoded`: the question of customs. */
export function queryForm(query: PaymentQuery): string {
  return new URLSearchParams({ openReq: JSON.stringify(query) }).toString();
}

/** `application/x-www-form-urlencoded`: the upload of a platform. */
export function paymentForm(payExInfoStr: string): string {
  return new URLSearchParams({ payExInfoStr }).toString();
}

/** The upload inside a form. */
export function paymentInForm(body: string): Outcome<string> {
  return fieldOfForm(body, 'payExInfoStr');
}

/** The question inside a form. Times come as numbers and as texts. */
export function readPaymentQuery(body: string): Outcome<PaymentQuery> {
  const form = fieldOfForm(body, 'openReq');
  if (!form.ok) return form;
  const root = parseRawJson(form.value);
  if (root?.kind !== 'object') {
    const escaped = /&(?:quot|#34|#x22|amp);/i.test(form.value);
    return refuse('openReq', escaped ? HTML_ESCAPED : 'JSON 对象 a JSON object');
  }
  const problems = new Problems();
  const [orderNo, sessionID, serviceTime] = [ORDER_NO_FIELD, SESSION_FIELD, SERVICE_TIME_FIELD].map((field) => {
    const text = textOf(root.members.get(field.name));
    if (text === null) problems.add(MESSAGE_CODES.element, field.name, '缺少 missing', field.allowed);
    else checkText(problems, field, text);
    return text ?? '';
  });
  if (problems.list.length > 0) return refused(...problems.list);
  return done({ orderNo: orderNo ?? '', sessionID: sessionID ?? '', serviceTime: Number(serviceTime) });
}

/** The answer to a question or an upload: accepted, or every problem by name, as customs words them. */
export function replyTo(outcome: Outcome<unknown>, nowMs: EpochMs): PaymentReply {
  if (outcome.ok) return { code: PAYMENT_REPLY.accepted, message: '', serviceTime: nowMs };
  const message = outcome.refusals.map(({ path, allowed }) => `${path} : ${allowed};`).join(' ');
  return { code: PAYMENT_REPLY.failed, message, serviceTime: nowMs };
}

/** Reads what the other side answered; `null` when it is no such answer. Codes come as text and as number. */
export function readReply(text: string): PaymentReply | null {
  const root = parseRawJson(text);
  if (root?.kind !== 'object') return null;
  const [code, message, time, total] = ['code', 'message', 'serviceTime', 'total'].map((name) =>
    textOf(root.members.get(name)),
  );
  if (!code) return null;
  const count = total && /^\d{1,9}$/.test(total) ? { total: Number(total) } : {};
  return { code, message: message ?? '', serviceTime: time && /^\d{10,13}$/.test(time) ? Number(time) : 0, ...count };
}

/** Frameworks that guard against cross-site scripting escape forms before the program sees them. */
const HTML_ESCAPED =
  'JSON 对象；收到的被 HTML 转义（&quot;），请在取值处关闭框架的 XSS 过滤 a JSON object; it arrived escaped for HTML (&quot;): switch off the XSS filter of your framework for this form';

const ORDER_NO_FIELD: PaymentField = ORDER_FIELDS[0] as PaymentField;

function fieldOfForm(body: string, name: string): Outcome<string> {
  const values = new URLSearchParams(body).getAll(name);
  const [only] = values;
  return values.length === 1 && only !== undefined && only !== ''
    ? done(only)
    : refuse(name, '表单项一次 the form field, once');
}

function textOf(node: JsonNode | undefined): string | null {
  if (node?.kind === 'string') return node.value;
  return node?.kind === 'number' ? node.digits : null;
}

function refuse(path: string, allowed: string) {
  return refused({ code: MESSAGE_CODES.element, path, found: '缺少或无法读取 missing or unreadable', allowed });
}
