import { randomUUID } from 'node:crypto';
import { parseInstant, shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import { staffOf } from '../auth.ts';
import { anybody, FORM_BYTES_MAX, staff } from '../doors.ts';
import { readJsonBodies } from '../jsonBody.ts';
import { BEARER } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas/errors.ts';
import { only, REASON } from '../schemas/requests.ts';
import { answer, maybe } from '../schemas/shapes.ts';
import { SandboxClock } from '../schemas/tools.ts';
import type { GatewayContext, TypedApp } from '../types.ts';
import { idempotencyKey, KEY_HEADER } from '../uuid.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Ten years at once: enough for any deadline, and far from where certificates end. */
const FORWARD_MAX_MS = 3_653 * DAY_MS;

/** The sandbox's time: read by anybody, moved forward by an operator. There is no such route in production. */
export async function clockRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  const { moveClock } = context;
  if (moveClock === null) return;
  readJsonBodies(app);
  app.get('/api/sandbox/clock', {
    schema: READ_SCHEMA,
    config: anybody(1),
    handler: () => ({ now: shanghaiIso(context.clock.now()) }),
  });
  app.post('/api/sandbox/clock', {
    schema: MOVE_SCHEMA,
    config: staff(['operator']),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const moveId = idempotencyKey(request) ?? randomUUID();
      const { body } = request;
      const now = await moveClock({
        moveId,
        forwardOf: (nowMs) => forwardOf(body, nowMs),
        actorCode: staffOf(request).code,
        reason: body.reason,
      });
      return { now: shanghaiIso(now) };
    },
  });
}

/** Forward only: what was decided was decided at its time. */
function forwardOf({ days, to }: { readonly days?: number; readonly to?: string }, nowMs: number): number {
  const given = [days, to].filter((one) => one !== undefined);
  if (given.length !== 1) throw new Problem('request-invalid', { details: ['days 或 to 二选一 / either days or to'] });
  const target = to === undefined ? null : parseInstant(to);
  if (to !== undefined && target === null) {
    throw new Problem('request-invalid', { details: [`to ${to}: 2019-05-01T10:00:00+08:00`] });
  }
  const forwardMs = target === null ? (days ?? 0) * DAY_MS : target - nowMs;
  if (forwardMs <= 0 || forwardMs > FORWARD_MAX_MS) {
    const details = [`只能向前，最多 10 年 / forward only, ten years at most; now ${shanghaiIso(nowMs)}`];
    throw new Problem('request-invalid', { details });
  }
  return forwardMs;
}

const READ_SCHEMA = {
  tags: ['tools'],
  operationId: 'readClock',
  summary: '沙箱时间 / the time of the sandbox',
  response: {
    200: answer('现在 / now', SandboxClock),
    ...errorAnswers(429, 500, 503),
  },
};

const MOVE_SCHEMA = {
  tags: ['tools'],
  operationId: 'moveClock',
  summary: '向前拨动沙箱时间 / move the time of the sandbox forward',
  description: '角色 role: operator',
  security: BEARER,
  headers: KEY_HEADER,
  body: only({
    days: maybe(Type.Integer({ minimum: 1, maximum: 3_653 })),
    to: maybe(Type.String({ maxLength: 40 })),
    reason: REASON,
  }),
  response: {
    200: answer('新的时间 / the new time', SandboxClock),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
