import { type Bilingual, bilingual, type Pair } from '../types.ts';

/**
 * What a sentence of a receipt certainly says. `missing`: a document is not there, `about` names its kind. `wrong`: a value
 * is, `about` names the element, empty when only the Chinese word is known. `decision`: a person decided. `calm`: the message
 * is on its way or done, and nothing is asked for.
 */
export type ProseSaying = {
  readonly kind: 'missing' | 'wrong' | 'decision' | 'calm';
  readonly about: string;
  /** The clause, as it stands in the receipt. */
  readonly words: string;
  readonly meaning: Bilingual;
  readonly advice: Bilingual;
};

/**
 * Reads the clauses of a text in which receipts speak without a code. Only what is certain: a clause with a negation in front,
 * a question or a condition says nothing here, and is left to the person who reads it.
 */
export function proseSayings(text: string): readonly ProseSaying[] {
  return clausesOf(text).flatMap((words) => sayingOf(words) ?? []);
}

/** Whether every clause is understood; a text of signs alone has nothing to understand. */
export function isProseUnderstood(text: string): boolean {
  return clausesOf(text).every((words) => sayingOf(words) !== null);
}

function clausesOf(text: string): readonly string[] {
  // A comma, a full stop or a line ends a clause, but for one inside brackets, which name what is spoken of.
  const outside = text.replace(BRACKETS, (inside) => ' '.repeat(inside.length));
  const ends = [...outside.matchAll(/[，,。；;！!\n\r]|(?<=\D)\.(?=\D|$)/gu)].map(({ index }) => index);
  return [...ends, text.length]
    .map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] as number) + 1, end).trim())
    .filter((clause) => /[\p{Letter}\p{Number}]/u.test(clause));
}

const BRACKETS = /[[【(（「][^[\]【】()（）「」]{0,200}[\]】)）」]/gu;

function sayingOf(words: string): ProseSaying | null {
  // What the brackets hold – numbers, names – is no part of the sentence; half a pair is the rest of a code.
  const plain = words.replace(BRACKETS, '').replace(/[\s[\]【】()（）「」]+/gu, '');
  if (plain === '' || HEDGED.test(plain)) return null;
  return missingIn(plain, words) ?? decisionIn(plain, words) ?? wrongIn(plain, words) ?? calmIn(plain, words);
}

/** Conditions, negations of the verb, and questions: what they say is not that it is so. */
const HEDGED =
  /如果|若|是否|请(?:核对|确认|检查)?是否|无需|不需|无须|未经人工|免于|可能|或者|没有(?:发现|查到)?.{0,6}(?:错误|问题|异常|不符)|不存在.{0,20}(?:问题|情况|异常|错误|不一致|不符)|[吗么？?]$|\bif\b|\bmay\b/iu;

type DocumentName = readonly [kind: string, pattern: string, name: Pair, owner: Pair];

const DOCUMENTS: readonly DocumentName[] = [
  [
    'payment',
    '(?:支付单|支付信息|支付凭证|支付数据|支付记录|付款单|付款信息|支付报文|支付单据)',
    ['支付单', 'payment'],
    ['支付企业', 'the payment firm'],
  ],
  [
    'waybill',
    '(?:运单|物流单|物流信息|物流运单|运单信息|物流数据|物流报文|运单数据|物流单据)',
    ['运单', 'waybill'],
    ['物流企业', 'the logistics firm'],
  ],
  ['declaration', '(?:清单|申报清单|清单信息|清单数据)', ['清单', 'declaration'], ['报关企业', 'the declaring firm']],
  ['order', '(?:订单|订单信息|订单数据|订单报文|电子订单|交易订单)', ['订单', 'order'], ['电商平台', 'the platform']],
];

const ABSENT =
  '(?:不存在|未找到|没有找到|找不到|未查到|未查询到|查询不到|查不到|查无此单|未收到|没有收到|未到达?|未到齐|缺失|缺少|未申报|未推送|未上传|未入库|未报送|没有(?:申报|推送|上传)?|为空)';
/** `号` and `编号` after the word speak of the number, which may be what is absent. */
const NOT_ITS_NUMBER = '(?!号|编号|编码|金额|中|里|的|上|表)';

/** Made once: a text of many clauses asks all of them of every clause. */
const MISSING = DOCUMENTS.map(([kind, pattern, name, owner]) => ({
  kind,
  name,
  owner,
  forward: new RegExp(
    `${pattern}${NOT_ITS_NUMBER}(?:还|仍|尚|暂|都|均|在海关|在系统中?|数据|信息){0,3}${ABSENT}$`,
    'u',
  ),
  backward: new RegExp(
    `(?:未找到|没有找到|找不到|未查到|未查询到|查询不到|查不到|查无|未收到|没有收到|缺少|缺失|不存在|没有)(?:对应的?|相应的?|匹配的?|相关的?|该|此|任何|订单号?对应的?){0,2}${pattern}(?:信息|数据|记录|报文)?$`,
    'u',
  ),
}));

function missingIn(plain: string, words: string): ProseSaying | null {
  for (const { kind, name, owner, forward, backward } of MISSING) {
    if (!forward.test(plain) && !backward.test(plain)) continue;
    return {
      kind: 'missing',
      about: kind,
      words,
      meaning: bilingual([`海关未见该单的${name[0]}`, `customs has no ${name[1]} that belongs to it`]),
      advice: bilingual([
        `请${owner[0]}核对编号并申报${name[0]}；仅等待不会变化`,
        `have ${owner[1]} check the number and send the ${name[1]}; waiting alone changes nothing`,
      ]),
    };
  }
  return null;
}

