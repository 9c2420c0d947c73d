import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from './types.ts';

const CLOCK: Pair = [
  '核对服务器时钟与时区；日期格式用 yyyyMMddHHmmss（大写 YYYY、DD 与小写 hh 各有他义），取北京时间，重新加签后再发',
  'check clock and zone of the server; format with yyyyMMddHHmmss (capital YYYY, DD and small hh mean something else), in Beijing time, then sign and send again',
];

/** What the door asks of a message beyond its form (B). 90330 … 90349. */
const ROWS: readonly CodeRow[] = [
  [
    '90330',
    'B-06',
    true,
    ['报送时间距受理时刻过远', 'the time of sending is too far from the acceptance'],
    [
      '先后版本按 appTime 判断：过晚的版本此后无法变更，过早的报文可能另有所用；范围为安装参数',
      'versions are told apart by appTime: one far ahead could never be changed again, one far back may have been meant for elsewhere; the limits are parameters of the installation',
    ],
    [
      '时钟或时区有误，日期格式写错，或重发了很久以前加签的报文',
      'a wrong clock, zone or date format, or bytes signed long ago sent again',
    ],
    CLOCK,
    'appTime',
  ],
  [
    '90331',
    'B-06',
    true,
    ['单证所载时间晚于受理时刻', 'the document tells of a time that has not come'],
    [
      '支付、签收、申报、进口的时间不会晚于受理时刻，容差为安装参数',
      'payment, delivery, declaration and import have happened when they are told of; the tolerance is a parameter of the installation',
    ],
    ['时钟、时区或日期格式有误', 'a wrong clock, zone or date format'],
    CLOCK,
    'payTime',
    'logisticsTime',
    'declTime',
    'ieDate',
  ],
];

export const INTAKE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
