import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Items set aside after a fault of the platform (B-07). */
const ROWS: readonly CodeRow[] = [
  [
    '90310',
    'B-07',
    false,
    ['处理时发生异常，已搁置', 'set aside after a fault of the platform'],
    [
      '平台处理此项时发生异常，已单独搁置，其余不受影响；未丢失，由人员重新处理',
      'the platform failed on this item and set it aside; nothing else is affected, nothing is lost, and staff will have it tried again',
    ],
    ['平台的缺陷或损坏的数据', 'a defect of the platform, or damaged data'],
    ['无需重发；查看队列 tongguan queue', 'do not send it again; look at the queue: tongguan queue'],
  ],
  [
    '90311',
    'B-07',
    false,
    ['此项只能重新处理，不能放弃', 'this item can only be tried again, not given up'],
    [
      '已开始动账，或为到期税单等，放弃会使账目不完整',
      'it has begun to change a ledger, or it is a tax that is due; giving it up would leave the ledgers incomplete',
    ],
    ['对已动账或到期的项目选择了放弃', 'somebody tried to give up an item that has changed a ledger or is due'],
    ['修复后用 queue.retry 重新处理', 'after the cause is fixed, use queue.retry'],
  ],
  [
    '90312',
    'B-07',
    false,
    ['搁置后不再处理', 'set aside and then given up'],
    ['两名海关人员决定不再处理此项', 'two members of customs staff decided not to try it again'],
    ['多次异常', 'it failed again and again'],
    ['按提示重新申报，或联系海关', 'declare again as the receipt says, or ask customs'],
  ],
];

export const QUEUE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
