import { partOfNumber } from '@tongguan/ceb';
import { type Clock, damagedText, maskStrayNumbers, parseInstant, toldOr } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { judgeEvent } from './decide.ts';
import { type EventRef, placeSeal, type StoredEvent, type TrackingStore, type WaybillRef } from './store.ts';
import type { EventAnswer, GivenEvent, Track, TrackEvent, TrackingDoor, Waybill } from './types.ts';

export type TrackingDeps = { readonly store: TrackingStore; readonly vault: Vault; readonly clock: Clock };

export function createTracking(deps: TrackingDeps): TrackingDoor {
  const { store } = deps;
  return {
    record: (firmCode, events) => record(deps, firmCode, events),

    async ofWaybill(waybill) {
      const ref = refOf(waybill);
      return (await store.known([ref])).length === 0 ? null : trackOf(deps, ref);
    },

    async ofDeclaration(number, reader) {
      const waybill = await store.waybillOf(number, reader === 'customs' ? null : reader.participant);
      return waybill === null ? null : trackOf(deps, refOf(waybill));
    },
  };
}

/** Refused, repeated or recorded, each event by itself: one that is wrong does not hold up the others. */
async function record(
  deps: TrackingDeps,
  logisticsCode: string,
  given: readonly GivenEvent[],
): Promise<readonly EventAnswer[]> {
  const { store, clock } = deps;
  const nowMs = clock.now();
  const refs = given.map(({ logisticsNo, eventId }) => ({ ...refOf({ logisticsCode, logisticsNo }), eventId }));
  const waybills = [...new Map(refs.map((ref) => [ref.logisticsNo, ref])).values()];
  const counts = new Map((await store.known(waybills)).map((found) => [found.logisticsNo, found.events]));
  const digests = digestMap(await store.digests(refs));
  const fresh = new Map<string, StoredEvent>();
  const answers = given.map((event, index): EventAnswer => {
    const ref = refs[index] as EventRef;
    const { logisticsNo, eventId } = event;
    const digest = digestOf(deps.vault, event);
    const there = digests.get(idOf(ref));
    if (there) return repeated(event, there.equals(digest));
    const count = counts.get(logisticsNo);
    const refusal = judgeEvent(event, count !== undefined, count ?? 0, nowMs);
    if (refusal) return { logisticsNo, eventId, state: 'refused', refusal };
    counts.set(logisticsNo, (count ?? 0) + 1);
    digests.set(idOf(ref), digest);
    fresh.set(idOf(ref), sealed(deps, ref, event, digest, nowMs));
    return { logisticsNo, eventId, state: 'recorded' };
  });
  await insert(deps, fresh, answers, given);
  return answers;
}

/** The same event may have come by another connection meanwhile: then it is that one that counts. */
async function insert(
  deps: TrackingDeps,
  fresh: ReadonlyMap<string, StoredEvent>,
  answers: EventAnswer[],
  given: readonly GivenEvent[],
): Promise<void> {
  const { store } = deps;
  if (fresh.size === 0) return;
  const added = new Set((await store.insert([...fresh.values()])).map(idOf));
  const beaten = [...fresh.values()].filter((event) => !added.has(idOf(event)));
  if (beaten.length === 0) return;
  for (const { logisticsNo, eventId, digest } of await store.digests(beaten)) {
    const index = given.findIndex((event) => event.logisticsNo === logisticsNo && event.eventId === eventId);
    const event = given[index];
    if (event) answers[index] = repeated(event, digest.equals(digestOf(deps.vault, event)));
  }
}

function repeated({ logisticsNo, eventId }: GivenEvent, isSame: boolean): EventAnswer {
  if (isSame) return { logisticsNo, eventId, state: 'repeated' };
  const refusal = { code: '90293', path: 'eventId', found: eventId, allowed: '新的编号 a fresh id' };
  return { logisticsNo, eventId, state: 'refused', refusal };
}

function sealed(deps: TrackingDeps, ref: EventRef, event: GivenEvent, digest: Buffer, receivedMs: number): StoredEvent {
  const place = deps.vault.seal(Buffer.from(event.place), placeSeal(ref));
  return { ...ref, kind: event.kind, happenedMs: parseInstant(event.at) ?? receivedMs, receivedMs, digest, place };
}

async function trackOf({ store, vault }: TrackingDeps, waybill: WaybillRef): Promise<Track> {
  const [events, delivery, stop] = await Promise.all([
    store.events(waybill),
    store.delivery(waybill),
    store.stop(waybill),
  ]);
  const { logisticsCode, logisticsNo } = waybill;
  const opened = events.map(
    ({ place, eventId, kind, happenedMs, receivedMs, ...ref }): TrackEvent => ({
      eventId,
      kind,
      happenedMs,
      receivedMs,
      place: toldOr(
        () => maskStrayNumbers(vault.open(place, placeSeal({ ...ref, eventId })).toString('utf8')),
        damagedText,
      ),
    }),
  );
  // A report that was taken back (513 with appType 3) is no delivery.
  const isThere = delivery !== null && delivery.status !== '';
  return { logisticsCode, logisticsNo, events: opened, delivery: isThere ? delivery : null, stop };
}

/** The partition in which the number of a waybill is claimed, as reports of its delivery are (513). */
function refOf({ logisticsCode, logisticsNo }: Waybill): WaybillRef {
  return { part: partOfNumber('waybill', `${logisticsCode}|${logisticsNo}`), logisticsCode, logisticsNo };
}

const idOf = ({ logisticsNo, eventId }: Pick<EventRef, 'logisticsNo' | 'eventId'>): string =>
  JSON.stringify([logisticsNo, eventId]);

function digestOf(vault: Vault, { kind, at, place }: GivenEvent): Buffer {
  return vault.contentKey(JSON.stringify([kind, at, place]));
}

function digestMap(found: readonly (EventRef & { readonly digest: Buffer })[]): Map<string, Buffer> {
  return new Map(found.map((event) => [idOf(event), event.digest]));
}
