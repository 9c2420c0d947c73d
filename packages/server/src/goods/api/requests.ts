import { BEARER } from '../../gateway/index.ts';
import { answer, errorAnswers, maybe, NUMBERED, oneOf, only, words } from '../../gateway/schemas/index.ts';
import { Type } from 'typebox';
import { LAW, TARIFF_CELLS } from '../fields.ts';
import { EditionDiff, Editions, Filing, Filings, Impact, StopHits, Stops, TariffDiff, Tariffs } from './answers.ts';

const office = { tags: ['goods'], security: BEARER };
const REFUSED = errorAnswers(400, 401, 403, 429, 500, 503);
const REFUSED_OR_UNKNOWN = { ...REFUSED, ...errorAnswers('goods-unknown') };

export const GOODS_SCHEMAS = {
  stops: {
    ...office,
    operationId: 'listStops',
    summary: '停止进口的商品 / goods that are stopped',
    description: '规则 rules: H-02',
    response: { 200: answer('全部 / all of them', Stops), ...REFUSED },
  },
  held: {
    ...office,
    operationId: 'readStopHits',
    summary: '停止之前已受理、尚未放行的清单 / declarations accepted before the stop and not released',
    description: '规则 rules: H-02',
    params: NUMBERED,
    response: { 200: answer('清单 / declarations', StopHits), ...REFUSED_OR_UNKNOWN },
  },
  lists: {
    ...office,
    operationId: 'listEditions',
    summary: '已载入的正面清单 / official lists loaded',
    description: '规则 rules: H-01',
    response: { 200: answer('版本 / editions', Editions), ...REFUSED },
  },
  diff: {
    ...office,
    operationId: 'diffEdition',
    summary: '新清单改变了什么，影响哪些备案商品 / what an edition changes, and which filed goods it hits',
    description: '规则 rules: H-01',
    params: NUMBERED,
    response: { 200: answer('差异 / differences', EditionDiff), ...REFUSED_OR_UNKNOWN },
  },
  tariffs: {
    ...office,
    operationId: 'listTariffs',
    summary: '已载入的税则版本 / editions of the tariff that were loaded',
    description: '规则 rules: E-05, E-06',
    response: { 200: answer('版本 / editions', Tariffs), ...REFUSED },
  },
  tariffDiff: {
    ...office,
    operationId: 'diffTariff',
    summary:
      '税则版本改变了什么，影响哪些备案商品 / what an edition of the tariff changes, and which filed goods it hits',
    description: '规则 rules: E-05, E-06',
    params: NUMBERED,
    response: { 200: answer('差异 / differences', TariffDiff), ...REFUSED_OR_UNKNOWN },
  },
  impact: {
    ...office,
    operationId: 'readTaxImpact',
    summary: '一日的清单按两日的法律各应纳税多少 / who of a day’s declarations would pay more, and by how much',
    description:
      '不记录任何内容；rows 为尚未载入的公告，只用于 on 一侧。规则 rules: E-01, E-05, E-06 / nothing is stored; rows are an announcement not yet loaded, applied on the side of on',
    body: only({
      day: words(10, '清单申报日 / the day on which the declarations came'),
      on: words(10, '按这一日的法律 / by the law of this day'),
      against: words(10, '与这一日相比 / against the law of this day'),
      law: maybe(LAW),
      rows: maybe(Type.Array(TARIFF_CELLS, { minItems: 1, maxItems: 20_000 })),
    }),
    response: { 200: answer('影响 / the impact', Impact), ...REFUSED, ...errorAnswers('filing-refused') },
  },
  waiting: {
    ...office,
    operationId: 'listWaitingFilings',
    summary: '待审核的商品备案 / filings that wait for an officer',
    description: '规则 rules: H-04',
    response: { 200: answer('备案 / filings', Filings), ...REFUSED },
  },
  filings: {
    tags: ['goods'],
    operationId: 'listFilings',
    summary: '本企业的商品备案 / filings of the enterprise',
    security: BEARER,
    response: {
      200: answer('最新版本 / newest versions', Filings),
      ...errorAnswers(400, 401, 429, 500, 503),
    },
  },
  file: {
    tags: ['goods'],
    operationId: 'fileGoods',
    summary: '商品备案：新增或变更 / file an article, or a new version of it',
    description: '规则 rules: H-01, H-02, H-03, H-04, H-05',
    security: BEARER,
    body: only({
      mode: oneOf(['1210', '1239', '9610']),
      itemNo: words(60),
      gcode: words(20),
      gname: words(500),
      gmodel: words(1000),
      brand: maybe(words(100)),
      country: words(10),
      unit: words(10),
      unit1: words(10),
      unit2: maybe(words(10)),
      labelUrl: words(500),
      licence: maybe(words(60)),
    }),
    response: {
      200: answer('已备案或待审核 / filed, or waiting for an officer', Filing),
      ...errorAnswers(400, 401, 'filing-refused', 429, 500, 503),
    },
  },
} as const;
