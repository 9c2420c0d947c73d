import { Type } from 'typebox';
import type { StaffRole } from '../../office/index.ts';
import {
  BEARER,
  canonicalUuid,
  CONVERSATION_HEADERS,
  Problem,
  readsOf,
  sendAs,
  staff,
  staffOf,
  UUID,
} from '../../gateway/index.ts';
import { answer, errorAnswers, limitOf, maybe, oneOf, only, plainText } from '../../gateway/schemas/index.ts';
import type { InspectionLine } from '../types.ts';
import { inspectionView, seesTargeting } from './view.ts';
import { Inspections, type InspectionTask, TASK_STATES } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { InspectionDoor } from '../types.ts';

/** What the routes of this room use. */
export type InspectionServices = { readonly inspections: InspectionDoor };
type Context = GatewayContext & InspectionServices;

const READERS: readonly StaffRole[] = ['officer', 'supervisor', 'auditor'];
const LIMIT_MAX = 500;
const HOUR_MS = 3_600_000;

/** GET /api/office/inspections: what waits for an officer; …/evidence/:actId: a photo or a report (K-01, K-02). */
export async function inspectionRoutes(app: TypedApp, context: Context): Promise<void> {
  const { inspections, clock } = context;

  app.get('/api/office/inspections', {
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

  app.get('/api/office/inspections/:number/evidence/:actId', {
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
      reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
      return sendAs(reply, file.mediaType, file.bytes);
    },
  });
}

function lineOf(
  { inspection, invtNo, agentCode, declarationState }: InspectionLine,
  again: ((no: string) => number) | null,
): InspectionTask {
  const { preNo, customsCode } = inspection;
  return { preNo, invtNo, customsCode, agentCode, listState: declarationState, ...inspectionView(inspection, again) };
}

const LIST_SCHEMA = {
  tags: ['office'],
  operationId: 'readInspections',
  summary: '查验任务 / inspections, the longest waiting first',
  description:
    '默认列出未结任务；抽取依据仅主管、审计可见 / what is not concluded; why it was chosen for supervisors and auditors',
  security: BEARER,
  querystring: only({
    customsCode: maybe(Type.String({ pattern: '^[0-9]{4}$' })),
    state: maybe(oneOf(TASK_STATES)),
    olderThanHours: maybe(Type.Integer({ minimum: 0, maximum: 87_600 })),
    limit: limitOf(LIMIT_MAX),
  }),
  response: {
    200: answer('最久者在前 / longest waiting first', Inspections),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const FILE_SCHEMA = {
  tags: ['office'],
  operationId: 'readEvidence',
  summary: '查验照片或检测报告 / a photo or a test report',
  security: BEARER,
  params: Type.Object({ number: plainText(60), actId: UUID }),
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
    ...errorAnswers(400, 401, 403, 'declaration-unknown', 429, 500, 503),
  },
};
