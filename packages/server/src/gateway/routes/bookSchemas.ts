import { INSTANT } from '../instant.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { errorAnswers } from '../schemas.ts';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** What may be read of a book. */
export type Reading = {
  readonly name: 'movements' | 'balances' | 'transfers' | 'stocktakes' | 'inbounds';
  readonly path: string;
  readonly summary: string;
  readonly query: Readonly<Record<string, object>>;
};

const NAME = { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' };
const LIMIT = { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT };
const FORMAT = {
  type: 'string',
  enum: ['json', 'csv'],
  description: 'csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv',
};
const AFTER = { type: 'string', maxLength: 500, pattern: '^[^\\u0000-\\u001f]*$', description: '上一页的 next' };

export const READINGS: readonly Reading[] = [
  {
    name: 'movements',
    path: 'movements',
    summary: '账册变动，最早的在前 / movements of the book, oldest first',
    query: { from: INSTANT, to: INSTANT, kind: NAME, item: NAME, after: AFTER, limit: LIMIT, format: FORMAT },
  },
  {
    name: 'balances',
    path: 'balances',
    summary: '任一时刻的账面，由变动重新累计 / the book at any moment, added up from its movements',
    query: { at: INSTANT, after: AFTER, limit: LIMIT, format: FORMAT },
  },
  {
    name: 'transfers',
    path: 'transfers',
    summary: '转出与转入，在途数量 / transfers out and in, what is in transit',
    query: {},
  },
  {
    name: 'stocktakes',
    path: 'stocktakes/:takeNo',
    summary: '盘点：账面、实盘、差异、说明 / a stock-take: book, count, difference, explanation',
    query: {},
  },
  {
    name: 'inbounds',
    path: 'inbounds',
    summary: '按提运单入账：申报、检疫、实点 / goods by bill of lading: declared, quarantined, counted',
    query: {},
  },
];

export const WAITING_DETAILS_SCHEMA = {
  tags: ['office'],
  operationId: 'readWaitingInboundDetails',
  summary:
    '待处理的入库明细单（711）：有未申报的运单，最早的在前 / inbound details with parcels nobody declared, oldest first',
  security: BEARER,
  response: {
    200: {
      description: '待处理 / what waits',
      headers: CONVERSATION_HEADERS,
      type: 'object',
      additionalProperties: true,
    },
    ...errorAnswers(401, 403, 429, 500, 503),
  },
};

export function bookSchema(door: 'office' | 'participant', reading: Reading): object {
  const takeNo = reading.path.includes(':takeNo') ? { takeNo: NAME } : {};
  const params = { number: NAME, ...takeNo };
  return {
    tags: [door === 'office' ? 'office' : 'declarations'],
    operationId: `${door === 'office' ? 'readAnyBook' : 'readOwnBook'}.${reading.name}`,
    summary: reading.summary,
    description:
      door === 'office'
        ? '关员随时可查任一账册（J-06）/ staff, every book, at any time'
        : '仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books',
    security: BEARER,
    params: { type: 'object', required: Object.keys(params), properties: params },
    querystring: { type: 'object', additionalProperties: false, properties: reading.query },
    response: {
      200: {
        description: reading.summary,
        headers: CONVERSATION_HEADERS,
        type: 'object',
        additionalProperties: true,
      },
      ...errorAnswers(400, 401, 404, 429, 500, 503),
    },
  };
}
