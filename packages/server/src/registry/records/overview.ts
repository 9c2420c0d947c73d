import type { EpochMs } from '@tongguan/kernel';
import { standingAt } from '../changes/standing.ts';
import { grouped } from './grouped.ts';
import { participantAt, standsOf } from '../participants.ts';
import type { RegistryRows, Expiring } from './records.ts';
import type { Participant } from '../types.ts';

const DAY_MS = 86_400_000;

/** Every firm as it is at a moment, in the order of their codes. */
export function participantsAt(rows: RegistryRows, atMs: EpochMs): readonly Participant[] {
  return standsOf(rows).map((firm) => participantAt(firm, atMs));
}

/**
 * Records that will end within so many days, soonest first: certificates, licences, delegations, undertakings, and the
 * guarantees that the ledgers know of (A-03, A-04, A-05, G-01). Revoked firms are left out.
 */
export function expiringWithin(
  rows: RegistryRows,
  atMs: EpochMs,
  days: number,
  guarantees: readonly Expiring[],
): readonly Expiring[] {
  const gone = new Set(
    standsOf(rows)
      .filter((firm) => standingAt(firm, atMs) === 'revoked')
      .map(({ code }) => code),
  );
  return [...everyEnd(rows), ...guarantees]
    .flatMap(({ endMs, ...one }) => (endMs === null ? [] : [{ ...one, endMs }]))
    .filter(({ participant, endMs }) => !gone.has(participant) && endMs > atMs && endMs <= atMs + days * DAY_MS)
    .sort((a, b) => a.endMs - b.endMs || (a.participant < b.participant ? -1 : 1));
}

type Ending = Omit<Expiring, 'endMs'> & { readonly endMs: EpochMs | null };

function everyEnd(rows: RegistryRows): readonly Ending[] {
  return [
    ...rows.signingKeys.map(({ participantCode, keyName, notAfterMs, revokedMs }) =>
      // X.509 validity includes its last moment (RFC 5280, 4.1.2.5).
      ending('certificate', participantCode, keyName, { untilMs: notAfterMs + 1, endedMs: revokedMs }),
    ),
    ...notRenewed(rows.qualifications, (one) => `${one.participantCode} ${one.kind} ${one.scope}`).map((one) =>
      ending('qualification', one.participantCode, `${one.kind} ${one.number}`, one),
    ),
    ...notRenewed(rows.transitions, (one) => one.participantCode).map((one) =>
      ending('transition', one.participantCode, one.number, one),
    ),
    ...notRenewed(rows.delegations, (one) => `${one.principalCode} ${one.agentCode}`).map((one) =>
      ending('delegation', one.principalCode, one.agentCode, one),
    ),
    ...rows.undertakings.map((one) =>
      ending('undertaking', one.giverCode, `${one.kind} ${one.principalCode} ${one.number}`, one),
    ),
    ...notRenewed(rows.connectors, (one) => `${one.participantCode} ${one.node}`).map((one) =>
      ending('connector', one.participantCode, one.node, one),
    ),
  ];
}

/** Without those that another of the same sort goes on from. */
function notRenewed<T extends Dates & { readonly fromMs: EpochMs }>(
  all: readonly T[],
  sortOf: (one: T) => string,
): readonly T[] {
  const sorts = grouped(all, sortOf);
  return all.filter((one) => {
    const endMs = endOf(one);
    const goesOn = (next: T): boolean => {
      const nextMs = endOf(next);
      return endMs !== null && next.fromMs <= endMs && (nextMs === null || nextMs > endMs);
    };
    return !sorts.get(sortOf(one))?.some(goesOn);
  });
}

type Dates = { readonly untilMs: EpochMs | null; readonly endedMs?: EpochMs | null };

function ending(what: Expiring['what'], participant: string, number: string, dates: Dates): Ending {
  return { what, participant, number, endMs: endOf(dates) };
}

function endOf({ untilMs, endedMs = null }: Dates): EpochMs | null {
  const ends = [untilMs, endedMs].filter((one) => one !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
