import type { Pair } from './types.ts';

/** What kind of failure an official code reports; the list has the same dozen for every document. */
export type OfficialKind = {
  /** Recognises the kind by the official text; the first that fits counts. */
  readonly pattern: RegExp;
  readonly meaning: Pair;
  readonly cause: Pair;
  readonly advice: Pair;
  readonly resend: boolean;
};

export const OFFICIAL_KINDS: readonly OfficialKind[] = [
  {
    pattern: /旧报文/,
    meaning: [
      '报送时间早于已存单证的报送时间，按旧数据处理，不生效',
      'appTime is not later than that of the stored document: treated as old data, no effect',
    ],
    cause: ['重发了旧报文，或系统时钟落后', 'an older message was sent again, or the clock runs behind'],
    advice: ['用当前时间作为 appTime 重新生成报文再发', 'write the message anew with the current time as appTime'],
    resend: true,
  },
  {
    pattern: /超过(年度)?限额|超过单笔/,
    meaning: [
      '购买金额超过跨境电商零售进口的交易限值',
      'the purchase exceeds a transaction limit of the retail import channel',
    ],
    cause: ['订单金额或该订购人当年累计金额过高', 'the order, or the buyer’s purchases of the year, are too large'],
    advice: [
      '不能按跨境电商零售进口申报，按一般贸易办理',
      'it cannot be declared as retail import; declare it as general trade',
    ],
    resend: false,
  },
  {
    pattern: /验签失败|加签数据|签名信息/,
    meaning: ['数字签名不能通过验证或保存', 'the digital signature could not be verified or stored'],
    cause: [
      '加签后内容被改动，算法与证书不符，或未加签',
      'content changed after signing, algorithm not fitting the certificate, or no signature',
    ],
    advice: ['对最终报文重新加签后再发', 'sign the final message again and send it'],
    resend: true,
  },
  {
    pattern: /不匹配|没有权限|证书中|企业类型|企业代码/,
    meaning: ['操作企业的身份与单证要求的不符', 'the acting enterprise is not the one the document requires'],
    cause: [
      '使用了其他企业的证书，或企业未登记该角色',
      'another enterprise’s certificate was used, or the role is not registered',
    ],
    advice: [
      '用申报企业自己的证书加签，或先办理登记',
      'sign with the declarant’s own certificate, or register the role first',
    ],
    resend: true,
  },
  {
    pattern: /已存在|已经申报过|对应多条|检索到多条/,
    meaning: ['相同业务编号的单证已存在', 'a document with the same business number is on file'],
    cause: ['重复发送，或不同单证用了同一编号', 'sent twice, or one number used for two documents'],
    advice: [
      '无需再发；要改内容用 appType=2 变更，新单证用新编号',
      'nothing to do; to change it send appType 2, for a new document use a new number',
    ],
    resend: false,
  },
  {
    pattern: /备案库|参数库|未备案|第二数量/,
    meaning: ['表体数据与备案或参数不一致', 'a goods line differs from the filing or the parameter tables'],
    cause: ['商品未备案，或编码、单位填写错误', 'goods not filed, or a wrong code or unit'],
    advice: ['按备案与税则改正表体后再发', 'correct the line by the filing and the tariff, then send again'],
    resend: true,
  },
  {
    pattern: /已向海关申报|状态(不|\[)|的状态|状态不/,
    meaning: ['单证当前状态不允许该操作', 'the present status of the document does not allow the operation'],
    cause: [
      '清单已申报后又变更其单证，或操作顺序不对',
      'a document was changed after its list had been declared, or the order of operations is wrong',
    ],
    advice: [
      '查明当前状态；需要时先撤单或申请改单',
      'find out the status; cancel or amend the list first where that is needed',
    ],
    resend: false,
  },
  {
    pattern: /超过限制|数量超过/,
    meaning: ['一个报文内的单证数超过上限', 'more documents in one message than allowed'],
    cause: ['批量过大：上限为 100 个单证', 'the batch is too large: the limit is 100 documents'],
    advice: ['拆分为多个报文再发', 'split it over several messages'],
    resend: true,
  },
  {
    pattern: /未找到对应操作$/,
    meaning: ['报送类型不是 1、2、3 之一，没有对应的操作', 'appType is none of 1, 2 and 3: there is no such operation'],
    cause: ['appType 填写错误', 'a wrong appType'],
    advice: ['appType 填 1(新增)、2(变更)或 3(删除)后再发', 'send it with appType 1 (new), 2 (change) or 3 (delete)'],
    resend: true,
  },
  {
    pattern: /查询不存在|查无此数据|未找到|不存在(已申报|清单编号)|中不存在|没有匹配/,
    meaning: ['没有找到要操作的单证或数据', 'the document or data to act on was not found'],
    cause: ['编号填写错误，或原单证尚未发送', 'a wrong number, or the original was never sent'],
    advice: ['核对编号；先发送新增(appType=1)的单证', 'check the numbers; send the new document (appType 1) first'],
    resend: true,
  },
  {
    pattern: /为空|不能为空|无数据|表体信息不存在|重复商品序号|gnum/,
    meaning: ['单证缺少必需的内容或表体序号重复', 'required content is missing, or a line number is repeated'],
    cause: ['没有表体、主键为空或序号重复', 'no lines, an empty key, or a repeated line number'],
    advice: ['补齐内容后再发', 'complete the document and send it again'],
    resend: true,
  },
  {
    pattern: /系统|更新状态|(?<!参数错误，)请重试|刷新重试|处理失败|出错|发送失败|查询个人限额失败|生成失败/,
    meaning: [
      '接收方处理时发生错误，单证内容未必有误',
      'an error on the receiving side; the document itself may be right',
    ],
    cause: ['系统暂时异常', 'a temporary failure'],
    advice: [
      '稍后重发同一报文；仍失败时联系平台',
      'send the same message again later; contact the platform if it persists',
    ],
    resend: true,
  },
  {
    pattern: /./,
    meaning: ['单证内容未通过校验', 'the document failed a check'],
    cause: ['字段缺失、格式或取值不符', 'a missing field, a wrong format or value'],
    advice: ['按回执所指字段改正后再发', 'correct the field the receipt names and send again'],
    resend: true,
  },
];

/** Which document a code is about, by its prefix. */
export const OFFICIAL_FAMILIES: readonly (readonly [prefix: string, name: Pair])[] = [
  ['-101', ['企业', 'enterprise']],
  ['-301', ['订单', 'order']],
  ['-401', ['支付单', 'payment']],
  ['-504', ['运单', 'waybill']],
  ['-505', ['运单/运单状态', 'waybill or waybill status']],
  ['-621', ['进口清单', 'import list']],
  ['-623', ['撤销申请单', 'cancellation']],
  ['-625', ['退货申请单', 'return application']],
  ['-800', ['入库明细单', 'inbound list']],
];
