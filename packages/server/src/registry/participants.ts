import type { EpochMs } from '@tongguan/kernel';
import { grouped } from './records/grouped.ts';
import type { ParticipantChangeRow, ParticipantEvent, ParticipantRow, RegistryRows } from './records/records.ts';
import type { Participant } from './types.ts';

/**
 * Stands for a firm whose registration was deleted by hand: it counts as unknown, is shown as damaged, and does not affect
 * other firms.
 */
const NEVER_MS: EpochMs = Number.POSITIVE_INFINITY;

type Suspension = { fromMs: EpochMs; untilMs: EpochMs | null; reason: string };

/**
 * The standing of a firm from its dated events, whatever order they were recorded in. A suspension lasts to
 * its own end or to the next resumption; a registration after a revocation brings the firm back, and the time
 * between counts as a suspension, so that authority at any past moment stays what it was.
 */
export function foldEvents(
  row: ParticipantRow,
  events: readonly ParticipantEvent[],
  changes: readonly ParticipantChangeRow[] = [],
): Participant {
  const sorted = [...events].sort((a, b) => a.fromMs - b.fromMs || ORDER[a.kind] - ORDER[b.kind]);
  const suspensions: Suspension[] = [];
  let registeredMs: EpochMs | null = null;
  let revoked: ParticipantEvent | null = null;
  for (const event of sorted) {
    switch (event.kind) {
      case 'registered':
        registeredMs ??= event.fromMs;
        if (revoked) suspensions.push({ fromMs: revoked.fromMs, untilMs: event.fromMs, reason: revoked.reason });
        revoked = null;
        break;
      case 'suspended':
        suspensions.push({ fromMs: event.fromMs, untilMs: event.untilMs, reason: event.reason });
        break;
      case 'resumed':
        endOpen(suspensions, event.fromMs);
        break;
      case 'revoked':
        revoked ??= event;
        break;
    }
  }
  const { code, creditCode, name, roles, registration, sandbox } = row;
  const participant = {
    code,
    creditCode,
    name,
    roles,
    registration,
    registeredMs: registeredMs ?? NEVER_MS,
    suspensions,
    sandbox,
  };
  const dated = changes.length === 0 ? participant : { ...participant, changes: inOrder(changes) };
  return revoked ? { ...dated, revokedMs: revoked.fromMs } : dated;
}

/** Every firm on record, or the one with this code, with its events and changes, by code. */
export function standsOf(rows: RegistryRows, code?: string): readonly Participant[] {
  const wanted = code === undefined ? rows.participants : rows.participants.filter((row) => row.code === code);
  if (wanted.length === 0) return [];
  const events = grouped(rows.events, ({ participantCode }) => participantCode);
  const changes = grouped(rows.changes, ({ participantCode }) => participantCode);
  return wanted.map((row) => foldEvents(row, events.get(row.code) ?? [], changes.get(row.code)));
}

/** The firm's data at a moment: its first registration and every change that had begun. */
export function participantAt(participant: Participant, atMs: EpochMs): Participant {
  const change = participant.changes?.findLast(({ fromMs }) => fromMs <= atMs);
  if (!change) return participant;
  const { name, roles, registration } = change;
  return { ...participant, name, roles, registration };
}

function inOrder(changes: readonly ParticipantChangeRow[]): Participant['changes'] & object {
  return [...changes]
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ fromMs, name, roles, registration }) => ({ fromMs, name, roles, registration }));
}

/** At one moment: what ends comes before what begins. */
const ORDER = { resumed: 0, registered: 1, suspended: 2, revoked: 3 } as const;

function endOpen(suspensions: Suspension[], atMs: EpochMs): void {
  for (const suspension of suspensions) {
    if (suspension.untilMs === null || suspension.untilMs > atMs) suspension.untilMs = atMs;
  }
}
