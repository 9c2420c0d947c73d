import type { Static } from 'typebox';
import { EVENT_KINDS, type EventKind } from '../types.ts';
import { closed, list, maybe, moment, named, oneOf, orNull, text, whole } from '../../gateway/schemas/index.ts';

export const KINDS_OF_EVENT = Object.keys(EVENT_KINDS) as readonly EventKind[];

const track = {
  logisticsCode: text(),
  logisticsNo: text(),
  events: list(
    closed({ eventId: text(), kind: oneOf(KINDS_OF_EVENT), text: text(), at: moment, place: text() }),
    '最早在前 / oldest first',
  ),
  delivery: orNull(closed({ status: text('S 妥投 / delivered'), happened: text('C14, Asia/Shanghai') })),
  stopped: orNull(closed({ since: moment, caseNo: text() }, '海关已停止派送 / stopped by customs (L-02)')),
};

export const Track = named('Track', track, '包裹轨迹 / where a parcel is');
export type TrackAnswer = Static<typeof Track>;

export const ConsumerParcel = named('ConsumerParcel', { preNo: text(), ...track });

export const TrackingRecorded = named('TrackingRecorded', {
  recorded: whole(),
  repeated: whole('已有相同事件 / were there already, word for word'),
  refused: list(
    closed({
      logisticsNo: text(),
      eventId: text(),
      code: text(),
      path: text(),
      found: text(),
      allowed: text(),
      document: maybe(text()),
      offset: maybe(whole()),
      message_zh: maybe(text()),
      message_en: maybe(text()),
      advice_zh: maybe(text()),
      advice_en: maybe(text()),
    }),
  ),
});
