import { explainCode } from '@tongguan/ceb';
import { shanghaiIso } from '@tongguan/kernel';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../auth.ts';
import { CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas.ts';
import type { GatewayContext } from '../types.ts';

/** What anybody may ask: is it well, what can it do, what does a code mean. */
export async function metaRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  const open = openDoor(context);
  app.get('/api/health', {
    schema: HEALTH_SCHEMA,
    handler: async (request, reply) => {
      open(request);
      const { ok, profile, database, setAside } = await context.health();
      reply.code(ok ? 200 : 503);
      const time = shanghaiIso(context.clock.now());
      const status = !ok ? 'unwell' : setAside > 0 ? 'degraded' : 'ok';
      return { status, version: context.version, profile, database, setAside, time };
    },
  });
  app.get<{ Params: { code: string } }>('/api/codes/:code', {
    schema: CODE_SCHEMA,
    handler: async (request, reply) => {
      open(request);
      const entry = explainCode(request.params.code);
      if (entry === null) throw new Problem('code-unknown');
      return reply.serializer(JSON.stringify).type('application/json; charset=utf-8').send(entry);
    },
  });
  app.get('/api/openapi.json', {
    schema: { hide: true },
    handler: async (request, reply) => {
      open(request);
      return reply.serializer(JSON.stringify).type('application/json; charset=utf-8').send(app.swagger());
    },
  });
}

const HEALTH_SCHEMA = {
  tags: ['tools'],
  operationId: 'health',
  summary: '运行状态 / health',
  security: [],
  response: {
    200: {
      description: '正常，或有搁置项 / well, or degraded: something is set aside',
      headers: CONVERSATION_HEADERS,
      $ref: 'Health#',
    },
    503: { description: '数据库不可用 / the database is unreachable', $ref: 'Health#' },
    ...errorAnswers(429, 500),
  },
};

const CODE_SCHEMA = {
  tags: ['tools'],
  operationId: 'explainCode',
  summary: '解释回执代码：含义、常见原因、处理办法 / what a code means, its usual cause, what to do',
  security: [],
  params: {
    type: 'object',
    required: ['code'],
    properties: { code: { type: 'string', minLength: 1, maxLength: 200 } },
  },
  response: {
    200: { description: '代码 / the code', headers: CONVERSATION_HEADERS, type: 'object', additionalProperties: true },
    ...errorAnswers(404, 429, 500),
  },
};