const DECIDED =
  /人工(?:审核|审单|复核)?(?:退单|退回|不通过|未通过|不予通过|驳回|拒绝|审核不通过|作废|放行|通过|查验)|(?:关员|审核员|审单员|海关人员|现场海关|现场|人工)(?:审核|审单|复核|查验)?[^无免]{0,4}(?:退单|退回|不通过|未通过|不予通过|驳回|拒绝|要求|决定|认定)|(?:转|待|需|进入|等待)人工(?:审核|审单|处理|复核)|(?:布控|查验)(?:命中|中|指令|通知|异常|扣留)|^(?:人工审核|人工退单|查验|布控查验)$|请?(?:补充|提交|提供)(?:相关|有关|书面)?(?:材料|资料|说明|单证|证明)/u;

function decisionIn(plain: string, words: string): ProseSaying | null {
  if (!DECIDED.test(plain)) return null;
  return {
    kind: 'decision',
    about: '',
    words,
    meaning: bilingual(['由人作出的决定或要求', 'a decision or a demand of a person']),
    advice: bilingual([
      '按原文办理；原文不明时向现场海关询问，重报不能代替',
      'do what the text says; ask the customs office where it does not say enough: resending is no answer',
    ]),
  };
}

/** Elements by the words receipts call them, the longest first: `订购人身份证号码` is no `订购人`. */
const ELEMENTS: readonly (readonly [words: string, element: string])[] = [
  ['订购人(?:的)?(?:身份证|证件)(?:号码?)?', 'buyerIdNumber'],
  ['支付人(?:的)?(?:身份证|证件)(?:号码?)?', 'payerIdNumber'],
  ['(?:身份证|证件)号码?', 'buyerIdNumber'],
  ['订购人(?:的)?(?:姓名|名字|名称)', 'buyerName'],
  ['支付人(?:的)?(?:姓名|名字|名称)', 'payerName'],
  ['订购人(?:的)?(?:电话|手机|联系电话)(?:号码)?', 'buyerTelephone'],
  ['收货人(?:的)?(?:姓名|名称)?', 'consignee'],
  ['收货(?:人)?地址', 'consigneeAddress'],
  ['(?:商品编码|税号|HS编码|商品编号)', 'gcode'],
  ['(?:商品名称|品名)', 'gname'],
  ['规格型号', 'gmodel'],
  ['(?:原产国|原产地)', 'country'],
  ['毛重', 'grossWeight'],
  ['净重', 'netWeight'],
  ['(?:申报)?数量', 'qty'],
  ['(?:申报)?单价', 'price'],
  ['总价', 'totalPrice'],
  ['支付金额', 'amountPaid'],
  ['(?:实际支付|订单)金额', 'acturalPaid'],
  ['运费', 'freight'],
  ['保费', 'insuredFee'],
  ['计量单位', 'unit'],
  ['币制', 'currency'],
  ['订单(?:编)?号', 'orderNo'],
  ['(?:运单|物流)(?:编|单)?号', 'logisticsNo'],
  ['支付(?:交易|流水|单)?(?:编|单)?号', 'payTransactionId'],
  ['账册(?:编)?号', 'emsNo'],
  ['(?:企业|备案|海关)(?:代码|编码)', ''],
];

const WRONG =
  '(?:有误|错误|填写错误|填报错误|不正确|不符|不相符|不一致|不匹配|不合法|不合规|不规范|无效|为空|不能为空|不得为空|未填写|格式错误|格式不正确|格式有误|校验失败|校验不通过|验证失败|验证不通过|不符合要求|不符合规范|超长|异常|归类错误)';

const SAID_WRONG = ELEMENTS.map(([words, element]) => ({
  element,
  pattern: new RegExp(`${words}(?:和|与|及|跟)?[\\u4e00-\\u9fff]{0,14}?${WRONG}`, 'u'),
}));

function wrongIn(plain: string, words: string): ProseSaying | null {
  for (const { pattern, element } of SAID_WRONG) {
    const said = pattern.exec(plain);
    if (said === null || /[未没无不]$/u.test(plain.slice(0, said.index))) continue;
    return {
      kind: 'wrong',
      about: element,
      words,
      meaning: bilingual(['所填内容被指有误', 'a value that was declared is said to be wrong']),
      advice: bilingual([
        '核对原文所指字段，改正后重新申报',
        'check the field the text names, correct it and declare again',
      ]),
    };
  }
  return null;
}

/** Whole clauses only: `申报成功` is calm, `申报成功后被退回` is not. */
const CALM =
  /^(?:(?:电商平台|电商企业|电子口岸|海关|系统)?(?:清单|订单|支付单|运单|报文|数据|单证|申报单)?(?:新增|变更|修改|删除|重新)?(?:申报|接收|入库|暂存|发送|保存|逻辑校验|校验|审核|比对|放行|结关|处理)(?:海关)?(?:成功|通过|完成|已完成)|(?:已|正在)?(?:放行|结关|入库|受理|接收|申报中|审结|发往海关|发送海关)|逻辑校验通过|(?:撤单|退货)申请审核通过|清单已成功撤单|等待(?:海关)?(?:比对|处理|回执)|(?:电商企业|电商平台|企业)?(?:编码|编号|订单编号)?[:：]?[A-Za-z_-]*\d[\w-]*)$/u;

function calmIn(plain: string, words: string): ProseSaying | null {
  if (!CALM.test(plain)) return null;
  return {
    kind: 'calm',
    about: '',
    words,
    meaning: bilingual(['流程通知', 'a notice of the procedure']),
    advice: bilingual(['无需处理', 'nothing to do']),
  };
}
