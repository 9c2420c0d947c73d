import { Type } from 'typebox';
import { BEARER, INSTANT } from '../../gateway/index.ts';
import {
  answer,
  answerAsFile,
  errorAnswers,
  maybe,
  NUMBERED,
  oneOf,
  only,
  plainText,
} from '../../gateway/schemas/index.ts';
import {
  BookBalances,
  BookBatches,
  BookInbounds,
  BookMovements,
  BookTransfers,
  StockTake,
  WaitingDetails,
} from './answers.ts';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;
export const CSV_TYPE = 'text/csv';

const paged = {
  after: maybe(
    Type.String({
      maxLength: 500,
      pattern: '^[^\\u0000-\\u001f]*$',
      description: '上一页的 next / next of the page before',
    }),
  ),
  limit: maybe(Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })),
  format: maybe(
    oneOf(
      ['json', 'csv'],
      'csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv',
    ),
  ),
};

export type Door = 'office' | 'participant';

const DOORS = {
  office: {
    tags: ['office'],
    security: BEARER,
    description: '关员随时可查任一账册（J-06）/ staff, every book, at any time',
  },
  participant: {
    tags: ['declarations'],
    security: BEARER,
    description: '仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books',
  },
};

const REFUSED = errorAnswers(400, 401, 'book-unknown', 429, 500, 503);

/** What may be read of a book, at one of its two doors. */
export function bookSchemas(door: Door) {
  const named = door === 'office' ? 'readAnyBook' : 'readOwnBook';
  // Staff of another district are told so; a firm is told that there is no such book.
  const refused: typeof REFUSED = door === 'office' ? { ...REFUSED, ...errorAnswers(403) } : REFUSED;
  return {
    movements: {
      ...DOORS[door],
      operationId: `${named}Movements`,
      summary: '账册变动，最早的在前 / movements of the book, oldest first',
      params: NUMBERED,
      querystring: only({
        from: maybe(INSTANT),
        to: maybe(INSTANT),
        kind: maybe(plainText(60)),
        item: maybe(plainText(60)),
        ...paged,
      }),
      response: { 200: answerAsFile('账册变动 / movements of the book', BookMovements, CSV_TYPE), ...refused },
    },
    balances: {
      ...DOORS[door],
      operationId: `${named}Balances`,
      summary: '任一时刻的账面，由变动重新累计 / the book at any moment, added up from its movements',
      params: NUMBERED,
      querystring: only({ at: maybe(INSTANT), ...paged }),
      response: { 200: answerAsFile('账面 / the book', BookBalances, CSV_TYPE), ...refused },
    },
    transfers: {
      ...DOORS[door],
      operationId: `${named}Transfers`,
      summary: '转出与转入，在途数量 / transfers out and in, what is in transit',
      params: NUMBERED,
      querystring: only({}),
      response: { 200: answer('转出与转入 / transfers', BookTransfers), ...refused },
    },
    stockTake: {
      ...DOORS[door],
      operationId: `${named}StockTake`,
      summary: '盘点：账面、实盘、差异、说明 / a stock-take: book, count, difference, explanation',
      params: Type.Object({ number: plainText(60), takeNo: plainText(60) }),
      querystring: only({}),
      response: { 200: answer('盘点 / the stock-take', StockTake), ...refused },
    },
    inbounds: {
      ...DOORS[door],
      operationId: `${named}Inbounds`,
      summary: '按提运单入账：申报、检疫、实点 / goods by bill of lading: declared, quarantined, counted',
      params: NUMBERED,
      querystring: only({}),
      response: { 200: answer('入账 / inbound goods', BookInbounds), ...refused },
    },
    batches: {
      ...DOORS[door],
      operationId: `${named}Batches`,
      summary: '食品批次：保质期、抽样、状态，按到期日 / batches of food: expiry, samples, state, by expiry',
      params: NUMBERED,
      querystring: only({}),
      response: { 200: answer('批次 / batches', BookBatches), ...refused },
    },
  };
}

export const WAITING_DETAILS_SCHEMA = {
  tags: ['office'],
  operationId: 'readWaitingInboundDetails',
  summary:
    '待处理的入库明细单（711）：有未申报的运单，最早的在前 / inbound details with parcels nobody declared, oldest first',
  security: BEARER,
  response: { 200: answer('待处理 / what waits', WaitingDetails), ...errorAnswers(401, 403, 429, 500, 503) },
};
