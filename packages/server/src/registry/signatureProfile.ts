import { type SignatureVariant, SIGNATURE_VARIANTS, signatureVariants } from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { REGISTRY_CODES } from './errors.ts';
import type { SignatureProfileRow } from './records/records.ts';
import type { RegistryStore } from './store.ts';

/**
 * The signature profile of a firm, by date (B-05): strict unless variants of practice are named for it. Dated, so that
 * it stays known which signatures counted when; the latest profile that has begun is in force.
 */
export type SignatureProfileRequest = {
  readonly participantCode: string;
  readonly fromMs: EpochMs;
  readonly profile: 'strict' | 'tolerant';
  /** Variants of the firm's signing program; none for the strict profile, at least one for the tolerant. */
  readonly variants: readonly string[];
  readonly reason: string;
};

/** May be repeated: the same profile from the same moment changes nothing; another from that moment is refused. */
export async function setSignatureProfile(
  store: RegistryStore,
  request: SignatureProfileRequest,
): Promise<Outcome<SignatureProfileRow>> {
  const { participantCode, fromMs, reason } = request;
  const variants = signatureVariants(request.variants);
  if (variants === null || (variants.length === 0) !== (request.profile === 'strict')) {
    const found = `${request.profile}: ${request.variants.join(', ')}`;
    const allowed = `strict | tolerant: ${SIGNATURE_VARIANTS.join(', ')}`;
    return refused({ code: REGISTRY_CODES.invalidCode, path: 'variants', found, allowed });
  }
  const stands = await store.addSignatureProfile({ participantCode, fromMs, variants, reason });
  if (stands.variants.join() === variants.join()) return done(stands);
  const allowed = `${stands.variants.join(', ') || 'strict'} (${stands.reason})`;
  return refused({ code: REGISTRY_CODES.conflict, path: 'fromMs', found: String(fromMs), allowed });
}

/** Variants allowed at a moment, by customs code. */
export function signatureProfiles(
  rows: readonly SignatureProfileRow[],
): (participantCode: string, atMs: EpochMs) => readonly SignatureVariant[] {
  const byCode = new Map<string, SignatureProfileRow[]>();
  for (const row of [...rows].sort((a, b) => b.fromMs - a.fromMs)) {
    byCode.set(row.participantCode, [...(byCode.get(row.participantCode) ?? []), row]);
  }
  return (participantCode, atMs) =>
    byCode.get(participantCode)?.find(({ fromMs }) => fromMs <= atMs)?.variants ?? STRICT;
}

const STRICT: readonly SignatureVariant[] = [];
