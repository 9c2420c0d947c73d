import type { FastifyInstance } from 'fastify';
import type { StaffRole } from '../../office/index.ts';
import { staffOf } from '../auth.ts';
import { readsOf } from '../districts.ts';
import { staff } from '../doors.ts';
import { type InspectionLine, inspectionView, seesTargeting, TASK_STATES, type TaskState } from '../inspections.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas.ts';
import type { GatewayContext } from '../types.ts';
import { canonicalUuid, UUID } from '../uuid.ts';

const READERS: readonly StaffRole[] = ['officer', 'supervisor', 'auditor'];
const LIMIT_MAX = 500;
const HOUR_MS = 3_600_000;

type Query = { customsCode?: string; state?: TaskState; olderThanHours?: number; limit?: number };

/** GET /api/office/inspections: what waits for an officer; …/evidence/:actId: a photo or a report (K-01, K-02). */
export async function inspectionRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  const { inspections, clock } = context;

  app.get<{ Querystring: Query }>('/api/office/inspections', {
    schema: LIST_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { role, customsCode: own } = staffOf(request);
      const { customsCode = null, state = null, olderThanHours = 0, limit = 100 } = request.query;
      // Staff of one district see their own; staff of all may choose.
      if (own !== '' && customsCode !== null && customsCode !== own) {
        throw new Problem('role-missing', { found: customsCode, allowed: [own] });
      }
      const untilMs = clock.now() - olderThanHours * HOUR_MS;
      const rows = await inspections.list({ customsCode: own === '' ? customsCode : own, state, untilMs, limit });
      return { inspections: rows.map((row) => lineOf(row, seesTargeting(role) ? inspections.draw : null)) };
    },
  });

  app.get<{ Params: { number: string; actId: string } }>('/api/office/inspections/:number/evidence/:actId', {
    schema: FILE_SCHEMA,
    config: staff(READERS),
    handler: async (request, reply) => {
      const reader = staffOf(request);
      const customsCode = await context.office.districtOf(request.params.number);
      if (customsCode === null) throw new Problem('declaration-unknown');
      readsOf(reader, customsCode);
      const file = await inspections.file(request.params.number, canonicalUuid(request.params.actId));
      if (file === null) throw new Problem('declaration-unknown');
      // Somebody else's bytes: never shown as a page, never guessed at, and named without trusting the name.
      return reply
        .type(file.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(file.bytes);
    },
  });
}

function lineOf(
  { inspection, invtNo, agentCode, listState }: InspectionLine,
  again: ((no: string) => number) | null,
): object {
  const { preNo, customsCode } = inspection;
  return { preNo, invtNo, customsCode, agentCode, listState, ...inspectionView(inspection, again) };
}

const LIST_SCHEMA = {
  tags: ['office'],
  operationId: 'readInspections',
  summary: '查验任务 / inspections, the longest waiting first',
  description:
    '默认列出未结任务；抽取依据仅主管、审计可见 / what is not concluded; why it was chosen for supervisors and auditors',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      customsCode: { type: 'string', pattern: '^[0-9]{4}$' },
      state: { type: 'string', enum: TASK_STATES },
      olderThanHours: { type: 'integer', minimum: 0, maximum: 87_600 },
      limit: { type: 'integer', minimum: 1, maximum: LIMIT_MAX },
    },
  },
  response: {
    200: {
      description: '最久者在前 / longest waiting first',
      headers: CONVERSATION_HEADERS,
      type: 'object',
      properties: { inspections: { type: 'array', items: { type: 'object', additionalProperties: true } } },
    },
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const FILE_SCHEMA = {
  tags: ['office'],
  operationId: 'readEvidence',
  summary: '查验照片或检测报告 / a photo or a test report',
  security: BEARER,
  params: {
    type: 'object',
    required: ['number', 'actId'],
    properties: {
      number: { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' },
      actId: UUID,
    },
  },
  response: {
    200: {
      description: '文件 / the file',
      headers: CONVERSATION_HEADERS,
      content: {
        'image/jpeg': { schema: { type: 'string', format: 'binary' } },
        'image/png': { schema: { type: 'string', format: 'binary' } },
        'application/pdf': { schema: { type: 'string', format: 'binary' } },
      },
    },
    ...errorAnswers(400, 401, 403, 404, 429, 500, 503),
  },
};
