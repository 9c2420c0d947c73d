import { damagedText, shanghaiIso, toldOr } from '@tongguan/kernel';
import { Type } from 'typebox';
import type { ContingencyLine, OpenClock } from '../../office/index.ts';
import { BEARER, READERS, staff, staffOf } from '../../gateway/index.ts';
import { allOf, answer, errorAnswers, maybe, only } from '../../gateway/schemas/index.ts';
import { Contingencies, type ContingencyAnswer, type OpenClockLine, OpenClocks } from './watchAnswers.ts';
import { toldClock } from '../clock.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';

const LINES_MAX = 500;
const HOUR_MS = 3_600_000;

/**
 * What an officer keeps an eye on: GET /api/office/contingencies, goods let go by hand and not reconciled yet (K-03);
 * GET /api/office/clearance-clock, declarations accepted and not decided, by the 24 hours of C-04.
 */
export async function watchRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  app.get('/api/office/contingencies', {
    schema: CONTINGENCIES_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const lines = await context.office.contingencies(request.query.all !== true, LINES_MAX, district);
      return { contingencies: lines.map((line) => lineOf(line, context.clock.now())) };
    },
  });

  app.get('/api/office/clearance-clock', {
    schema: CLOCK_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const nowMs = context.clock.now();
      const lists = (await context.office.openClocks(district)).map((open) => clockOf(open, nowMs));
      const overdue = lists.filter(({ state }) => state === 'overdue');
      const counts = {
        running: lists.length - overdue.length,
        overdue: overdue.length,
        waitingForEnterprise: lists.filter(({ waitsForEnterprise }) => waitsForEnterprise).length,
      };
      return { counts, lists: (request.query.overdue === true ? overdue : lists).slice(0, LINES_MAX) };
    },
  });
}

type Told = Omit<OpenClockLine, 'preNo' | 'listState' | 'customsCode' | 'waitsForEnterprise'>;

function clockOf({ acceptedMs, waitsSinceMs, state, ...line }: OpenClock, nowMs: number): OpenClockLine {
  const pauses = waitsSinceMs === null ? [] : [{ fromMs: waitsSinceMs, toMs: Math.max(waitsSinceMs, nowMs) }];
  const asOfMs = Math.max(acceptedMs, nowMs);
  // A declaration with invalid times is shown as damaged, so that the others are still listed.
  const clock = toldOr<Told, Told>(
    () => toldClock({ startedMs: acceptedMs, endedMs: null, asOfMs, pauses }),
    (found) => ({ state: damagedText(found) }),
  );
  return { ...line, listState: state, ...clock, waitsForEnterprise: waitsSinceMs !== null };
}

function lineOf({ releasedMs, reconciledMs, ...line }: ContingencyLine, nowMs: number): ContingencyAnswer {
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
  summary: '应急放行、尚未核对的清单 / declarations released under contingency and not reconciled',
  description: '规则 rules: K-03',
  security: BEARER,
  querystring: allOf('含已核对的 / those reconciled too'),
  response: {
    200: answer('最早的在前 / oldest first', Contingencies),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const CLOCK_SCHEMA = {
  ...CONTINGENCIES_SCHEMA,
  operationId: 'readClearanceClock',
  summary: '24 小时通关计时：已受理、尚未办结的清单 / the 24-hour clock of declarations accepted and not decided',
  description: '规则 rules: C-04',
  querystring: only({ overdue: maybe(Type.Boolean({ description: '只要超时的 / overdue ones only' })) }),
  response: { ...CONTINGENCIES_SCHEMA.response, 200: answer('最早的在前 / oldest first', OpenClocks) },
};
