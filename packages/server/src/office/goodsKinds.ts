import type { ActKind } from './types.ts';

const LAW = { type: 'string', minLength: 1, maxLength: 200 };
const WORD = { type: 'string', minLength: 1, maxLength: 60 };
const DAY = { type: 'string', minLength: 10, maxLength: 10 };

/** What may come in through this channel: stops, the official list, filings (H-01, H-02, H-04). */
export const GOODS_KINDS: readonly ActKind[] = [
  {
    name: 'goods.stop',
    subject: 'goods',
    path: 'goods/stops/:number',
    roles: ['supervisor'],
    district: 'national',
    zh: '立即停止商品进口：按国别、税号前缀、品牌、批次',
    en: 'stop goods at once, by country, tariff prefix, brand, batch',
    properties: {
      country: { type: 'string', pattern: '^\\d{3}$' },
      hsPrefix: { type: 'string', pattern: '^\\d{2,10}$' },
      brand: WORD,
      batch: WORD,
      law: LAW,
    },
    required: ['law'],
    rules: ['H-02'],
  },
  {
    name: 'goods.resume',
    subject: 'goods',
    path: 'goods/stops/:number/end',
    roles: ['supervisor'],
    district: 'national',
    zh: '恢复被停止的商品',
    en: 'end a stop of goods',
    properties: {},
    required: [],
    rules: ['H-02'],
  },
  {
    name: 'goods.list',
    subject: 'goods',
    path: 'goods/lists/:number',
    roles: ['operator', 'supervisor'],
    district: 'national',
    zh: '载入正面清单全表，自生效日起使用',
    en: 'load the whole official list; lanes use it from its date',
    properties: {
      from: DAY,
      law: LAW,
      rows: {
        type: 'array',
        minItems: 1,
        maxItems: 20_000,
        items: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 2000 } },
      },
    },
    required: ['from', 'law', 'rows'],
    rules: ['H-01'],
  },
  {
    name: 'goods.filing',
    subject: 'goods',
    path: 'goods/filings/:number/decision',
    roles: ['officer', 'supervisor'],
    district: 'national',
    zh: '审核商品备案',
    en: 'decide a filing of goods',
    properties: { decision: { type: 'string', enum: ['approve', 'refuse'] } },
    required: ['decision'],
    rules: ['H-04'],
  },
];
