import type { DialectRow, NodeCount } from './dialectRow.ts';

/**
 * Where edition 2018-113 of the message specification (General Administration of Customs, announcement No. 113 of 2018; its
 * schemas are dated 2018-05) differs from edition 202205. Import messages differ in two fields; export messages had
 * `minLength 1` on most required texts, longer platform codes and waybill numbers, and invtNo of exactly 18.
 */
export const EDITION_2018_ROWS: readonly DialectRow[] = [
  ['CEB621Message', 'InventoryList', 'itemNo?:C0..30 tradeCountry?:C3'],
  ['CEB303Message', 'OrderHead', 'orderNo:C..60 ebpCode:C..50 ebpName:C..100 ebcCode:C..18 ebcName:C..100'],
  ['CEB303Message', 'OrderList', 'itemNo:C..30 itemName:C..250'],
  ['CEB304Message', 'OrderReturn', 'ebpCode:C..50'],
  [
    'CEB403Message',
    'Receipts',
    'ebpCode:C..50 ebpName:C..100 ebcCode:C..18 ebcName:C..100 orderNo:C..60 payName:C..100',
  ],
  ['CEB505Message', 'Logistics', 'logisticsCode:C..18 logisticsName:C..100 logisticsNo:C..80 goodsInfo:C..200'],
  ['CEB506Message', 'LogisticsReturn', 'logisticsNo:C0..80'],
  [
    'CEB507Message',
    'ArrivalHead',
    'copNo:C..30 operatorCode:C..18 operatorName:C..100 domesticTrafNo:C..100 logisticsCode:C..18 logisticsName:C..100',
  ],
  ['CEB507Message', 'ArrivalList', 'logisticsNo:C..80'],
  ['CEB509Message', 'DepartureHead', 'copNo:C..30 logisticsCode:C..18 logisticsName:C..100'],
  ['CEB509Message', 'DepartureList', 'logisticsNo:C..80'],
  ['CEB510Message', 'DepartureReturn', 'returnStatus:C0..10'],
  [
    'CEB603Message',
    'InventoryHead',
    'ebpCode:C..50 ebpName:C..100 orderNo:C..60 logisticsCode:C..18 logisticsName:C..100 logisticsNo:C..80 copNo:C..30 invtNo?:C18 agentCode:C..18 agentName:C..100 ebcCode:C..18 ebcName:C..100 ownerCode:C..18 ownerName:C..100 totalPackageNo?:C0..60',
  ],
  ['CEB603Message', 'InventoryList', 'itemNo:C..20 gname:C..250 gmodel:C..250 barCode:C..50 unit2?:C3'],
  ['CEB604Message', 'InventoryReturn', 'invtNo:C18 ebpCode:C..50'],
  [
    'CEB605Message',
    'InvtCancel',
    'copNo:C..30 invtNo:C18 reason:C..1000 agentCode:C..18 agentName:C..100 ebcCode:C..18 ebcName:C..100',
  ],
  ['CEB606Message', 'InvtCancelReturn', 'invtNo:C18'],
  [
    'CEB607Message',
    'WayBillHead',
    'copNo:C..30 agentCode:C..18 agentName:C..100 trafName:C..100 voyageNo:C..32 billNo:C..37 logisticsCode:C..18 logisticsName:C..100',
  ],
  ['CEB607Message', 'WayBillList', 'logisticsNo:C..80 invtNo?:C18'],
  [
    'CEB701Message',
    'SummaryApplyHead',
    'copNo:C..30 agentCode:C..18 agentName:C..100 ebcCode:C..18 ebcName:C..100 declAgentCode:C..18 declAgentName:C..100',
  ],
  ['CEB701Message', 'SummaryApplyList', 'invtNo:C18'],
  ['CEB792Message', 'SummaryResultList', 'invtNo:C18 logisticsNo:C0..80'],
];

/** Lines of a document: 202205 lifted the limit of 100. */
export const EDITION_2018_COUNTS: readonly NodeCount[] = [
  { type: 'CEB509Message', node: 'DepartureList', min: 1, max: 100 },
  { type: 'CEB607Message', node: 'WayBillList', min: 1, max: 100 },
  { type: 'CEB701Message', node: 'SummaryApplyList', min: 1, max: 100 },
  { type: 'CEB792Message', node: 'SummaryResultList', min: 0, max: 100 },
];

/** Fields that came with 202205. */
export const ADDED_AFTER_2018: readonly string[] = ['CEB792Message/SummaryResultList/gseqno'];

/** Values for empty elements, where they were others; `null` where the schema fixed none. */
export const EDITION_2018_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['CEB303Message/OrderHead/appStatus', '2'],
  ['CEB403Message/Receipts/appStatus', '2'],
]);
export const UNFIXED_IN_2018: readonly string[] = [
  'CEB603Message/InventoryHead/fFlag',
  'CEB603Message/InventoryHead/iFlag',
];
