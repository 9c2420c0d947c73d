import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const OWN_NUMBER: Pair = ['使用本单自己的编号', 'use a number of its own'];

/** One order, one payment, one waybill: numbers that could be mistaken, and what is used already (B-06, D-01). */
const ROWS: readonly CodeRow[] = [
  [
    '90350',
    'D-01',
    true,
    [
      '编号含不可见字符、首尾空白或易混淆字符',
      'a number has invisible signs, outer white space or signs that look like others',
    ],
    [
      '编号用于查找单证，不得含控制符、零宽字符、首尾空白；除汉字外只用 ASCII 字符（全角视同半角），紧邻 ASCII 字符处不用“一”“丨”“乙”“〇”等形似的汉字',
      'documents are found by it: no control or zero-width signs, no outer white space; besides Chinese characters only ASCII signs (full width counts as such), and next to them none of the characters drawn like a sign, such as the Chinese numeral one',
    ],
    [
      '编号从其他系统或文稿复制时带入了空白、不可见字符或排版用的连字号、引号',
      'white space, invisible signs or the hyphens and quotes of a typeset text came along from another system',
    ],
    ['去除或改为键盘上的字符后重新发送', 'take them out, or write the sign of the keyboard, and send again'],
    'orderNo',
    'payTransactionId',
    'logisticsNo',
    'copNo',
  ],
  [
    '90351',
    'B-06',
    true,
    ['与已登记的编号仅书写不同', 'the number differs from one on record in its spelling alone'],
    [
      '大小写、全半角、空白不同的编号视为同一编号，先登记者有效',
      'letter case, width and white space make no other number; the one that came first counts',
    ],
    ['编号书写前后不一，或误用他单编号', 'a number written in two ways, or that of another document'],
    ['按登记的写法发送，或使用另一编号', 'write it as it is on record, or use another number'],
    'orderNo',
    'payTransactionId',
    'logisticsNo',
  ],
  [
    '90352',
    'B-06',
    true,
    ['同一订单的同类单证过多', 'too many documents of one kind for one order'],
    [
      '同一企业对同一订单的支付单、运单或暂存清单达到上限，后续不再受理',
      'one firm has as many payments, waybills or stored lists of this order as are kept; no more are taken',
    ],
    ['反复以新编号发送同一订单的单证', 'documents of one order sent again and again under new numbers'],
    ['删除不再需要的单证后重新发送', 'delete what is not needed any more and send again'],
    'orderNo',
  ],
  [
    '90353',
    'D-01',
    false,
    ['订单或运单已由另一清单使用', 'the order or the waybill is used by another list'],
    [
      '一单一清单、一运单一清单：另一已申报的清单使用同一订单号或运单号（仅书写不同亦同）',
      'one order and one waybill carry one list: another declared list uses the number, or one spelled like it',
    ],
    ['重复申报，或运单号填错', 'declared twice, or a wrong waybill number'],
    OWN_NUMBER,
  ],
  [
    '90354',
    'C-02',
    false,
    ['该编号对应多个单证', 'the number is that of several'],
    [
      '操作须指明唯一的对象，所给编号对应多份清单或申请',
      'an act is about one subject, and the number leads to several',
    ],
    ['企业内部编号、订单编号可用于多份清单', 'a copNo or an orderNo may stand on several declarations'],
    ['改用所列的预录入编号之一', 'give one of the preNos that are listed'],
  ],
];

export const ONCE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
