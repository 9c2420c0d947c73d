import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Food in account books: batches, shelf life, samples (M-37). */
const ROWS: readonly CodeRow[] = [
  [
    '90382',
    'M-37',
    true,
    ['料号没有可销售的食品批次', 'no batch of the item may be sold'],
    [
      '账册中该料号的批次均已过保质期或不得销售，或有批次因抽检不合格停止',
      'all batches of the item have expired or are barred, or one is stopped because a sample failed',
    ],
    ['库存过期，或抽检不合格尚未处理', 'expired stock, or a failed sample nobody decided on'],
    [
      '由关员核实所发批次；过期的销毁或退运，停止的先作处理',
      'an officer looks which batch is sent; what expired is destroyed or re-exported, what is stopped is decided first',
    ],
    'itemRecordNo',
  ],
  [
    '90383',
    'M-37',
    true,
    ['食品批次未报或有误', 'food without batches that fit'],
    [
      '食品入账须报明批次，各批次数量之和等于入账数量；生产日期不晚于今日和到期日，同一批次的日期不变',
      'what enters of food names its batches: quantities add up to what enters, production is not after today or the expiry, and a batch keeps its days',
    ],
    [
      '未报批次、重复、数量不符、日期有误，或与该批次先前所报不同',
      'no batches, one twice, other quantities, a wrong day, or another one than was said of the batch before',
    ],
    ['核对标签，补报或改正后重新提交', 'look at the label, correct it and send it again'],
  ],
  [
    '90384',
    'M-37',
    false,
    ['批次或样品的状态不符', 'the batch or its sample is not in that state'],
    [
      '批次须已入账；样品编号只用一次、结果只登记一次；只有已停止的批次才需处理',
      'the batch has entered; a sample number is used once, its result recorded once; only a stopped batch is decided on',
    ],
    [
      '料号或批号有误、尚未入账、重复登记，或批次未停止',
      'a wrong item or batch, not entered, recorded twice, or not stopped',
    ],
    ['查询账册的批次', 'look at the batches of the book'],
  ],
];

export const FOOD_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
