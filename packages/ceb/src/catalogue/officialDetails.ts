import type { CatalogueEntry, Pair } from './types.ts';

type Detail = {
  readonly meaning: Pair;
  readonly cause: Pair;
  readonly advice: Pair;
  readonly resend: boolean;
  readonly fields: CatalogueEntry['fields'];
  readonly rule: string;
};

const notFound = (document: Pair): Detail => ({
  meaning: [
    `appType 为 2(变更)或 3(删除)，但没有可操作的${document[0]}`,
    `appType 2 (change) or 3 (delete), but there is no ${document[1]} to act on`,
  ],
  cause: ['原单证未发送成功，或编号与原单证不同', 'the original was not accepted, or its number was different'],
  advice: ['核对编号；若从未新增，用 appType=1 发送', 'check the number; if it was never sent, send it with appType 1'],
  resend: true,
  fields: ['appType'],
  rule: 'B-06',
});

const duplicate = (document: Pair, fields: readonly string[]): Detail => ({
  meaning: [
    `同一编号的${document[0]}已在库，且内容不同`,
    `a ${document[1]} with this number and other content is on file`,
  ],
  cause: [
    '以新增方式重发了改动过的单证，或编号重复使用',
    'a changed document was sent again as new, or a number was used twice',
  ],
  advice: [
    '修改用 appType=2；新单证换编号。原样重发同一报文不会产生此回执',
    'use appType 2 to change it, or a new number for a new document; resending the identical message never gets this answer',
  ],
  resend: false,
  fields,
  rule: 'B-06',
});

const locked = (document: Pair): Detail => ({
  meaning: [
    `关联的清单已申报，${document[0]}不得再变更或删除`,
    `its list has been declared: the ${document[1]} may not be changed or deleted any more`,
  ],
  cause: ['清单申报后才发来变更', 'the change came after the list had been declared'],
  advice: [
    '先处理清单(退单、撤单或改单)，再变更单证',
    'first resolve the list (rejection, cancellation or amendment), then change the document',
  ],
  resend: false,
  fields: ['appType'],
  rule: 'B-06',
});

const stale = (document: Pair): Detail => ({
  meaning: [
    `appTime 早于在库${document[0]}的 appTime，视为旧数据`,
    `appTime is earlier than that of the stored ${document[1]}: old data`,
  ],
  cause: ['乱序发送或企业系统时钟偏慢', 'the messages were sent out of order, or the sender’s clock is slow'],
  advice: [
    '以当前时间作为 appTime 重新生成、加签、发送',
    'generate it again with the current time as appTime, then sign and send it',
  ],
  resend: true,
  fields: ['appTime'],
  rule: 'B-06',
});

const ORDER: Pair = ['订单', 'order'];
const PAYMENT: Pair = ['支付单', 'payment'];
const WAYBILL: Pair = ['运单', 'waybill'];

