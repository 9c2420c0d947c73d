import { Type } from 'typebox';
import { sendAs } from '../answer.ts';
import { firmOf } from '../auth.ts';
import { firm } from '../doors.ts';
import { XML_TYPE, wantsXml } from '../negotiate.ts';
import { BEARER } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas/errors.ts';
import { ReceiptPage } from '../schemas/messages.ts';
import { answerAsFile, maybe } from '../schemas/shapes.ts';
import type { Doors, GatewayContext, TypedApp } from '../types.ts';

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;
/** The look at 128 parts; each receipt of the page costs one more. */
const PAGE_COST = 10;

/** GET /api/receipts?after=&limit=: a participant's own receipts, from any cursor, any number of times (B-02). */
export async function receiptRoutes(app: TypedApp, context: GatewayContext, doors: Doors): Promise<void> {
  app.get('/api/receipts', {
    schema: RECEIPTS_SCHEMA,
    config: firm(PAGE_COST),
    handler: async (request, reply) => {
      const { code } = firmOf(request);
      const { after, limit } = request.query;
      const cursor = after === undefined || after === '' ? null : after;
      const between = (receipts: number): Promise<void> => doors.pause(request, receipts);
      const page = await context.receipts.read(code, cursor, limit ?? LIMIT_DEFAULT, between);
      if (!page.ok) throw new Problem('cursor-unknown', { refusals: page.refusals });
      doors.charge(request, page.value.receipts.length);
      if (!wantsXml(request.headers.accept)) return page.value;
      return sendAs(reply, XML_TYPE, context.receipts.toXml(page.value));
    },
  });
}

const RECEIPTS_SCHEMA = {
  tags: ['receipts'],
  operationId: 'readReceipts',
  summary: '读取本企业回执，最早的在前 / read your receipts, oldest first',
  description:
    '游标永久有效，可反复读取；Accept: application/xml 返回回执报文 / a cursor is valid for ever and may be used again; Accept: application/xml gives the receipt messages.',
  security: BEARER,
  querystring: Type.Object({
    after: maybe(Type.String({ maxLength: 2000, description: '上次应答的 next / next of an earlier answer' })),
    limit: maybe(Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT })),
  }),
  response: {
    200: answerAsFile('一页回执 / a page', ReceiptPage, 'application/xml'),
    ...errorAnswers('cursor-unknown', 400, 401, 429, 500, 503),
  },
};
