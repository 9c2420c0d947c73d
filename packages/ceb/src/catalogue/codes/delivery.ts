import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const AGAIN: Pair = ['改正后重发该事件', 'correct the event and send it again'];

/** Tracking, parcels that customs stopped, dossiers (L-01, L-02, F-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90290',
    'L-01',
    false,
    ['没有本企业的此运单', 'your firm has no such waybill'],
    [
      '只受理本企业已以运单（511）申报、且有订单使用的运单',
      'only waybills that your firm itself sent (511), and that an order uses, are accepted',
    ],
    [
      '运单号填错、尚未申报，或属于其他物流企业',
      'the number is wrong, or the waybill is not sent yet or belongs to another logistics firm',
    ],
    ['先发送运单（511），再报轨迹', 'send the waybill (511) first, then report the tracking'],
    'logisticsNo',
  ],
  [
    '90291',
    'L-02',
    true,
    ['包裹已停止派送', 'delivery of the parcel is stopped'],
    [
      '实际收件人或地址与申报不符，关员解除前不得派送，妥投报告不予受理',
      'the consignee or address differs from the declaration; until an officer lifts the stop, the parcel may not be delivered and no delivery report is accepted',
    ],
    ['物流企业或关员报告了收件信息不符', 'the logistics firm or an officer reported the difference'],
    ['留住包裹，等待海关处理该案件', 'keep the parcel and wait for the decision of customs in the case'],
    'logisticsNo',
  ],
  [
    '90292',
    'L-01',
    false,
    ['事件时间有误', 'the time of the event is wrong'],
    ['时间须可读且不晚于现在', 'the time must be readable and not in the future'],
    ['时钟偏快，或日期填错', 'a clock runs fast, or the date is wrong'],
    AGAIN,
  ],
  [
    '90293',
    'L-01',
    false,
    ['事件编号已用于其他内容', 'the id of the event was already used for another event'],
    [
      '编号相同的事件内容须相同；已记录的事件不改',
      'events with the same id must have the same content; recorded events never change',
    ],
    ['改动了已报送的事件，或编号重复使用', 'an event was changed after it was sent, or an id was used twice'],
    ['更正须以新的编号另报一个事件', 'send a correction as a new event with a new id'],
  ],
  [
    '90294',
    'L-01',
    false,
    ['该运单的事件已达上限', 'the waybill has reached its limit of events'],
    ['每个运单的轨迹事件有上限', 'the number of tracking events per waybill is limited'],
    ['重复报送不同编号的同一事件', 'the same event was sent again and again under different ids'],
    ['只报送有意义的节点', 'send only events that matter'],
    'logisticsNo',
  ],
];

export const DELIVERY_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
