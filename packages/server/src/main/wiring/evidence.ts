import { randomBytes } from 'node:crypto';
import { readMessage, readSignature, scan, SIGNATURE_VARIANTS, type Tape, verifySignature } from '@tongguan/ceb';
import { drawOf } from '@tongguan/policy';
import { unpackMessages } from '../../intake/pack.ts';
import { unsignedTaken } from '../../intake/vouched.ts';
import type { EvidenceAudit } from '../../ledgers/index.ts';
import { loadRegistry, type Registry } from '../../registry/index.ts';
import { registryStore } from '../../store/registry/records.ts';
import { type AccessDeps, vaultOf } from '../access.ts';

/**
 * Opens the evidence for the audit, with the installation's keys: every signature of the sample is verified again, with
 * the key on record and every variant that may have been named for its firm (B-05).
 */
export async function evidenceOf(deps: AccessDeps, basisPoints: number): Promise<EvidenceAudit> {
  const vault = await vaultOf(deps);
  const registry = await loadRegistry(registryStore(deps.store), vault);
  const seed = vault.drawSeed();
  return {
    basisPoints,
    salt: randomBytes(16).toString('hex'),
    open: (sealed, boundTo) => vault.open(sealed, boundTo),
    unpack: unpackMessages,
    read: (raw) => readEvidence(raw, registry),
    draw: (preNo) => drawOf(seed, preNo),
  };
}

/** What the bytes of a message say, and whose signature they bear, by the keys on record. */
export function readEvidence(raw: Buffer, registry: Registry): ReturnType<EvidenceAudit['read']> {
  const tape = scan(raw);
  if (!tape.ok) return null;
  const parts = readSignature(tape.value, { variants: SIGNATURE_VARIANTS });
  if (!parts.ok) return readUnsigned(tape.value);
  const signingKey = registry.signingKey(parts.value);
  // A key that nobody should trust signs nothing (B-05).
  if (!signingKey || typeof signingKey.key === 'string') return null;
  const signed = verifySignature(tape.value, parts.value, signingKey.key, { variants: SIGNATURE_VARIANTS });
  if (!signed.ok) return null;
  const message = readMessage(signed.value);
  if (!message.ok) return null;
  const { documents } = message.value;
  return { documents, signer: signingKey.participantCode, key: signingKey.fingerprint };
}

/** B-09: nobody signed; whether that was enough at its time is judged by the row's moment. */
function readUnsigned(tape: Tape): ReturnType<EvidenceAudit['read']> {
  const message = readMessage(tape, { unsigned: true });
  if (!message.ok) return null;
  const { type, documents } = message.value;
  return { documents, signer: null, taken: (atMs) => unsignedTaken(type, atMs).value === 'tolerated' };
}
