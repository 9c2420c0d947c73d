import type { GoodsFiling } from '@tongguan/policy';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { errorAnswers } from '../schemas.ts';

/** A filing as it is sent: what is not there is null. */
export type FilingBody = Omit<GoodsFiling, 'brand' | 'unit2' | 'licence'> & {
  readonly mode: string;
  readonly brand?: string;
  readonly unit2?: string;
  readonly licence?: string;
};

const ANY = { type: 'object', additionalProperties: true };
const NUMBER = { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' };
const NUMBERED = { type: 'object', required: ['number'], properties: { number: NUMBER } };
const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength });

function office(operationId: string, summary: string, rule: string, found: string, more: object = {}): object {
  return {
    tags: ['goods'],
    operationId,
    summary,
    description: `规则 rules: ${rule}`,
    security: BEARER,
    response: {
      200: { description: found, headers: CONVERSATION_HEADERS, ...ANY },
      ...errorAnswers(400, 401, 403, 404, 429, 500, 503),
    },
    ...more,
  };
}

export const GOODS_SCHEMAS = {
  stops: office('listStops', '停止进口的商品 / goods that are stopped', 'H-02', '全部 / all of them'),
  held: office(
    'readStopHits',
    '停止之前已受理、尚未放行的清单 / lists accepted before the stop and not released',
    'H-02',
    '清单 / lists',
    { params: NUMBERED },
  ),
  lists: office('listEditions', '已载入的正面清单 / official lists loaded', 'H-01', '版本 / editions'),
  diff: office(
    'diffEdition',
    '新清单改变了什么，影响哪些备案商品 / what an edition changes, and which filed goods it hits',
    'H-01',
    '差异 / differences',
    { params: NUMBERED },
  ),
  waiting: office(
    'listWaitingFilings',
    '待审核的商品备案 / filings that wait for an officer',
    'H-04',
    '备案 / filings',
  ),
  filings: {
    tags: ['goods'],
    operationId: 'listFilings',
    summary: '本企业的商品备案 / filings of the enterprise',
    security: BEARER,
    response: {
      200: { description: '最新版本 / newest versions', headers: CONVERSATION_HEADERS, ...ANY },
      ...errorAnswers(400, 401, 429, 500, 503),
    },
  },
  file: {
    tags: ['goods'],
    operationId: 'fileGoods',
    summary: '商品备案：新增或变更 / file an article, or a new version of it',
    description: '规则 rules: H-01, H-02, H-03, H-04, H-05',
    security: BEARER,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['mode', 'itemNo', 'gcode', 'gname', 'gmodel', 'country', 'unit', 'unit1', 'labelUrl'],
      properties: {
        mode: { type: 'string', enum: ['1210', '1239', '9610'] },
        itemNo: text(60),
        gcode: text(20),
        gname: text(500),
        gmodel: text(1000),
        brand: text(100),
        country: text(10),
        unit: text(10),
        unit1: text(10),
        unit2: text(10),
        labelUrl: text(500),
        licence: text(60),
      },
    },
    response: {
      200: { description: '已备案或待审核 / filed, or waiting for an officer', headers: CONVERSATION_HEADERS, ...ANY },
      ...errorAnswers(400, 401, 409, 429, 500, 503),
    },
  },
} as const;
