import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const GENERAL_TRADE: Pair = [
  '税款照常缴纳；商品由企业自行处理',
  'the tax remains payable; the enterprise disposes of the goods itself',
];

/** Refusals by law after release, and of goods (H, I, K). */
const ROWS: readonly CodeRow[] = [
  [
    '90060',
    'I-02',
    false,
    ['退货申请超过期限', 'the return was applied for too late'],
    ['自放行之日起算，申请晚于规定的最后一日', 'the application came after the last day, counted from release'],
    [
      '2020-03-28 起须在放行之日起30日内申请',
      'from 2020-03-28, a return must be applied for within 30 days of release',
    ],
    GENERAL_TRADE,
    'appTime',
  ],
  [
    '90061',
    'I-02',
    false,
    ['退货商品运抵超过期限', 'the returned goods arrived too late'],
    ['商品未在规定的最后一日前运抵原监管场所', 'the goods were not back at the original site by the last day'],
    [
      '放行之日起30日内运抵；2020-03-28 起为45日内',
      'they must arrive within 30 days of release; from 2020-03-28, within 45 days',
    ],
    GENERAL_TRADE,
  ],
  [
    '90062',
    'I-02',
    true,
    ['退货商品未运抵原监管场所', 'the returned goods are not at the original site'],
    ['须退回原监管作业场所或原特殊区域', 'they must go back to the site or area from which they were released'],
    ['退错场所', 'the goods were sent to the wrong site'],
    ['在期限内转运至原监管场所', 'move them to the original site by the last day'],
  ],
  [
    '90063',
    'I-02',
    false,
    ['退货商品非原状或不可再售', 'the returned goods are altered or not fit for resale'],
    ['须以原状退回并符合二次销售要求', 'returned goods must be in their original state and fit for resale'],
    ['已使用、损坏或缺少包装', 'the goods are used, damaged or without their packaging'],
    ['税款照常缴纳；按规定退运或销毁', 'the tax remains payable; re-export or destroy the goods as prescribed'],
  ],
  [
    '90064',
    'I-02',
    true,
    ['退货数量或单位不符', 'the returned quantity or unit is wrong'],
    [
      '数量须大于零且不超过尚未退回的数量，单位与原清单一致，每项只列一次',
      'the quantity must be above zero and at most what is not returned yet, in the unit of the list; each line may appear once',
    ],
    ['填写错误，或以前已退回', 'a mistake, or the goods were returned before'],
    ['按可退数量改正后重新申请', 'apply again for the quantity that can still be returned'],
    'qty',
    'unit',
    'gnum',
  ],
  [
    '90065',
    null,
    false,
    ['该年放假安排未收录', 'the holiday calendar of that year is not available'],
    [
      '政策数据中没有该年（或下一年）的国务院放假通知，不作推算',
      'the policy data has no State Council holiday notice for that year, or for the next; the platform does not guess',
    ],
    ['通知尚未公布或尚未录入', 'the notice is not published yet, or has not been entered'],
    ['补充放假通知后重试', 'add the notice to the policy data and try again'],
  ],
  [
    '90066',
    'H-03',
    true,
    ['1239 缺少许可、注册或备案', 'licence, registration or filing missing under 1239'],
    [
      '网购保税A（1239）须符合清单备注的许可、注册、备案要求',
      'under 1239, goods must have the licences, registrations and filings that the remarks of the positive list require',
    ],
    [
      '清单未填许可证件号，或须由关员核实商品是否属于此类',
      'the list has no licence number, or an officer must establish whether the goods need one',
    ],
    [
      '填写许可证件号后重新申报；试点城市可用 1210',
      'declare again with the licence number; in pilot cities, 1210 is available',
    ],
    'licenseNo',
    'gcode',
  ],
  [
    '90067',
    'H-01',
    false,
    ['清单备注不允许此监管方式', 'the remark of the positive list does not allow this mode'],
    ['现行清单的备注限定了进口方式', 'the remark of the positive list in force limits the mode of import'],
    ['备注为“仅限网购保税商品”等', 'the remark says, for example, "bonded import only"'],
    ['改用备注允许的监管方式', 'use a mode that the remark allows'],
    'gcode',
    'tradeMode',
  ],
  [
    '90120',
    'H-01',
    false,
    ['清单备注须由关员核对', 'an officer must check the goods against the remark of the positive list'],
    [
      '现行清单的备注排除部分商品或限定数量，系统不能判断，列出备注由关员核对',
      'the remark of the positive list in force excludes articles or limits quantities; the system cannot judge this and shows the remark to an officer',
    ],
    [
      '备注为“…的商品除外”“每人每年不超过…”等',
      'the remark excludes some articles, or limits how much a person may buy in a year',
    ],
    [
      '等待人工审核；排除类备注可在商品备案时一次核定（tongguan goods file）',
      'wait for the manual review; an exclusion can be settled once and for all when the article is filed (tongguan goods file)',
    ],
    'gcode',
    'qty1',
  ],
  [
    '90121',
    'H-01',
    false,
    ['数量超过清单备注的限量', 'more than the remark of the positive list allows'],
    [
      '本清单同一税目的数量已超过备注的限量',
      'the quantity of this tariff line in this declaration alone exceeds the limit in the remark',
    ],
    ['备注为“每人每年不超过20千克”等', 'the remark says, for example, "at most 20 kg per person and year"'],
    ['减少数量，或按一般贸易申报', 'reduce the quantity, or declare as general trade'],
    'gcode',
    'qty1',
  ],
  [
    '90122',
    'H-01',
    false,
    ['本人本年度累计数量超过清单备注的限量', 'more in the year than the remark of the list allows a person'],
    [
      '订购人本年度已放行的同一税目数量，加上本清单，超过备注的年度限量',
      'what was released to the buyer of this tariff line in the calendar year, with this declaration, exceeds the quantity of the remark',
    ],
    [
      '备注为“每人每年不超过20千克”等；此前的清单已用去限量',
      'the remark says 20 kilograms a person and year, or the like, and earlier declarations have used it',
    ],
    [
      '减少数量，待退货或撤单退回数量，或按一般贸易申报',
      'declare less, wait until a return or cancellation gives quantity back, or declare as general trade',
    ],
    'gcode',
    'qty1',
  ],
  [
    '90068',
    'H-01',
    true,
    ['清单文件无法读取', 'a list file cannot be read'],
    [
      '文件缺少表头，或某行的税则号列、名称有误',
      'the headings are missing, or a row has a wrong tariff line or no name',
    ],
    [
      '不是清单文件，或以数字保存时丢失了首位零',
      'it is not a list file, or leading zeros were lost because the file was saved with numbers',
    ],
    ['按所列行列改正文件后重试', 'correct the rows and columns named and try again'],
  ],
  [
    '90069',
    'H-04',
    true,
    ['商品备案资料不符', 'the goods filing is incomplete or wrong'],
    [
      '备案须有货号、10位商品编码、中文名称、规格、原产国、单位和中文电子标签网址',
      'a filing needs item number, ten-digit commodity code, Chinese name, model, country of origin, units and the URL of the Chinese electronic label',
    ],
    ['漏填或填写错误', 'left out or wrong'],
    ['按所列字段改正后重新备案', 'correct the fields named and file again'],
    'itemNo',
    'gcode',
    'gname',
    'gmodel',
    'country',
    'unit',
  ],
  [
    '90038',
    'E-11',
    false,
    ['2016年4月8日以前的法未收录', 'the law before 2016-04-08 is not included'],
    [
      '受理时间早于财关税〔2016〕18号施行之日，本系统不判断，也不计税',
      'the document was accepted before the regime took effect; the platform does not judge it and computes no tax',
    ],
    ['受理时间在2016年4月8日以前', 'the time of acceptance is before 8 April 2016'],
    [
      '当时跨境电商进口商品按行邮税办理，请按当时规定另行核对',
      'postal tax applied to such goods then; check the rules of that time elsewhere',
    ],
    'declTime',
  ],
];

export const LAW_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
