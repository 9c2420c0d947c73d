import type { Bilingual, Pair } from '../catalogue/types.ts';
import { bilingual } from '../catalogue/types.ts';

/** What may stand in a coded element: single values, one of the code tables of customs, or a form of writing. */
export type FieldValues =
  | { readonly kind: 'values'; readonly values: readonly (readonly [value: string, meaning: Bilingual])[] }
  | { readonly kind: 'table'; readonly table: Bilingual }
  | { readonly kind: 'form'; readonly form: Bilingual };

/** By the specification's text (202205); `null` for elements of free content. */
export function fieldValues(type: string, parent: string, name: string): FieldValues | null {
  return KNOWN.get(`${type}/${name}`) ?? KNOWN.get(`${parent}/${name}`) ?? KNOWN.get(name) ?? null;
}

type Row = readonly [value: string, zh: string, en: string];

const values = (...rows: readonly Row[]): FieldValues => ({
  kind: 'values',
  values: rows.map(([value, zh, en]) => [value, { zh, en }]),
});
const table = (...name: Pair): FieldValues => ({ kind: 'table', table: bilingual(name) });
const form = (...text: Pair): FieldValues => ({ kind: 'form', form: bilingual(text) });

const IMPORT: Row = ['I', '进口', 'import'];
const EXPORT: Row = ['E', '出口', 'export'];
const NEW: Row = ['1', '新增', 'new'];
const CNY: Row = ['142', '人民币', 'CNY'];
const IDENTITY = values(
  ['1', '身份证', 'resident identity card'],
  ['2', '其它（规范限定为 1）', 'other (limited to 1)'],
);
const UNITS = table('计量单位代码', 'units');
const COUNTRIES = table('国家（地区）代码，旧三位数字', 'countries, legacy three digits');
const CURRENCIES = table('货币代码，旧三位数字', 'currencies, legacy three digits');
const DISTRICTS = table('关区代码，四位', 'customs districts, four digits');
const SECONDS = form('YYYYMMDDhhmmss', 'YYYYMMDDhhmmss');
const MILLISECONDS = form('YYYYMMDDhhmmssSSS', 'YYYYMMDDhhmmssSSS');
const DAY = form('YYYYMMDD', 'YYYYMMDD');
const TOTAL = values(['3', '总价', 'total amount']);
const RETAIL_MODES: readonly Row[] = [
  ['9610', '跨境电商零售', 'retail, direct'],
  ['1210', '保税跨境电商', 'retail, bonded'],
];

const KNOWN: ReadonlyMap<string, FieldValues> = new Map([
  ['guid', form('36 位，英文字母大写', '36 characters, capitals')],
  ['appType', values(NEW, ['2', '变更', 'change'], ['3', '删除', 'delete'])],
  ['CEB623Message/appType', values(NEW)],
  ['appTime', SECONDS],
  ['appStatus', values(['1', '暂存', 'stored'], ['2', '申报', 'declared'])],
  ['CEB311Message/orderType', values(['I', '进口商品订单', 'import order'])],
  [
    'CEB303Message/orderType',
    values(
      ['E', 'B2C 出口订单', 'B2C export'],
      ['B', 'B2B 出口订单', 'B2B export'],
      ['W', '海外仓订仓单', 'overseas warehouse'],
    ),
  ],
  ...['CEB621Message', 'CEB711Message', 'CEB213Message', 'CEB215Message'].map((type): [string, FieldValues] => [
    `${type}/ieFlag`,
    values(IMPORT),
  ]),
  ...['CEB507Message', 'CEB603Message'].map((type): [string, FieldValues] => [`${type}/ieFlag`, values(EXPORT)]),
  ['CEB621Message/tradeMode', values(...RETAIL_MODES, ['1239', '保税跨境电商 A', 'retail, bonded A'])],
  [
    'CEB603Message/tradeMode',
    values(
      ...RETAIL_MODES,
      ['9710', '跨境电商 B2B 直接出口', 'B2B direct'],
      ['9810', '跨境电商出口海外仓', 'overseas warehouse'],
    ),
  ],
  ['CEB213Message/tradeMode', values(...RETAIL_MODES)],
  ['buyerIdType', IDENTITY],
  ['payerIdType', IDENTITY],
  ...['CEB311Message', 'CEB411Message', 'CEB511Message', 'CEB621Message'].map((type): [string, FieldValues] => [
    `${type}/currency`,
    values(CNY),
  ]),
  ['currency', CURRENCIES],
  ['fCurrency', CURRENCIES],
  ['iCurrency', CURRENCIES],
  ['fFlag', TOTAL],
  ['iFlag', TOTAL],
  ['unit', UNITS],
  ['unit1', UNITS],
  ['unit2', UNITS],
  ['country', COUNTRIES],
  ['tradeCountry', COUNTRIES],
  ['customsCode', DISTRICTS],
  ['portCode', DISTRICTS],
  ['trafMode', table('运输方式代码', 'modes of transport')],
  ['wrapType', table('包装种类代码', 'types of packaging')],
  ['POD', table('港口代码', 'ports')],
  ['consigneeDistrict', table('行政区划代码，六位', 'administrative divisions, six digits')],
  ['gcode', form('税则号列，8 或 10 位', 'tariff code, 8 or 10 digits')],
  ['logisticsStatus', values(['S', '签收', 'delivered'])],
  ['status', values(['1', '已生成', 'made'], ['2', '已汇总', 'consolidated'], ['3', '作废', 'void'])],
  [
    'BaseSubscribe/status',
    values(['ALL', '数据和回执', 'both'], ['DATA', '只订阅数据', 'data'], ['RET', '只订阅回执', 'receipts']),
  ],
  ['dxpMode', values(['DXP', '数据交换平台', 'data exchange platform'])],
  ['statisticsFlag', values(['A', '简化申报', 'simplified'], ['B', '汇总申报', 'consolidated'])],
  [
    'summaryFlag',
    values(
      ['1', '按收发货人', 'by consignor'],
      ['2', '按收发货人和生产销售单位', 'by consignor and producer or seller'],
    ),
  ],
  ['itemNameFlag', values(['1', '按清单原始商品名', 'by the item names of the lists'])],
  ['returnTime', MILLISECONDS],
  ['opDate', MILLISECONDS],
  ['payTime', SECONDS],
  ['logisticsTime', SECONDS],
  ['accountingDate', SECONDS],
  ['leaveTime', SECONDS],
  ['startTime', SECONDS],
  ['endTime', SECONDS],
  ['declTime', DAY],
  ['ieDate', DAY],
]);
