import type { ActKind, ActorRole } from './types.ts';

const NUMBER = { type: 'string', minLength: 1, maxLength: 40, pattern: '^[^\\u0000-\\u001f/]*$' };
const ITEMS = {
  type: 'array',
  minItems: 1,
  maxItems: 5000,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['itemRecordNo', 'quantity'],
    properties: {
      itemRecordNo: { type: 'string', minLength: 1, maxLength: 30 },
      quantity: { type: 'string', minLength: 1, maxLength: 25 },
    },
  },
};
/** As at an entry: the unit in which the book counts the item; at a transfer, the one that is expected. */
const ENTERED = {
  ...ITEMS,
  items: {
    ...ITEMS.items,
    properties: { ...ITEMS.items.properties, unit: { type: 'string', minLength: 3, maxLength: 3 } },
  },
};
const MODE = { type: 'string', enum: ['1210', '1239'] };
const OFFICERS: readonly ActorRole[] = ['officer', 'supervisor'];
const EVERYBODY: readonly ActorRole[] = ['operator', 'officer', 'supervisor'];

/** Goods between books, stock-takes in steps, goods of a bill of lading on their way in (J-02, J-03, J-04). */
export const SUPERVISION_KINDS: readonly ActKind[] = [
  kind(
    'transfer.out',
    'transfers-out',
    OFFICERS,
    'J-03',
    ['转出：货物离开账册，在途', 'goods leave a book for another'],
    {
      transferNo: NUMBER,
      toBook: NUMBER,
      mode: MODE,
      toMode: MODE,
      items: ENTERED,
    },
  ),
  kind('transfer.in', 'transfers-in', OFFICERS, 'J-03', ['转入：在途货物全部或部分到达', 'goods in transit arrive'], {
    transferNo: NUMBER,
    fromBook: NUMBER,
    items: ENTERED,
  }),
  kind(
    'transfer.decide',
    'transfer-decisions',
    ['supervisor'],
    'J-03',
    ['处理未到达的在途货物：退回转出账册或核定损耗', 'what did not arrive goes back or is a loss'],
    { transferNo: NUMBER, fromBook: NUMBER, decision: { type: 'string', enum: ['return', 'loss'] } },
  ),
  {
    ...kind(
      'stocktake.open',
      'stocktakes',
      OFFICERS,
      'J-04',
      ['开始盘点：固定此刻账面', 'a stock-take: keeps the book as it is now'],
      {
        takeNo: NUMBER,
        only: { type: 'array', maxItems: 5000, items: { type: 'string', minLength: 1, maxLength: 30 } },
      },
    ),
    required: ['takeNo'],
  },
  kind('stocktake.count', 'stocktake-counts', EVERYBODY, 'J-04', ['导入实盘数量', 'what was counted'], {
    takeNo: NUMBER,
    items: ITEMS,
  }),
  kind(
    'stocktake.explain',
    'stocktake-explanations',
    EVERYBODY,
    'J-04',
    ['说明差异，理由即说明', 'why an item differs: the reason'],
    { takeNo: NUMBER, itemRecordNo: { type: 'string', minLength: 1, maxLength: 30 } },
  ),
  kind(
    'stocktake.approve',
    'stocktake-approvals',
    ['supervisor'],
    'J-04',
    ['审批盘点，差异入账；未参与盘点的主管', 'agree, by a supervisor who did not count'],
    { takeNo: NUMBER },
  ),
  kind('stocktake.cancel', 'stocktake-cancellations', OFFICERS, 'J-04', ['取消盘点，账面不变', 'cancel a stock-take'], {
    takeNo: NUMBER,
  }),
  kind('inbound.register', 'inbounds', OFFICERS, 'J-02', ['登记提运单项下申报数量', 'what is declared under a bill'], {
    billNo: NUMBER,
    document: { type: 'string', minLength: 1, maxLength: 60 },
    items: ENTERED,
  }),
  kind('inbound.quarantine', 'inbound-quarantines', OFFICERS, 'J-02', ['登记口岸检疫结果', 'quarantine at the port'], {
    billNo: NUMBER,
    quarantineNo: NUMBER,
    passed: { type: 'boolean' },
  }),
  kind(
    'inbound.tally',
    'inbound-tallies',
    EVERYBODY,
    'J-02',
    ['理货：实点数量，相符即入账', 'count what came under a bill'],
    {
      billNo: NUMBER,
      items: ENTERED,
    },
  ),
  kind(
    'inbound.decide',
    'inbound-decisions',
    OFFICERS,
    'J-02',
    ['处理理货差异', 'decide on what was counted otherwise'],
    {
      billNo: NUMBER,
      decision: { type: 'string', enum: ['approve', 'refuse'] },
    },
  ),
  {
    name: 'inbound-detail.decide',
    subject: 'inbound',
    path: 'inbound-details/:number/decision',
    roles: OFFICERS,
    district: 'subject',
    zh: '处理入库明细单中未申报的包裹；编号为 经营人代码|企业内部编号',
    en: 'decide an inbound detail (711) with parcels nobody declared; number: operatorCode|copNo',
    properties: { decision: { type: 'string', enum: ['approve', 'refuse'] } },
    required: ['decision'],
    rules: ['J-02'],
  },
];

function kind(
  name: string,
  path: string,
  roles: readonly ActorRole[],
  rule: string,
  [zh, en]: readonly [string, string],
  properties: Readonly<Record<string, object>>,
): ActKind {
  const required = Object.keys(properties);
  const about = { name, subject: 'book', path: `books/:number/${path}`, roles, district: 'subject' } as const;
  return { ...about, zh, en, properties, required, rules: [rule] };
}