/** What this platform means by the official codes it gives itself. */
export const OFFICIAL_DETAILS: Readonly<Record<string, Detail>> = {
  '-301009': notFound(ORDER),
  '-301010': duplicate(ORDER, ['ebpCode', 'orderNo']),
  '-301011': locked(ORDER),
  '-301014': stale(ORDER),
  '-401006': notFound(PAYMENT),
  '-401007': {
    ...duplicate(PAYMENT, ['payCode', 'payTransactionId']),
    cause: [
      '以新增方式重发了改动过的支付单，或一笔支付对应多张订单而重复使用同一支付交易编号',
      'a changed payment was sent again as new, or one payment for several orders used the same payment number again',
    ],
    advice: [
      '修改用 appType=2；一笔支付对应多张订单时，由支付企业为每张子订单分别取号并按子订单金额申报（拆单）。原样重发同一报文不会产生此回执',
      'use appType 2 to change it; if one payment covers several orders, the payment firm gives each sub-order its own payment number and amount; resending the identical message never gets this answer',
    ],
  },
  '-401008': locked(PAYMENT),
  '-401012': stale(PAYMENT),
  '-504014': notFound(WAYBILL),
  '-504015': duplicate(WAYBILL, ['logisticsCode', 'logisticsNo']),
  '-504016': locked(WAYBILL),
  '-505016': stale(WAYBILL),
  '-621004': duplicate(['清单', 'list'], ['agentCode', 'copNo']),
  '-621005': {
    meaning: [
      '清单完税价格超过单次交易限值，且不属于仅一件商品的例外',
      'the dutiable value exceeds the single transaction limit, and the one-item exception does not apply',
    ],
    cause: [
      '一单含多件商品且合计超过限值(2019 年起 5000 元)',
      'several items in one order above the limit (5,000 CNY from 2019)',
    ],
    advice: ['按一般贸易申报；不得拆单规避限值', 'declare as general trade; do not split an order to evade the limit'],
    resend: false,
    fields: ['InventoryList/totalPrice', 'freight', 'insuredFee'],
    rule: 'E-05',
  },
  '-621012': {
    meaning: ['清单当前状态不允许改单', 'the list cannot be amended in its present state'],
    cause: ['清单处理中、已放行或已结束', 'the list is being processed, released or closed'],
    advice: [
      '放行前退单后可重报；放行后按撤销或退货办理',
      'before release, declare again after a rejection; after release, use cancellation or return',
    ],
    resend: false,
    fields: ['appType'],
    rule: 'I-01',
  },
  '-621015': {
    meaning: ['签名证书的企业与申报企业不一致', 'the enterprise of the signing certificate is not the declarant'],
    cause: [
      '用其他企业的证书加签，或 agentCode 填写错误',
      'the message was signed with another enterprise’s certificate, or agentCode is wrong',
    ],
    advice: ['用 agentCode 所填企业的证书加签', 'sign with the certificate of the enterprise in agentCode'],
    resend: true,
    fields: ['agentCode'],
    rule: 'A-06',
  },
  '-621016': {
    meaning: ['签名企业没有申报该单证的权限', 'the signing enterprise may not declare this document'],
    cause: [
      '企业未登记该角色、资质过期、暂停，或没有委托关系',
      'the role is not registered, the licence has expired, the enterprise is suspended, or there is no delegation',
    ],
    advice: ['办理登记、续期或委托后再发', 'register, renew or obtain a delegation, then send again'],
    resend: true,
    fields: [],
    rule: 'A-04',
  },
  '-621018': {
    meaning: [
      '本次购买将使订购人当年累计金额超过年度交易限值(2019 年起 26000 元)',
      'with this purchase the buyer would exceed the annual limit (26,000 CNY from 2019)',
    ],
    cause: [
      '订购人当年已用额度较多，或额度被其他订单占用',
      'most of this year’s quota is used, or held by other orders',
    ],
    advice: [
      '不能按跨境电商零售进口申报；按一般贸易办理，或待次年',
      'it cannot be declared through this channel; declare as general trade, or wait for the next year',
    ],
    resend: false,
    fields: ['buyerIdNumber'],
    rule: 'F-01',
  },
  '-621028': {
    meaning: ['签名所覆盖的数据与收到的数据不一致', 'the data covered by the signature is not the data received'],
    cause: ['加签后内容、空白或编码被改动', 'content, white space or encoding was changed after signing'],
    advice: ['加签后不要再改动报文；重新加签发送', 'change nothing after signing; sign again and send'],
    resend: true,
    fields: ['ds:Signature'],
    rule: 'B-05',
  },
  '-621029': {
    meaning: ['签名值未通过登记公钥的验证', 'the signature value does not verify with the registered key'],
    cause: [
      '证书或密钥错误，或算法与密钥类型不符',
      'a wrong certificate or key, or an algorithm that does not fit the key',
    ],
    advice: [
      '确认使用登记的证书和算法(SM2/SM3 或 RSA)后重新加签',
      'use the registered certificate and its algorithm (SM2/SM3 or RSA) and sign again',
    ],
    resend: true,
    fields: ['ds:SignatureValue'],
    rule: 'B-05',
  },
};
