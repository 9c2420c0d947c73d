import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const OWN_NUMBER: Pair = ['使用本单自己的编号', 'use a number that belongs to this document alone'];

/** One order, one payment, one waybill: numbers that could be mistaken, and what is used already (B-06, D-01). */
const ROWS: readonly CodeRow[] = [
  [
    '90350',
    'D-01',
    true,
    [
      '编号含不可见字符、首尾空白或易混淆字符',
      'the number has invisible characters, surrounding white space or characters that look like others',
    ],
    [
      '编号用于查找单证，不得含控制符、零宽字符、首尾空白；除汉字外只用 ASCII 字符（全角视同半角），紧邻 ASCII 字符处不用“一”“丨”“乙”“〇”等形似的汉字',
      'the number identifies a document: no control or zero-width characters and no surrounding white space; only Chinese and ASCII characters (full width counts as ASCII), and next to ASCII no Chinese character that looks like a sign, such as the numeral one',
    ],
    [
      '编号从其他系统或文稿复制时带入了空白、不可见字符或排版用的连字号、引号',
      'white space, invisible characters or typographic hyphens and quotes were copied from another system or text',
    ],
    ['去除或改为键盘上的字符后重新发送', 'remove them, or type the character on the keyboard, and send again'],
    'orderNo',
    'payTransactionId',
    'logisticsNo',
    'copNo',
  ],
  [
    '90351',
    'B-06',
    true,
    ['与已登记的编号仅书写不同', 'the number differs from one on record only in spelling'],
    [
      '大小写、全半角、空白不同的编号视为同一编号，先登记者有效',
      'numbers that differ only in letter case, width or white space are the same number; the one recorded first counts',
    ],
    ['编号书写前后不一，或误用他单编号', 'the number was written in two ways, or belongs to another document'],
    ['按登记的写法发送，或使用另一编号', 'write it as on record, or use another number'],
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
      'this firm has reached the limit of payments, waybills or stored lists for this order; no more are accepted',
    ],
    ['反复以新编号发送同一订单的单证', 'documents for one order were sent again and again under new numbers'],
    ['删除不再需要的单证后重新发送', 'delete the documents you no longer need and send again'],
    'orderNo',
  ],
  [
    '90353',
    'D-01',
    false,
    ['订单或运单已由另一清单使用', 'another list already uses the order or the waybill'],
    [
      '一单一清单、一运单一清单：另一已申报的清单使用同一订单号或运单号（仅书写不同亦同）',
      'one order and one waybill belong to one list: another declared list uses this number, or the same number in another spelling',
    ],
    ['重复申报，或运单号填错', 'declared twice, or a wrong waybill number'],
    OWN_NUMBER,
  ],
  [
    '90354',
    'C-02',
    false,
    ['该编号对应多个单证', 'the number belongs to several documents'],
    [
      '操作须指明唯一的对象，所给编号对应多份清单或申请',
      'an act needs a single subject, but this number leads to several lists or applications',
    ],
    ['企业内部编号、订单编号可用于多份清单', 'a copNo or an orderNo may appear on several declarations'],
    ['改用所列的预录入编号之一', 'use one of the preNos listed'],
  ],
];

export const ONCE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
