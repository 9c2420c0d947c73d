import type { FastifyInstance } from 'fastify';
import { shanghaiIso } from '@tongguan/kernel';
import type { ContingencyLine } from '../../office/index.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { errorAnswers } from '../schemas.ts';
import { officeLimiter, READERS, staffGate } from '../staffGate.ts';
import type { GatewayContext } from '../types.ts';

const LINES_MAX = 500;
const HOUR_MS = 3_600_000;

/** What an officer keeps an eye on: GET /api/office/contingencies, goods let go by hand and not reconciled yet (K-03). */
export async function watchRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  const staff = staffGate(context, officeLimiter(context));
  app.get<{ Querystring: { all?: boolean } }>('/api/office/contingencies', {
    schema: CONTINGENCIES_SCHEMA,
    handler: async (request) => {
      await staff(request, READERS);
      const lines = await context.office.contingencies(request.query.all !== true, LINES_MAX);
      return { contingencies: lines.map((line) => lineOf(line, context.clock.now())) };
    },
  });
}

function lineOf({ releasedMs, reconciledMs, ...line }: ContingencyLine, nowMs: number): object {
  const untilMs = reconciledMs ?? nowMs;
  return {
    ...line,
    released: shanghaiIso(releasedMs),
    reconciled: reconciledMs === null ? null : shanghaiIso(reconciledMs),
    /** Whole hours from the release to its reconciliation, or until now. */
    ageHours: Math.floor(Math.max(0, untilMs - releasedMs) / HOUR_MS),
  };
}

const CONTINGENCIES_SCHEMA = {
  tags: ['office'],
  operationId: 'listContingencies',
  summary: '应急放行、尚未核对的清单 / lists released under contingency and not reconciled',
  description: '规则 rules: K-03',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: { all: { type: 'boolean', description: '含已核对的 / those reconciled too' } },
  },
  response: {
    200: {
      description: '最早的在前 / oldest first',
      headers: CONVERSATION_HEADERS,
      type: 'object',
      properties: { contingencies: { type: 'array', items: { type: 'object', additionalProperties: true } } },
    },
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
