import { assert, shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import type { Staff } from '../../office/index.ts';
import { EVENT_KINDS, type Track } from '../types.ts';
import {
  BEARER,
  explained,
  firm,
  firmOf,
  FORM_BYTES_MAX,
  idempotencyKey,
  KEY_HEADER,
  Problem,
  READERS,
  readJsonBodies,
  readsOf,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answer, errorAnswers, NUMBERED, oneOf, only, plainText, words } from '../../gateway/schemas/index.ts';
import { ActAnswer } from '../../office/api/answers.ts';
import { KINDS_OF_EVENT, Track as TrackSchema, type TrackAnswer, TrackingRecorded } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { TrackingDoor } from '../types.ts';
import { answerOf } from '../../office/api/routes.ts';

/** What the routes of this room use. */
export type TrackingServices = { readonly tracking: TrackingDoor };
type Context = GatewayContext & TrackingServices;

/** A request brings many events, and each is looked up. */
const EVENTS_COST = 20;
const TRACK_COST = 20;
/** 500 events in full. */
const EVENTS_BYTES_MAX = 512 * 1024;
const EVENTS_MAX = 500;

/**
 * L-01: tracking events in, by the logistics firm; the track of a parcel out, for the parties to its declaration and for
 * customs.
 */
export async function trackingRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  const { tracking } = context;

  app.post('/api/participant/waybills/events', {
    schema: EVENTS_SCHEMA,
    config: firm(EVENTS_COST),
    bodyLimit: EVENTS_BYTES_MAX,
    handler: async (request) => {
      const answers = await tracking.record(firmOf(request).code, request.body.events);
      return {
        recorded: answers.filter(({ state }) => state === 'recorded').length,
        repeated: answers.filter(({ state }) => state === 'repeated').length,
        refused: answers.flatMap(({ logisticsNo, eventId, refusal }) =>
          refusal ? [{ logisticsNo, eventId, ...explained(refusal) }] : [],
        ),
      };
    },
  });

  app.post('/api/participant/waybills/:number/elsewhere', {
    schema: ELSEWHERE_SCHEMA,
    config: firm(TRACK_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request, reply) => {
      const { code } = firmOf(request);
      const kind = context.office.kinds.find(({ name }) => name === 'delivery.elsewhere');
      assert(kind !== undefined, 'the kind of act is there');
      const actId = idempotencyKey(request);
      const submitted = await context.office.submit({
        kind,
        number: `${code}|${request.params.number}`,
        actor: { code, role: 'participant' },
        // The firm's text is sealed in the body, because every reader of the journal can read a reason.
        reason: '物流企业报告收件信息与申报不符 reported by the logistics firm',
        body: request.body,
        ...(actId === undefined ? {} : { actId }),
      });
      if (!submitted.ok) throw new Problem('act-refused', { refusals: submitted.refusals.map(explained) });
      return reply.code(submitted.value.outcome === null ? 202 : 200).send(answerOf(submitted.value));
    },
  });

  app.get('/api/participant/waybills/:number/tracking', {
    schema: WAYBILL_SCHEMA,
    config: firm(TRACK_COST),
    handler: async (request) => {
      const logisticsCode = firmOf(request).code;
      return found(await tracking.ofWaybill({ logisticsCode, logisticsNo: request.params.number }));
    },
  });

  app.get('/api/declarations/:number/tracking', {
    schema: DECLARATION_SCHEMA,
    config: firm(TRACK_COST),
    handler: async (request) =>
      found(await tracking.ofDeclaration(request.params.number, { participant: firmOf(request).code })),
  });

  app.get('/api/office/declarations/:number/tracking', {
    schema: OFFICE_SCHEMA,
    config: staff(READERS),
    handler: async (request) => found(await readable(context, staffOf(request), request.params.number)),
  });
}

/** The track of a declaration's parcel, where its district is the reader's. */
async function readable({ tracking, office }: Context, reader: Staff, number: string): Promise<Track | null> {
  const track = await tracking.ofDeclaration(number, 'customs');
  if (track === null) return null;
  readsOf(reader, (await office.districtOf(number)) ?? (await office.districtOfParcel(track)));
  return track;
}

/** The same answer whether it does not exist or is not theirs: numbers cannot be probed. */
function found(track: Track | null): TrackAnswer {
  if (track === null) throw new Problem('declaration-unknown');
  return trackView(track);
}

/** A track as every door shows it. */
export function trackView({ logisticsCode, logisticsNo, events, delivery, stop }: Track): TrackAnswer {
  return {
    logisticsCode,
    logisticsNo,
    events: events.map(({ eventId, kind, happenedMs, place }) => ({
      eventId,
      kind,
      text: EVENT_KINDS[kind],
      at: shanghaiIso(happenedMs),
      place,
    })),
    delivery,
    stopped: stop === null ? null : { since: shanghaiIso(stop.sinceMs), caseNo: stop.caseNo },
  };
}

const EVENTS_SCHEMA = {
  tags: ['tracking'],
  operationId: 'recordTracking',
  summary:
    '物流企业报送本企业运单的轨迹，可批量、可重发 / tracking events of your own waybills, in batches, as often as you like',
  description:
    '每个事件单独受理，重复编号且内容相同只记一次 / each event is taken or refused by itself; an id that was used for the same event is one event',
  security: BEARER,
  body: only({
    events: Type.Array(
      only({
        logisticsNo: plainText(60),
        eventId: plainText(36),
        kind: oneOf(KINDS_OF_EVENT),
        at: words(35, 'ISO 8601, 2026-06-01T10:00:00+08:00'),
        place: Type.String({
          maxLength: 60,
          pattern: '^[^\\u0000-\\u001f]*$',
          description: '网点或分拨中心 / office or hub of the firm',
        }),
      }),
      { minItems: 1, maxItems: EVENTS_MAX },
    ),
  }),
  response: {
    200: answer('逐条结果 / what came of each', TrackingRecorded),
    ...errorAnswers(400, 401, 429, 500, 503),
  },
};

const ELSEWHERE_SCHEMA = {
  tags: ['tracking'],
  operationId: 'reportElsewhere',
  summary:
    '报告实际收件人或地址与申报不符：停止派送，海关立案 / consignee or address differ from the declared: the parcel is stopped',
  description: 'found 密封保存，仅办案关员可见；规则 rule: L-02 / found is kept sealed, for the officers of the case',
  security: BEARER,
  headers: KEY_HEADER,
  params: NUMBERED,
  body: only({ difference: oneOf(['consignee', 'address', 'both']), found: words(1000) }),
  response: {
    200: answer('已停止派送 / stopped', ActAnswer),
    202: answer('已记录，尚未执行 / recorded, not looked at yet', ActAnswer),
    ...errorAnswers(400, 401, 409, 429, 500, 503),
  },
};

const WAYBILL_SCHEMA = {
  tags: ['tracking'],
  operationId: 'readOwnTracking',
  summary: '物流企业查询本企业运单的轨迹 / the track of a waybill of yours',
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('轨迹 / the track', TrackSchema),
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};

const DECLARATION_SCHEMA = {
  ...WAYBILL_SCHEMA,
  operationId: 'readTracking',
  summary: '清单当事企业查询包裹轨迹 / the track of the parcel, for the parties to the declaration',
};

const OFFICE_SCHEMA = {
  ...WAYBILL_SCHEMA,
  tags: ['office'],
  operationId: 'readAnyTracking',
  summary: '关员查询本关区清单的包裹轨迹 / staff may read the track of a parcel of their district',
  response: { ...WAYBILL_SCHEMA.response, ...errorAnswers(403) },
};
