import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Items set aside after a fault of the platform (B-07). */
const ROWS: readonly CodeRow[] = [
  [
    '90310',
    'B-07',
    false,
    ['处理时发生异常，已搁置', 'set aside after a fault'],
    [
      '平台处理此项时发生异常，已单独搁置，其余不受影响；未丢失，由人员重新处理',
      'the platform faulted at it; it is set aside alone and not lost, and people have it tried again',
    ],
    ['平台的缺陷或损坏的数据', 'a defect of the platform, or damaged data'],
    ['无需重发；查看队列 tongguan queue', 'send nothing again; look at the queue: tongguan queue'],
  ],
  [
    '90311',
    'B-07',
    false,
    ['此项只能重新处理，不能放弃', 'this may only be tried again'],
    [
      '已开始动账，或为到期税单等，放弃会使账目不完整',
      'it has begun to move a ledger, or it is a tax that is due: giving it up would leave a ledger incomplete',
    ],
    ['对已动账或到期的项目选择了放弃', 'something half moved or due was to be given up'],
    ['修复后用 queue.retry 重新处理', 'have it tried again with queue.retry once the cause is mended'],
  ],
  [
    '90312',
    'B-07',
    false,
    ['搁置后不再处理', 'given up after it was set aside'],
    ['两名海关人员决定不再处理此项', 'two persons of customs decided not to try it again'],
    ['多次异常', 'it faulted again and again'],
    ['按提示重新申报，或联系海关', 'declare it anew, or ask customs'],
  ],
];

export const QUEUE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
