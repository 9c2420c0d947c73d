import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import { participantAt } from './participants.ts';
import type { Participant, Registry, Role } from './types.ts';

/** A firm that a document names beside its signer, and in which role. */
export type NamedFirm = { readonly path: string; readonly code: string; readonly roles: readonly Role[] };

/**
 * whoever takes part in import is registered with customs and stands at that moment, also where another signs:
 * a seller's order names its platform, an operator transmits for a payment firm. Official codes for a firm or a role
 * that is not on record; the first that does not fit is told. `null` when all do.
 */
export function judgeNamed(
  registry: Registry,
  named: readonly NamedFirm[],
  signer: Participant,
  document: string,
  atMs: EpochMs,
): Refusal | null {
  for (const { path, code, roles } of named) {
    if (code === signer.code) continue;
    const problem = problemOf(registry.participant(code), roles, atMs);
    if (problem !== null) return { path, document, ...problem, found: `${code}${problem.found}` };
  }
  return null;
}

function problemOf(
  participant: Participant | null,
  roles: readonly Role[],
  atMs: EpochMs,
): Pick<Refusal, 'code' | 'found' | 'allowed'> | null {
  if (participant === null || atMs < participant.registeredMs) {
    return { code: REGISTRY_CODES.invalidCode, found: '', allowed: '已登记的海关编码 an enrolled customs code' };
  }
  const then = participantAt(participant, atMs);
  if (!then.roles.some((role) => roles.includes(role))) {
    return { code: REGISTRY_CODES.invalidRole, found: ` (${then.roles.join(', ')})`, allowed: roles.join(' | ') };
  }
  if (then.registration === 'information') {
    const allowed = '已办理海关注册登记的企业 an enterprise registered with customs';
    return { code: REGISTRY_CODES.exportOnly, found: '', allowed };
  }
  // Why it is suspended is between that firm and customs.
  const sinceMs = notStandingSince(participant, atMs);
  if (sinceMs === null) return null;
  const allowed = '状态正常的企业 an enterprise in good standing';
  return { code: REGISTRY_CODES.namedNotStanding, found: `: ${shanghaiIso(sinceMs)}`, allowed };
}

function notStandingSince({ revokedMs, suspensions }: Participant, atMs: EpochMs): EpochMs | null {
  if (revokedMs !== undefined && atMs >= revokedMs) return revokedMs;
  const suspension = suspensions.find(({ fromMs, untilMs }) => atMs >= fromMs && (untilMs === null || atMs < untilMs));
  return suspension?.fromMs ?? null;
}
