import { type SignatureParts, WIRE_CODES } from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, type Refusal, refused, shanghaiIso } from '@tongguan/kernel';
import { participantAt } from './participants.ts';
import type { Participant, Profile, Registry, Signer, SigningKey, UnsignedSender } from './types.ts';

/**
 * Whose key this is and whether it counts at this moment (A-04, B-05). The key named in the signature is looked up;
 * what KeyInfo carries beside the name is never trusted. One refusal, the first that holds, in the order of the
 * list below: who is unknown is not told whether the key would have expired.
 */
export function judgeSigner(
  registry: Registry,
  parts: SignatureParts,
  profile: Profile,
  atMs: EpochMs,
): Outcome<Signer> {
  const signingKey = registry.signingKey(parts);
  if (!signingKey) return refused(refusal('signerUnknown', parts.keyName));
  const participant = registry.participant(signingKey.participantCode);
  // A dated registration: before its date the firm is as unknown as a stranger.
  if (!participant || atMs < participant.registeredMs) return refused(refusal('signerUnknown', parts.keyName));
  if (profile === 'production' && (signingKey.sandbox || participant.sandbox)) {
    return refused(refusal('sandboxKeyInProduction', signingKey.keyName));
  }
  const problem = keyProblem(signingKey, atMs) ?? standingProblem(participant, atMs);
  if (problem) return refused(problem);
  const { key } = signingKey;
  if (typeof key === 'string') return refused(refusal('certificateUnreadable', `${signingKey.keyName}, ${key}`));
  const then = participantAt(participant, atMs);
  const variants = registry.signatureVariants(participant.code, atMs);
  return done({ participant: then, signingKey: { ...signingKey, key }, variants });
}

/**
 * B-09: a message without a signature, in the time that takes one, is its transmitter's: the firm whose token it came with. It
 * has to stand like a signer.
 */
export function judgeUnsigned(
  registry: Registry,
  callerCode: string,
  profile: Profile,
  atMs: EpochMs,
): Outcome<UnsignedSender> {
  const participant = registry.participant(callerCode);
  if (!participant || atMs < participant.registeredMs) return refused(refusal('signerUnknown', callerCode));
  if (profile === 'production' && participant.sandbox) return refused(refusal('sandboxKeyInProduction', callerCode));
  const problem = standingProblem(participant, atMs);
  return problem ? refused(problem) : done({ participant: participantAt(participant, atMs), signingKey: null });
}

function keyProblem(key: SigningKey, atMs: EpochMs): Refusal | null {
  if (key.revokedMs !== null && atMs >= key.revokedMs) {
    return refusal('signerRevoked', `${key.keyName}, ${shanghaiIso(key.revokedMs)}`);
  }
  // X.509 validity includes both ends (RFC 5280, 4.1.2.5).
  if (atMs < key.notBeforeMs || atMs > key.notAfterMs) {
    return refusal('signerExpired', `${key.keyName}, ${shanghaiIso(key.notBeforeMs)} … ${shanghaiIso(key.notAfterMs)}`);
  }
  return null;
}

function standingProblem(participant: Participant, atMs: EpochMs): Refusal | null {
  if (participant.revokedMs !== undefined && atMs >= participant.revokedMs) {
    return refusal('signerRevoked', `${participant.code}, ${shanghaiIso(participant.revokedMs)}`);
  }
  const suspension = participant.suspensions.find(
    ({ fromMs, untilMs }) => atMs >= fromMs && (untilMs === null || atMs < untilMs),
  );
  if (!suspension) return null;
  return refusal('signerSuspended', `${participant.code}, ${shanghaiIso(suspension.fromMs)}, ${suspension.reason}`);
}

type SignerCode =
  | 'signerUnknown'
  | 'signerExpired'
  | 'signerSuspended'
  | 'signerRevoked'
  | 'sandboxKeyInProduction'
  | 'certificateUnreadable';

function refusal(name: SignerCode, found: string): Refusal {
  const { code, allowed } = WIRE_CODES[name];
  return { code, path: 'ds:Signature/ds:KeyInfo/ds:KeyName', found, allowed };
}
