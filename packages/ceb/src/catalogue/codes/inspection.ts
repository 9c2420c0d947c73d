import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const ASK: Pair = ['按回执理由联系主管海关', 'see the customs office in charge, with the reason of the receipt'];

/** Inspection, evidence, detention, and what becomes of goods that are held (K-01, K-02, I-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90220',
    'K-01',
    false,
    ['查验已由他人开始', 'somebody else has begun this inspection'],
    ['一项查验由一名关员办理，主管可接手', 'one officer does one inspection; a supervisor may go on with it'],
    ['两名关员同时办理', 'two officers at once'],
    ['与该关员联系，或由主管办理', 'ask that officer, or a supervisor'],
  ],
  [
    '90221',
    'K-01',
    false,
    ['查验后转人工审核', 'to manual review after an inspection'],
    [
      '额度、担保与库存继续占用，审核前不得修改、撤销',
      'what is held stays held; it is not changed or cancelled before the review',
    ],
    ['查验发现与申报不一致或需进一步核实', 'the inspection found a difference or a question'],
    ASK,
    'invtNo',
  ],
  [
    '90222',
    'K-01',
    false,
    ['货物已扣留', 'the goods are detained'],
    ['扣留种类见状态代码 501、502、503、599', 'the state says which: 501, 502, 503, 599'],
    ['查验结果移送处理', 'the result of the inspection was handed over'],
    ASK,
    'invtNo',
  ],
  [
    '90223',
    'I-03',
    false,
    ['责令退运出境', 'the goods are ordered out of the country'],
    [
      '额度、担保已退还；1210 货物从账册核减',
      'quota and guarantee are given back; goods of 1210 leave the account book',
    ],
    ['货物不得进境', 'the goods may not be imported'],
    ['办理退运手续', 'send the goods back'],
    'invtNo',
  ],
  [
    '90224',
    'K-01',
    false,
    ['查验后退单', 'rejected after an inspection'],
    ['额度、担保与库存均已退还', 'quota, guarantee and stock are given back'],
    ['查验结果与申报不符', 'the goods are not what was declared'],
    ['按理由更正后以新清单申报', 'correct what was found and declare with a new list'],
    'invtNo',
  ],
  [
    '90225',
    'C-02',
    false,
    ['该状态不能作此处理', 'this cannot be decided in this state'],
    ['清单状态按一张表转换', 'lists move along one table of states'],
    ['处理与当前状态不符', 'the decision does not fit the present state'],
    ['按所列处理方式办理', 'take one of the decisions that are listed'],
  ],
  [
    '90226',
    'K-01',
    false,
    ['查验尚未开始', 'the inspection has not begun'],
    ['取样、照片、结论须在开始查验之后', 'samples, photos and result come after its beginning'],
    ['未登记 inspection.open', 'inspection.open was not recorded'],
    ['先登记开始查验', 'begin it first'],
  ],
  [
    '90227',
    'K-02',
    false,
    ['文件不能作为证据', 'this file cannot be evidence'],
    [
      'JPEG、PNG 或 PDF，规范 base64，不超过 2 MiB，内容与类型一致',
      'JPEG, PNG or PDF in canonical base64, at most 2 MiB, content of the type it says',
    ],
    ['类型不符、过大或损坏', 'of another type, too large or damaged'],
    ['重新导出或压缩后再登记', 'export it again or make it smaller'],
  ],
  [
    '90228',
    'K-02',
    false,
    ['证据重复或过多', 'evidence twice, or too much of it'],
    ['样品号在一次查验内唯一；每次查验证据数量有上限', 'a sample has one number; an inspection takes a bounded amount'],
    ['样品号重复', 'a number was used before'],
    ['核对后再登记', 'check and record it again'],
  ],
  [
    '90229',
    'K-02',
    false,
    ['文件名不合规', 'the file name is not a plain name'],
    ['不含路径、控制字符或首尾空格', 'no path, no control characters, no spaces at its ends'],
    ['文件名带有路径', 'the name carries a path'],
    ['改名后再登记', 'rename the file'],
  ],
  [
    '90230',
    'K-01',
    false,
    ['布控规则不得追溯', 'a rule of selection does not reach back'],
    ['自今日或以后某日起', 'it begins today or later'],
    ['起始日早于今日', 'its first day is over'],
    ['改用今日或以后的日期', 'give today or a later day'],
  ],
  [
    '90372',
    'K-04',
    false,
    ['清单商品不作法定商品检验', 'goods of the list are not put to statutory commodity inspection'],
    [
      '1210、9610 商品按个人自用进境物品监管（海关总署公告2018年第194号 四、商财发〔2018〕486号 三）；检疫、查验、风险监测不受影响',
      'goods of 1210 and 9610 are supervised as personal articles (announcement 194 of 2018, article 4; notice 486 of 2018, part 3); quarantine, examination and the monitoring of risk go on',
    ],
    ['查验目的选作法定商品检验', 'statutory commodity inspection was given as the purpose'],
    ['改以查验、检疫或风险监测开始', 'begin it as an examination, a quarantine or for the monitoring of risk'],
  ],
];

export const INSPECTION_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
