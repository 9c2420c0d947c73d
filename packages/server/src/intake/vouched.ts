import {
  type DocumentKind,
  readMessage,
  readSignature,
  requestOf,
  SIGNATURE_VARIANTS,
  type Tape,
  verifySignature,
  WIRE_CODES,
} from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS } from '@tongguan/policy';
import { judgeSigner, judgeUnsigned, type Profile, type Registry } from '../registry/index.ts';
import type { VerifiedMessage } from './types.ts';

/** A message, and who answers for it. */
type Vouched = Pick<VerifiedMessage, 'message' | 'signature' | 'signer'>;

type At = {
  readonly registry: Registry;
  readonly profile: Profile;
  readonly acceptedMs: EpochMs;
  readonly callerCode: string;
};

/**
 * Who answers for a message, by its signature (B-05), and what it says: fields are read only from bytes the signature
 * covers. In the time that takes orders, payments and waybills without one (B-09), the transmitter.
 */
export function vouched(tape: Tape, type: string, at: At): Outcome<Vouched> {
  // The permission depends on the signer, who is known only from the signature's parts.
  const parts = readSignature(tape, { variants: SIGNATURE_VARIANTS });
  if (!parts.ok) return isMissing(parts.refusals) ? unsigned(tape, type, parts.refusals, at) : parts;
  const signer = judgeSigner(at.registry, parts.value, at.profile, at.acceptedMs);
  if (!signer.ok) return signer;
  const { signingKey, variants } = signer.value;
  const signed = verifySignature(tape, parts.value, signingKey.key, { variants });
  if (!signed.ok) return signed;
  const message = readMessage(signed.value);
  return message.ok ? done({ message: message.value, signature: parts.value, signer: signer.value }) : message;
}

function unsigned(tape: Tape, type: string, missing: readonly Refusal[], at: At): Outcome<Vouched> {
  const { value, law } = unsignedTaken(type, at.acceptedMs);
  if (value === 'refused') {
    return refused(...missing.map((one) => (law === '' ? one : { ...one, allowed: `${one.allowed} (${law})` })));
  }
  const sender = judgeUnsigned(at.registry, at.callerCode, at.profile, at.acceptedMs);
  if (!sender.ok) return sender;
  const message = readMessage(tape, { unsigned: true });
  return message.ok ? done({ message: message.value, signature: null, signer: sender.value }) : message;
}

function isMissing(refusals: readonly Refusal[]): boolean {
  return refusals.every(({ code }) => code === WIRE_CODES.signatureMissing.code);
}

/** Those that 海关总署公告2018年第56号 三 gives three months. */
const WITH_TRANSITION: readonly DocumentKind[] = ['order', 'payment', 'waybill'];

/** Whether a message of this type may come without a signature at that moment, and the notice that says so (B-09). */
export function unsignedTaken(
  type: string,
  atMs: EpochMs,
): { readonly value: 'tolerated' | 'refused'; readonly law: string } {
  const row = requestOf(type);
  if (row?.family !== 'import' || !WITH_TRANSITION.includes(row.kind)) return { value: 'refused', law: '' };
  return atMs < REGIME_FROM_MS ? { value: 'refused', law: '' } : lawAt(atMs).unsignedDocuments;
}
