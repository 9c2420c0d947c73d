import { shanghaiIso } from '@tongguan/kernel';
import { BEARER, READERS, staff, staffOf } from '../../gateway/index.ts';
import { allOf, answer, errorAnswers } from '../../gateway/schemas/index.ts';
import { Queue, type QueueItem } from '../../history/api/watchAnswers.ts';
import type { GatewayContext, ToldQueueLine, TypedApp } from '../../gateway/types.ts';

const LINES_MAX = 500;

/**
 * GET /api/office/queue: what was set aside after a fault and waits for people; the acts queue.retry and queue.give-up
 * deal with it (B-07).
 */
export async function queueRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  app.get('/api/office/queue', {
    schema: QUEUE_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const lines = await context.office.queue(request.query.all !== true, LINES_MAX, district);
      return { items: lines.map(lineOf) };
    },
  });
}

function lineOf({ sinceMs, endedMs, ...line }: ToldQueueLine): QueueItem {
  return { ...line, since: shanghaiIso(sinceMs), ended: endedMs === null ? null : shanghaiIso(endedMs) };
}

const QUEUE_SCHEMA = {
  tags: ['office'],
  operationId: 'listQueue',
  summary: '搁置项：处理时发生异常、等待人员处理 / what was set aside after a fault and waits for people',
  description: '规则 rules: B-07',
  security: BEARER,
  querystring: allOf('含已处理的 / those dealt with too'),
  response: {
    200: answer('最早的在前 / oldest first', Queue),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
