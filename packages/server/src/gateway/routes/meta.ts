import { explainCode } from '@tongguan/ceb';
import { shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import { JSON_TYPE, sendAs } from '../answer.ts';
import { anybody } from '../doors.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas/errors.ts';
import { words } from '../schemas/requests.ts';
import { answer } from '../schemas/shapes.ts';
import { Code, Health } from '../schemas/tools.ts';
import type { GatewayContext, TypedApp } from '../types.ts';

/** Some hundred kilobytes that lie ready. */
const OPENAPI_COST = 5;

/** Public routes: health, capabilities, meaning of codes. */
export async function metaRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  app.get('/api/health', {
    schema: HEALTH_SCHEMA,
    // For monitoring, which must get an answer even under a flood; the state is read once a second.
    config: anybody(0),
    handler: async (_request, reply) => {
      const { ok, profile, database, setAside } = await context.health();
      reply.code(ok ? 200 : 503);
      const time = shanghaiIso(context.clock.now());
      const status: 'unwell' | 'degraded' | 'ok' = !ok ? 'unwell' : setAside > 0 ? 'degraded' : 'ok';
      return { status, version: context.version, profile, database, setAside, time };
    },
  });
  app.get('/api/codes/:code', {
    schema: CODE_SCHEMA,
    // A look into a table in memory: less work than counting it.
    config: anybody(0, { cacheable: true }),
    handler: async (request) => {
      const entry = explainCode(request.params.code);
      if (entry === null) throw new Problem('code-unknown');
      return entry;
    },
  });
  let described: Buffer | null = null;
  app.get('/api/openapi.json', {
    schema: { hide: true },
    config: anybody(OPENAPI_COST, { cacheable: true }),
    handler: async (_request, reply) => {
      described ??= Buffer.from(JSON.stringify(app.swagger()));
      return sendAs(reply, JSON_TYPE, described);
    },
  });
}

const HEALTH_SCHEMA = {
  tags: ['tools'],
  operationId: 'health',
  summary: '运行状态 / health',
  security: [],
  response: {
    200: answer('正常，或有搁置项 / well, or degraded: something is set aside', Health),
    503: answer('数据库不可用或无法写入 / the database is unreachable or cannot be written', Health),
    ...errorAnswers(429, 500),
  },
};

const CODE_SCHEMA = {
  tags: ['tools'],
  operationId: 'explainCode',
  summary: '解释回执代码：含义、常见原因、处理办法 / what a code means, its usual cause, what to do',
  security: [],
  params: Type.Object({ code: words(200) }),
  response: { 200: answer('代码 / the code', Code), ...errorAnswers('code-unknown', 429, 500) },
};
