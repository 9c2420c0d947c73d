import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const AGAIN: Pair = ['改正后重发该事件', 'correct the event and send it again'];

/** Tracking, parcels that customs stopped, dossiers (L-01, L-02, F-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90290',
    'L-01',
    false,
    ['没有本企业的此运单', 'no such waybill of yours'],
    [
      '只受理本企业已以运单（511）申报、且有订单使用的运单',
      'only waybills of the firm itself that it sent by 511 and that an order uses',
    ],
    ['运单号填错、尚未申报，或属于其他物流企业', 'a wrong number, not sent yet, or of another logistics firm'],
    ['先发送运单（511），再报轨迹', 'send the waybill (511) first'],
    'logisticsNo',
  ],
  [
    '90291',
    'L-02',
    true,
    ['包裹已停止派送', 'the parcel is stopped'],
    [
      '实际收件人或地址与申报不符，关员解除前不得派送，妥投报告不予受理',
      'consignee or address differ from the declared: nothing is delivered, and no delivery is taken, until an officer lifts the stop',
    ],
    ['物流企业或关员报告了收件信息不符', 'the logistics firm or an officer reported the difference'],
    ['留住包裹，等待海关处理该案件', 'keep the parcel and wait for what customs decides in the dossier'],
    'logisticsNo',
  ],
  [
    '90292',
    'L-01',
    false,
    ['事件时间有误', 'a wrong time of the event'],
    ['时间须可读且不晚于现在', 'the time must be readable and not lie ahead'],
    ['时钟偏快，或日期填错', 'a clock that runs fast, or a wrong date'],
    AGAIN,
  ],
  [
    '90293',
    'L-01',
    false,
    ['事件编号已用于其他内容', 'the id of the event was used for another'],
    ['编号相同的事件内容须相同；已记录的事件不改', 'events of one id are alike; what was recorded is not changed'],
    ['改动了已报送的事件，或编号重复使用', 'an event was changed after it was sent, or its id was used twice'],
    ['更正须以新的编号另报一个事件', 'send a correction as another event with an id of its own'],
  ],
  [
    '90294',
    'L-01',
    false,
    ['该运单的事件已达上限', 'the waybill has as many events as it may'],
    ['每个运单的轨迹事件有上限', 'the events of a waybill are bounded'],
    ['重复报送不同编号的同一事件', 'the same event was sent again and again under other ids'],
    ['只报送有意义的节点', 'send what matters only'],
    'logisticsNo',
  ],
];

export const DELIVERY_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
