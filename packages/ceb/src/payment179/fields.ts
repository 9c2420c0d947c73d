/** What may stand in a member. Lengths count characters. */
export type PaymentField = {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly personal: boolean;
  readonly pattern?: RegExp;
  readonly allowed: string;
};

type Row = readonly [name: string, required: boolean, max: number, pattern?: RegExp, allowed?: string];

const TIME = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/;

/** Requests and answers of a payment hold the buyer's account; the others name a person or an account themselves. */
const PERSONAL = new Set(['initalRequest', 'initalResponse', 'recpAccount', 'recpName', 'note']);

/** Announcement 2018-179, interface document 1.6.3; `totalAmount` and `goodsInfo` are no texts and stand elsewhere. */
export const HEAD_FIELDS: readonly PaymentField[] = fieldsOf([
  // Customs answers lower case with a failure; the document says capitals (1.6.3).
  ['guid', true, 36, /^[^a-z]*$/, '英文字母大写 capitals'],
  ['initalRequest', true, 8000],
  ['initalResponse', true, 8000],
  ['ebpCode', true, 18],
  ['payCode', true, 18],
  ['payTransactionId', true, 60],
  ['currency', true, 4, /^\d{3}$/, '海关币制代码 customs currency code: 142'],
  ['verDept', true, 1, /^[123]$/, '1 银联 UnionPay, 2 网联 NetsUnion, 3 其他 other'],
  ['payType', false, 1, /^[1234]?$/, '1 APP, 2 PC, 3 扫码 scanned code, 4 其他 other'],
  ['tradingTime', true, 14, TIME, 'YYYYMMDDhhmmss'],
  ['note', false, 1000],
]);

export const ORDER_FIELDS: readonly PaymentField[] = fieldsOf([
  ['orderNo', true, 60],
  ['recpAccount', true, 60],
  ['recpCode', false, 18],
  ['recpName', true, 100],
]);

export const GOODS_FIELDS: readonly PaymentField[] = fieldsOf([
  ['gname', true, 250],
  ['itemLink', true, 3000],
]);

/**
 * Letters, digits and hyphens, as every session seen: the string to sign puts this text between quotes without escaping,
 * and a quote inside could make one signature fit two uploads.
 */
export const SESSION_FIELD = fieldOf([
  'sessionID',
  true,
  64,
  /^[\w-]+$/,
  '字母、数字、连字符 letters, digits, hyphens',
]);
export const SERVICE_TIME_FIELD = fieldOf([
  'serviceTime',
  true,
  13,
  /^\d{13}$/,
  '毫秒 milliseconds since 1970, 13 digits',
]);
export const CERT_NO_FIELD = fieldOf([
  'certNo',
  true,
  40,
  /^[\dA-Fa-f]+$/,
  '证书序列号 serial number of the certificate',
]);
export const SIGN_VALUE_FIELD = fieldOf(['signValue', true, 1024, /^[\dA-Za-z+/=]+$/, 'base64']);

export const AMOUNT_ALLOWED = 'N19,5 JSON 数字 number, ≥ 0';
/** One payment may be for several orders (merged); more than this is no payment of a shop. */
export const ORDERS_MAX = 100;
/** As many lines as a list may have. */
export const GOODS_MAX = 99;

function fieldsOf(rows: readonly Row[]): PaymentField[] {
  return rows.map(fieldOf);
}

function fieldOf([name, required, max, pattern, allowed]: Row): PaymentField {
  const lengths = `${required ? 1 : 0}–${max} 个字符 characters`;
  return {
    name,
    min: required ? 1 : 0,
    max,
    personal: PERSONAL.has(name),
    ...(pattern === undefined ? {} : { pattern }),
    allowed: allowed ?? lengths,
  };
}
