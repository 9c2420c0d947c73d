import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const CLOCK: Pair = [
  '核对服务器时钟与时区；日期格式用 yyyyMMddHHmmss（大写 YYYY、DD 与小写 hh 各有他义），取北京时间，重新加签后再发',
  'check the clock and time zone of the server; format as yyyyMMddHHmmss (capital YYYY and DD and small hh mean something else) in Beijing time, then sign and send again',
];

/** Checks at intake beyond the form of a message (B), and the account book of a declaration (J-01). 90330 … 90349. */
const ROWS: readonly CodeRow[] = [
  [
    '90330',
    'B-06',
    true,
    ['报送时间距受理时刻过远', 'the sending time is too far from the time of acceptance'],
    [
      '先后版本按 appTime 判断：过晚的版本此后无法变更，过早的报文可能另有所用；范围为安装参数',
      'appTime decides which version is newer: one far in the future could never be changed again, one far in the past may have been meant for something else; the limits are parameters of the installation',
    ],
    [
      '时钟或时区有误，日期格式写错，或重发了很久以前加签的报文',
      'a wrong clock, time zone or date format, or an old message, signed long ago, was sent again',
    ],
    CLOCK,
    'appTime',
  ],
  [
    '90331',
    'B-06',
    true,
    ['单证所载时间晚于受理时刻', 'a time in the document lies in the future'],
    [
      '支付、签收、申报、进口的时间不会晚于受理时刻，容差为安装参数',
      'the time of a payment, delivery, declaration or import cannot be later than acceptance; the tolerance is a parameter of the installation',
    ],
    ['时钟、时区或日期格式有误', 'a wrong clock, time zone or date format'],
    CLOCK,
    'payTime',
    'logisticsTime',
    'declTime',
    'ieDate',
  ],
  [
    '90332',
    'J-01',
    true,
    ['申报海关与账册的主管海关不符', 'the customs district is not that of the account book'],
    ['保税清单向账册备案的关区申报', 'declare a bonded list to the district where its account book is on record'],
    ['关区代码填错，或使用了另一关区的账册', 'a wrong district code, or an account book of another district'],
    [
      '按账册的关区改正 customsCode，或改用该关区的账册',
      'correct customsCode to the district of the book, or use a book of this district',
    ],
    'customsCode',
    'emsNo',
  ],
  [
    '90333',
    'J-01',
    true,
    ['计量单位与账册料号的单位不符', 'the unit is not that of the item in the account book'],
    [
      '账册按料号的计量单位核减，数量不作换算；单位以入账册时所报为准，入账时未报单位的不作比对',
      'the book writes off in the unit of its item, without conversion; the unit is the one given at entry, and if none was given, nothing is compared',
    ],
    ['单位填错，或同一料号混用了件、千克等单位', 'a wrong unit, or pieces and kilograms mixed under one item'],
    [
      '按账册的单位填报数量与单位；入账时所报单位有误的，由主管海关核销后以另一料号重新入账',
      'declare quantity and unit as in the book; if the unit given at entry is wrong, customs writes the goods off and enters them again under another item number',
    ],
    'unit',
    'itemRecordNo',
  ],
];

export const INTAKE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
