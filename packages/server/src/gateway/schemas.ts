import { KIND_NAMES } from './kindNames.ts';

/** JSON schemas of the API, which make both its OpenAPI page and its JSON. One place, so that the page cannot lie. */
const text = { type: 'string' } as const;

export const errorSchema = {
  $id: 'Error',
  type: 'object',
  description: '所有错误的统一格式 / the one shape of every error',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message_zh', 'message_en'],
      properties: {
        code: { ...text, description: '规范代码（如 -900302）或接口代码（如 token-unknown）/ regime code or API code' },
        message_zh: text,
        message_en: text,
        conversationId: text,
        refusals: { type: 'array', items: { $ref: 'Refusal#' } },
      },
      additionalProperties: true,
    },
  },
} as const;

export const refusalSchema = {
  $id: 'Refusal',
  type: 'object',
  required: ['code', 'path', 'found', 'allowed'],
  properties: {
    code: text,
    path: { ...text, description: '字段路径 / element path' },
    found: { ...text, description: '实际值，个人信息已掩码 / what stood there, personal data masked' },
    allowed: text,
    document: text,
    offset: { type: 'integer', description: '字节位置 / byte position' },
    message_zh: text,
    message_en: text,
    advice_zh: text,
    advice_en: text,
  },
  additionalProperties: true,
} as const;

export const storedSchema = {
  $id: 'Stored',
  type: 'object',
  description: '已落库；受理结果见回执 / durably stored; the decision follows by receipt',
  required: ['messageId', 'type', 'guid', 'acceptedAt', 'documents'],
  properties: {
    messageId: text,
    type: text,
    guid: text,
    acceptedAt: { ...text, description: 'ISO 8601, +08:00' },
    documents: {
      type: 'array',
      items: {
        type: 'object',
        required: ['item', 'kind', 'number', 'orderNo'],
        properties: {
          item: { type: 'integer' },
          kind: {
            ...text,
            enum: KIND_NAMES,
            description: '单证种类；本平台受理哪些见 sendMessage / kind of document; sendMessage says which are taken',
          },
          number: text,
          orderNo: text,
        },
      },
    },
  },
} as const;

export const receiptSchema = {
  $id: 'Receipt',
  type: 'object',
  required: ['cursor', 'type', 'guid', 'returnStatus', 'statusText', 'codes', 'returnTime', 'xml'],
  properties: {
    cursor: text,
    type: { ...text, description: 'CEB312Message … CEB900Message' },
    guid: text,
    returnStatus: text,
    statusText: text,
    returnTime: { ...text, description: 'C17, Asia/Shanghai' },
    codes: {
      type: 'array',
      items: { type: 'object', properties: { code: text, text, advice: text }, required: ['code', 'text', 'advice'] },
    },
    xml: { ...text, description: '回执报文 / the receipt message' },
  },
  // Business numbers by wire name: orderNo, copNo, preNo, invtNo, taxNo …
  additionalProperties: true,
} as const;

export const receiptPageSchema = {
  $id: 'ReceiptPage',
  type: 'object',
  required: ['receipts', 'next', 'more'],
  properties: {
    receipts: { type: 'array', items: { $ref: 'Receipt#' } },
    next: { ...text, description: '下次读取的游标，永久有效 / read on from here; valid for ever' },
    more: { type: 'boolean' },
  },
} as const;

export const storySchema = {
  $id: 'Declaration',
  type: 'object',
  description: '清单全过程，个人信息已掩码 / the whole story of a declaration, personal data masked',
  required: ['numbers', 'state', 'times', 'states', 'documents', 'differences', 'reasons', 'ledger', 'receipts'],
  properties: {
    numbers: { type: 'object', additionalProperties: true },
    state: { type: 'object', additionalProperties: true },
    times: { type: 'object', additionalProperties: true },
    states: { type: 'array', items: { type: 'object', additionalProperties: true } },
    documents: { type: 'array', items: { type: 'object', additionalProperties: true } },
    differences: { type: 'array', items: { type: 'object', additionalProperties: true } },
    reasons: { type: 'array', items: { type: 'object', additionalProperties: true } },
    ledger: { type: 'array', items: { type: 'object', additionalProperties: true } },
    receipts: { type: 'array', items: { type: 'object', additionalProperties: true } },
    damaged: {
      type: 'array',
      description: '损坏或缺失的存档记录 / stored rows that are damaged or gone, and what was found',
      items: { type: 'object', additionalProperties: true },
    },
  },
  additionalProperties: true,
} as const;

export const healthSchema = {
  $id: 'Health',
  type: 'object',
  required: ['status', 'version', 'profile', 'database', 'time'],
  properties: {
    status: text,
    version: text,
    profile: text,
    database: text,
    /** Items set aside after a fault, which wait for people. */
    setAside: { type: 'integer' },
    time: text,
  },
} as const;

/** An error answer under each status, for a route's `response`. */
export function errorAnswers(...statuses: readonly number[]): Record<number, object> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: 'Error#' }]));
}
