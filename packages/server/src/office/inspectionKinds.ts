import type { ActKind } from './types.ts';

const OFFICERS = ['officer', 'supervisor'] as const;
const DETAIN = ['detain-clearance', 'detain-smuggling', 'detain-legal', 'detain-other'];
const DAY = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' };
const SAMPLE = { type: 'string', minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9._-]+$' };

/** A file of two mebibytes in base64, and what is said about it. */
const CONTENT_MAX = 2_796_204;
const FILE_BODY_MAX = 3 * 1024 * 1024;

/** What officers do about goods that are held: inspection, evidence, detention (K-01, K-02, I-03). */
export const INSPECTION_KINDS: readonly ActKind[] = [
  {
    name: 'inspection.open',
    subject: 'declaration',
    path: 'inspections/:number/start',
    roles: OFFICERS,
    district: 'subject',
    zh: '开始查验：查验地点',
    en: 'begin an inspection: where',
    properties: { site: { type: 'string', minLength: 1, maxLength: 60 } },
    required: ['site'],
    rules: ['K-01'],
  },
  {
    name: 'inspection.sample',
    subject: 'declaration',
    path: 'inspections/:number/samples',
    roles: OFFICERS,
    district: 'subject',
    zh: '登记取样',
    en: 'record samples that were taken',
    properties: { numbers: { type: 'array', minItems: 1, maxItems: 50, items: SAMPLE } },
    required: ['numbers'],
    rules: ['K-01', 'K-02'],
  },
  file('inspection.photo', 'photos', '登记查验照片（JPEG、PNG、PDF）', 'record a photo (JPEG, PNG, PDF)'),
  file(
    'inspection.report',
    'reports',
    '登记采信的第三方检测报告',
    'record a test report of a third party that is accepted',
  ),
  {
    name: 'inspection.conclude',
    subject: 'declaration',
    path: 'inspections/:number/result',
    roles: OFFICERS,
    district: 'subject',
    zh: '查验结论：放行、转人工审核、退单、责令退运或扣留',
    en: 'the result: released, to manual review, rejected, ordered out of the country, detained',
    properties: { result: { type: 'string', enum: ['pass', 'refer', 'reject', 'reexport', ...DETAIN] } },
    required: ['result'],
    rules: ['I-03', 'K-01'],
  },
  {
    name: 'detention.decide',
    subject: 'declaration',
    path: 'detentions/:number/decision',
    roles: OFFICERS,
    district: 'subject',
    zh: '处理扣留货物：放行、再查验、责令退运、改变扣留种类',
    en: 'decide detained goods: released, inspected again, ordered out of the country, detained otherwise',
    properties: { decision: { type: 'string', enum: ['release', 'inspect', 'reexport', ...DETAIN] } },
    required: ['decision'],
    rules: ['I-03', 'K-01'],
  },
  {
    name: 'inspection.rate',
    subject: 'control',
    path: 'inspection-rates/:number',
    roles: ['supervisor'],
    district: 'scope',
    zh: '商品布控比率（万分之），自某日起；0 为取消',
    en: 'the rate of inspection for goods, of ten thousand, from a day on; 0 lifts it',
    properties: {
      hsPrefix: { type: 'string', pattern: '^[0-9]{2,10}$' },
      country: { type: 'string', pattern: '^[0-9]{3}$' },
      mode: { type: 'string', enum: ['1210', '1239', '9610'] },
      customsCode: {
        type: 'string',
        pattern: '^[0-9]{4}$',
        description: '只在该关区；不填为全国 / in this district alone; left out: everywhere',
      },
      rateBasisPoints: { type: 'integer', minimum: 0, maximum: 10_000 },
      fromDay: DAY,
    },
    required: ['rateBasisPoints'],
    rules: ['K-01'],
  },
  {
    name: 'inspection.credit',
    subject: 'control',
    path: 'inspection-credits/:number',
    roles: ['supervisor'],
    district: 'national',
    zh: '企业信用等级，自某日起，决定查验率',
    en: 'the credit level of a firm from a day on, which sets its rate of inspection',
    properties: { level: { type: 'string', enum: ['advancedCertified', 'general', 'discredited'] }, fromDay: DAY },
    required: ['level'],
    rules: ['K-01'],
  },
];

function file(name: string, path: string, zh: string, en: string): ActKind {
  return {
    name,
    subject: 'declaration',
    path: `inspections/:number/${path}`,
    roles: OFFICERS,
    district: 'subject',
    zh,
    en,
    properties: {
      fileName: { type: 'string', minLength: 1, maxLength: 100 },
      mediaType: { type: 'string', enum: ['image/jpeg', 'image/png', 'application/pdf'] },
      content: { type: 'string', minLength: 4, maxLength: CONTENT_MAX, description: 'base64' },
    },
    required: ['fileName', 'mediaType', 'content'],
    bodyBytesMax: FILE_BODY_MAX,
    rules: ['K-01', 'K-02'],
  };
}
