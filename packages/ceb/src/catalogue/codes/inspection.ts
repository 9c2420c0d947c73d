import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const ASK: Pair = [
  '按回执理由联系主管海关',
  'contact the customs office in charge, and quote the reason in the receipt',
];

/** Inspection, evidence, detention, and what becomes of goods that are held (K-01, K-02, I-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90220',
    'K-01',
    false,
    ['查验已由他人开始', 'somebody else has already begun this inspection'],
    ['一项查验由一名关员办理，主管可接手', 'one officer carries out an inspection; a supervisor may take it over'],
    ['两名关员同时办理', 'two officers at once'],
    ['与该关员联系，或由主管办理', 'contact that officer, or ask a supervisor to continue'],
  ],
  [
    '90221',
    'K-01',
    false,
    ['查验后转人工审核', 'sent to manual review after an inspection'],
    [
      '额度、担保与库存继续占用，审核前不得修改、撤销',
      'quota, guarantee and stock stay held; the list cannot be changed or cancelled before the review',
    ],
    [
      '查验发现与申报不一致或需进一步核实',
      'the inspection found a difference from the declaration, or a question to clear up',
    ],
    ASK,
    'invtNo',
  ],
  [
    '90222',
    'K-01',
    false,
    ['货物已扣留', 'the goods are detained'],
    ['扣留种类见状态代码 501、502、503、599', 'the state shows the kind of detention: 501, 502, 503 or 599'],
    ['查验结果移送处理', 'the case was handed over after the inspection'],
    ASK,
    'invtNo',
  ],
  [
    '90223',
    'I-03',
    false,
    ['责令退运出境', 'the goods must be sent back out of the country'],
    [
      '额度、担保已退还；1210 货物从账册核减',
      'quota and guarantee are given back; goods under 1210 leave the account book',
    ],
    ['货物不得进境', 'the goods may not be imported'],
    ['办理退运手续', 'arrange to send the goods back out of the country'],
    'invtNo',
  ],
  [
    '90224',
    'K-01',
    false,
    ['查验后退单', 'rejected after an inspection'],
    ['额度、担保与库存均已退还', 'quota, guarantee and stock are given back'],
    ['查验结果与申报不符', 'the goods are not what was declared'],
    ['按理由更正后以新清单申报', 'correct the findings and declare again with a new list'],
    'invtNo',
  ],
  [
    '90225',
    'C-02',
    false,
    ['该状态不能作此处理', 'this decision is not possible in this state'],
    ['清单状态按一张表转换', 'one table defines how the state of a list may change'],
    ['处理与当前状态不符', 'the decision does not fit the present state'],
    ['按所列处理方式办理', 'choose one of the decisions listed'],
  ],
  [
    '90226',
    'K-01',
    false,
    ['查验尚未开始', 'the inspection has not begun'],
    [
      '取样、照片、结论须在开始查验之后',
      'samples, photos and the result can be recorded only after the inspection has begun',
    ],
    ['未登记 inspection.open', 'inspection.open was not recorded'],
    ['先登记开始查验', 'record the beginning of the inspection first'],
  ],
  [
    '90227',
    'K-02',
    false,
    ['文件不能作为证据', 'this file cannot be used as evidence'],
    [
      'JPEG、PNG 或 PDF，规范 base64，不超过 2 MiB，内容与类型一致',
      'a JPEG, PNG or PDF in canonical base64, at most 2 MiB, whose content matches its type',
    ],
    ['类型不符、过大或损坏', 'the file has another type, is too large or is damaged'],
    ['重新导出或压缩后再登记', 'export the file again or make it smaller'],
  ],
  [
    '90228',
    'K-02',
    false,
    ['证据重复或过多', 'duplicate evidence, or too much of it'],
    [
      '样品号在一次查验内唯一；每次查验证据数量有上限',
      'a sample number is unique within an inspection, and an inspection takes a limited amount of evidence',
    ],
    ['样品号重复', 'a sample number was used before'],
    ['核对后再登记', 'check the evidence and record it again'],
  ],
  [
    '90229',
    'K-02',
    false,
    ['文件名不合规', 'the file name is not allowed'],
    ['不含路径、控制字符或首尾空格', 'a file name has no path, no control characters, and no spaces at its ends'],
    ['文件名带有路径', 'the name contains a path'],
    ['改名后再登记', 'rename the file'],
  ],
  [
    '90230',
    'K-01',
    false,
    ['布控规则不得追溯', 'a selection rule cannot be backdated'],
    ['自今日或以后某日起', 'a rule begins today or later'],
    ['起始日早于今日', 'its first day lies in the past'],
    ['改用今日或以后的日期', 'give today or a later day'],
  ],
  [
    '90372',
    'K-04',
    false,
    ['清单商品不作法定商品检验', 'the goods on this list are not subject to statutory commodity inspection'],
    [
      '1210、9610 商品按个人自用进境物品监管（海关总署公告2018年第194号 四、商财发〔2018〕486号 三）；检疫、查验、风险监测不受影响',
      'goods under 1210 and 9610 are supervised as personal articles (announcement 194 of 2018, point 4); quarantine, examination and risk monitoring still apply',
    ],
    ['查验目的选作法定商品检验', 'statutory commodity inspection was given as the purpose'],
    ['改以查验、检疫或风险监测开始', 'begin the inspection as an examination, for quarantine or for risk monitoring'],
  ],
];

export const INSPECTION_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
