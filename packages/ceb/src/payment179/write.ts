import { assert, done, formatDecimal5, type Outcome, refused } from '@tongguan/kernel';
import { MESSAGE_CODES } from '../message/codes.ts';
import type { Signer } from '../signature/keys.ts';
import { checkPayment } from './check.ts';
import { paymentString } from './string.ts';
import type { PaymentData, PaymentDataGoods, PaymentDataHead, PaymentDataOrder, PaymentText } from './types.ts';

export type PreparedPayment = {
  /** The string to sign in UTF-8. */
  readonly toBeSigned: Buffer;
  /** payExInfoStr, from the serial number of the certificate and the signature over `toBeSigned`. */
  complete(certNo: string, signature: Buffer): string;
};

/**
 * Checks payment data and writes it once: the same text is signed and sent, so that the order of members and the form of
 * numbers cannot differ between the two. For keys that answer later; `signPayment` for keys at hand.
 */
export function preparePayment(data: PaymentData): Outcome<PreparedPayment> {
  const checked = checkPayment(data);
  if (!checked.ok) return checked;
  const text = textOf(data);
  return done({
    toBeSigned: Buffer.from(paymentString(text)),
    complete: (certNo, signature) => uploadOf(text, certNo, signature),
  });
}

/** payExInfoStr, signed. The signer's KeyName becomes certNo. */
export function signPayment(data: PaymentData, signer: Signer): Outcome<string> {
  const prepared = preparePayment(data);
  if (!prepared.ok) return prepared;
  const signature: unknown = signer.sign(prepared.value.toBeSigned);
  if (Buffer.isBuffer(signature) && signature.length > 0 && typeof signer.keyName === 'string') {
    return done(prepared.value.complete(signer.keyName, signature));
  }
  // In plain JavaScript nothing keeps a signer that answers later from being given here.
  const found = signature instanceof Promise ? 'Promise' : typeof signature;
  const allowed =
    '立即返回字节的 Signer；异步签名请用 preparePayment a Signer that answers at once; for an AsyncSigner use preparePayment';
  return refused({ code: MESSAGE_CODES.value, path: 'signValue', found, allowed });
}

function textOf(data: PaymentData): PaymentText {
  return {
    sessionID: data.sessionID,
    head: headText(data.payExchangeInfoHead),
    listsName: 'payExchangeInfoLists',
    lists: `[${data.payExchangeInfoLists.map(orderText).join(',')}]`,
    serviceTime: String(data.serviceTime),
  };
}

/** Time and serial number as texts, as uploads in practice carry them. */
function uploadOf(text: PaymentText, certNo: string, signature: Buffer): string {
  assert(typeof certNo === 'string' && certNo !== '', 'certNo is the serial number of the certificate that signed');
  assert(Buffer.isBuffer(signature) && signature.length > 0, 'the signature is the bytes a key answered');
  return (
    `{"sessionID":"${text.sessionID}","payExchangeInfoHead":${text.head},"${text.listsName}":${text.lists},` +
    `"serviceTime":"${text.serviceTime}",${member('certNo', certNo)},"signValue":"${signature.toString('base64')}"}`
  );
}

/** Members in the order of the announcement; the amount with the fewest digits: 100, 88.08. */
function headText(head: PaymentDataHead): string {
  const before = ['guid', 'initalRequest', 'initalResponse', 'ebpCode', 'payCode', 'payTransactionId'] as const;
  const after = ['currency', 'verDept', 'payType', 'tradingTime', 'note'] as const;
  const amount = `"totalAmount":${formatDecimal5(head.totalAmount)}`;
  return `{${[...before.map((name) => member(name, head[name])), amount, ...after.map((name) => member(name, head[name]))].join(',')}}`;
}

function orderText(order: PaymentDataOrder): string {
  const goods = `"goodsInfo":[${order.goodsInfo.map(goodsText).join(',')}]`;
  const receiver = (['recpAccount', 'recpCode', 'recpName'] as const).map((name) => member(name, order[name]));
  return `{${[member('orderNo', order.orderNo), goods, ...receiver].join(',')}}`;
}

function goodsText({ gname, itemLink }: PaymentDataGoods): string {
  return `{${member('gname', gname)},${member('itemLink', itemLink)}}`;
}

function member(name: string, value: string): string {
  return `"${name}":${JSON.stringify(value)}`;
}
