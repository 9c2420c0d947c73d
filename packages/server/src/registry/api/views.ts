import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import { participantAt, type RegistryRows, standingAt, standsOf } from '../index.ts';
import type { Participant } from '../types.ts';
import type { ParticipantLine, RecordAnswer } from './answers.ts';

type Dated = { readonly fromMs: EpochMs; readonly untilMs: EpochMs | null; readonly endedMs?: EpochMs | null };

/** One line a firm, by customs code. */
export function listOf(
  rows: RegistryRows,
  { role, text }: { readonly role?: string; readonly text?: string },
  nowMs: EpochMs,
): readonly ParticipantLine[] {
  return standsOf(rows)
    .map((participant) => ({ ...participantAt(participant, nowMs), standing: standingAt(participant, nowMs) }))
    .filter(({ roles }) => role === undefined || roles.some((one) => one === role))
    .filter(
      ({ code, creditCode, name }) => text === undefined || [code, creditCode, name].some((one) => one.includes(text)),
    )
    .map(({ code, creditCode, name, roles, registration, standing }) => ({
      code,
      creditCode,
      name,
      roles,
      ...(registration === undefined ? {} : { registration }),
      standing,
    }));
}

/** Everything on record about a firm, with what counts at this moment. `null`: there is no such firm. */
export function recordOf(rows: RegistryRows, code: string, nowMs: EpochMs): RecordAnswer | null {
  const participant = standsOf(rows, code)[0];
  if (!participant) return null;
  const own = <T extends { readonly participantCode: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ participantCode }) => participantCode === code);
  const between = <T extends { readonly principalCode: string }>(
    all: readonly T[],
    other: (one: T) => string,
  ): readonly T[] => all.filter((one) => one.principalCode === code || other(one) === code);
  return {
    ...aboutFirm(participant, nowMs),
    events: own(rows.events).map(({ kind, reason, ...dated }) => ({ kind, ...datesOf(dated), reason })),
    changes: own(rows.changes).map(({ fromMs, name, roles, registration, reason }) => ({
      from: shanghaiIso(fromMs),
      name,
      roles,
      registration,
      reason,
    })),
    qualifications: own(rows.qualifications).map(({ kind, number, issuer, scope, ...dated }) => ({
      kind,
      document: number,
      issuer,
      scope,
      ...stateOf(dated, nowMs),
    })),
    transitions: own(rows.transitions).map(({ number, ...dated }) => ({ document: number, ...stateOf(dated, nowMs) })),
    delegations: between(rows.delegations, ({ agentCode }) => agentCode).map(
      ({ principalCode, agentCode, ...dated }) => ({
        principal: principalCode,
        agent: agentCode,
        ...stateOf(dated, nowMs),
      }),
    ),
    undertakings: between(rows.undertakings, ({ giverCode }) => giverCode).map(
      ({ kind, principalCode, giverCode, number, ...dated }) => ({
        kind,
        principal: principalCode,
        giver: giverCode,
        document: number,
        ...stateOf(dated, nowMs),
      }),
    ),
    connectors: own(rows.connectors).map(({ node, product, number, ...dated }) => ({
      node,
      product,
      document: number,
      ...stateOf(dated, nowMs),
    })),
    returnCentres: own(rows.returnCentres).map(({ number, customsCode, area, video, system, ...dated }) => ({
      document: number,
      customsCode,
      area,
      video,
      system,
      ...stateOf(dated, nowMs),
    })),
    certificates: own(rows.signingKeys).map(({ keyName, algorithm, notBeforeMs, notAfterMs, revokedMs }) => ({
      keyName,
      algorithm,
      ...stateOf({ fromMs: notBeforeMs, untilMs: notAfterMs, endedMs: revokedMs }, nowMs),
    })),
    accountBooks: rows.accountBooks.filter(({ warehouseCode }) => warehouseCode === code).map(({ emsNo }) => emsNo),
  };
}

type AboutFirm = Pick<
  RecordAnswer,
  'code' | 'creditCode' | 'name' | 'roles' | 'registration' | 'registered' | 'standing' | 'sandbox'
>;

function aboutFirm(participant: Participant, nowMs: EpochMs): AboutFirm {
  const { code, creditCode, name, roles, registration, registeredMs, sandbox } = participantAt(participant, nowMs);
  const registered = shanghaiIso(registeredMs);
  const told = { code, creditCode, name, roles, registered, standing: standingAt(participant, nowMs), sandbox };
  return registration === undefined ? told : { ...told, registration };
}

type OnRecord = Pick<RecordAnswer['delegations'][number], 'from' | 'until' | 'state'>;

function stateOf(dated: Dated, nowMs: EpochMs): OnRecord {
  const endMs = endOf(dated);
  const state = nowMs < dated.fromMs ? 'future' : endMs !== null && nowMs >= endMs ? 'ended' : 'valid';
  return { ...datesOf(dated), state };
}

/** `until` is the first moment it no longer counts. */
function datesOf(dated: Dated): { from: string; until: string | null } {
  const endMs = endOf(dated);
  return { from: shanghaiIso(dated.fromMs), until: endMs === null ? null : shanghaiIso(endMs) };
}

function endOf({ untilMs, endedMs = null }: Dated): EpochMs | null {
  const ends = [untilMs, endedMs].filter((one) => one !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
